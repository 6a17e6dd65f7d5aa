import {
  DEMO_CLIENT,
  type Emulator,
  type EmulatorOptions,
  type FaultPlanInput,
  startEmulator,
} from "../../../../src/emulator";
import { textOf, tokenForm } from "../open-tenant";

const running: Emulator[] = [];

/** For `afterEach`. */
export async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map((emulator) => emulator.close()));
}

export interface RunningTenant {
  readonly emulator: Emulator;
  /** A call of the API over the wire, with the demo client's token. */
  call(method: string, path: string, body?: unknown, init?: RequestInit): Promise<Response>;
  /** Signs in again. */
  signIn(client?: { id: string; secret: string }): Promise<Response>;
}

/** A tenant that listens, with a token that was asked for before the faults were in force. */
export async function runTenant(
  faults: FaultPlanInput["faults"] = [],
  options: Partial<EmulatorOptions> = {},
): Promise<RunningTenant> {
  const emulator = await startEmulator({ port: 0, seed: "faults", ...options });
  running.push(emulator);
  let token = "";
  const signIn = async (client: { id: string; secret: string } = DEMO_CLIENT) => {
    const answer = await fetch(emulator.tokenUrl, { method: "POST", body: tokenForm(client) });
    if (answer.ok) token = textOf(await answer.clone().json(), "access_token");
    return answer;
  };
  await signIn();
  emulator.faults.set({ faults });
  return {
    emulator,
    signIn,
    call: (method, path, body, init = {}) =>
      fetch(`${emulator.url}/ziam/admin/api/v1${path}`, {
        method,
        redirect: "manual",
        headers: { authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...init,
      }),
  };
}

/** The code of a connection's failure, such as `ECONNRESET`. */
export async function failureOf(answer: Promise<unknown>): Promise<unknown> {
  const error: unknown = await answer.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  const cause: unknown = Reflect.get(Object(error), "cause") ?? error;
  return Reflect.get(Object(cause), "code");
}
