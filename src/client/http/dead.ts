import { ConnectionLostError } from "../errors/connection-lost-error";
import { RequestTimeoutError } from "../errors/request-timeout-error";
import { UnreachableError } from "../errors/unreachable-error";
import { isGatewayFailure, type Outcome } from "./retry";

/** No answer came, or only a gateway's that nobody is behind it. */
export function isDead(outcome: Outcome): boolean {
  if (!(outcome instanceof Error)) return isGatewayFailure(outcome.status);
  return (
    outcome instanceof UnreachableError ||
    outcome instanceof ConnectionLostError ||
    outcome instanceof RequestTimeoutError
  );
}
