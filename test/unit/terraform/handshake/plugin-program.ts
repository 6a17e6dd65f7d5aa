/** A plugin program as `terraform-provider-zidentity` is one, with handlers that do nothing. */
import { currentProcess, HandshakeError, servePlugin } from "../../../../src/terraform/handshake";
import { providerHandlers } from "../provider-handlers";

servePlugin({ handlers: providerHandlers, host: currentProcess() }).catch((error: unknown) => {
  process.stderr.write(`${error instanceof HandshakeError ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
