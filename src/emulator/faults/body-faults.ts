import { breakOff } from "./connection";
import type { Call, Effect } from "./effect";
import type { FaultOf } from "./fault-kinds";

/** An answer without a body stays as it is: there is nothing in it to break. */
function rewrite(
  change: (bytes: Uint8Array, answer: Pick<Response, "status" | "headers">, call: Call) => Response,
): Effect {
  return {
    after: async (call, answer) => {
      const bytes = new Uint8Array(await answer.clone().arrayBuffer());
      return bytes.length === 0 ? answer : change(bytes, answer, call);
    },
  };
}

export function truncated({ end }: FaultOf<"truncated">): Effect {
  return rewrite((bytes, answer, { context }) => {
    const half = bytes.slice(0, Math.floor(bytes.length / 2));
    if (end === "cut") return breakOff(context, answer, half, bytes.length);
    const { status, headers } = answer;
    return new Response(half, { status, headers });
  });
}

/** Ends in a comma and a brace: no JSON text does. */
export function malformed(_fault: FaultOf<"malformed">): Effect {
  return rewrite(
    (bytes, { status, headers }) =>
      new Response(`${Buffer.from(bytes).toString("utf8")},}`, { status, headers }),
  );
}

export function slowBody({ bytes: size, pauseMs }: FaultOf<"slow_body">): Effect {
  return rewrite(
    (bytes, answer, { pause }) =>
      new Response(
        dribble(bytes, size, () => pause(pauseMs)),
        answer,
      ),
  );
}

function dribble(
  bytes: Uint8Array,
  size: number,
  pause: () => Promise<void>,
): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (sent > 0) await pause();
      controller.enqueue(bytes.slice(sent, sent + size));
      sent += size;
      if (sent >= bytes.length) controller.close();
    },
  });
}
