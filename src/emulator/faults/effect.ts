import type { Context } from "hono";
import type { EmulatorEnv } from "../headers";
import type { Handler } from "../request";
import type { TenantDocument } from "../state";
import type { TokenRegistry } from "../tokens";
import type { Target } from "./selection";

/** One request, as faults see it. */
export interface Call {
  readonly context: Context<EmulatorEnv>;
  readonly target: Target;
  readonly query: URLSearchParams;
  /** The access token that it carries, whether it is good or not; empty without one. */
  readonly token: string;
  /** The API client behind the token. */
  readonly caller: string | undefined;
  readonly tokens: TokenRegistry;
  /** Milliseconds since 1970: later after each wait. */
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<void>;
}

/** What one fault of a plan does to a request that it hits, in this order; of several faults, in the order of `FAULT_ORDER`. */
export interface Effect {
  /** Narrows the selection: whether such a request is one of the fault's at all. */
  readonly concerns?: (call: Call) => boolean;
  /** Milliseconds to wait first. `chance` is this request's draw, from 0 to 1. */
  readonly delay?: (chance: number) => number;
  /** An answer in place of carrying the request out. */
  readonly instead?: (call: Call) => Response | undefined;
  /** Another handler in place of the operation's own. */
  readonly around?: (handler: Handler, call: Call) => Handler;
  /** What is sent in place of the answer. */
  readonly after?: (call: Call, answer: Response) => Response | Promise<Response>;
  /** Is told of every write that was carried out, whether the fault hits it or not. */
  readonly written?: (before: TenantDocument, now: number) => void;
}

/** An effect that hits a request. */
export interface Fired {
  readonly effect: Effect;
  /** The request's draw, for whatever the effect leaves to chance. */
  readonly chance: number;
}
