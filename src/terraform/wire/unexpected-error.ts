import { errorDiagnostic, type Diagnostic } from "../../diagnostics";
import { wireName, type RpcName } from "./provider-rpcs";

/** What a user reads when a handler throws: the message, without the stack trace, which goes to the debug log. */
export function unexpectedErrorDiagnostics(error: unknown, rpc: RpcName): readonly Diagnostic[] {
  const message = error instanceof Error ? error.message : "The cause is unknown.";
  return [
    errorDiagnostic(
      "The zidentity provider failed unexpectedly",
      `In ${wireName(rpc)}: ${message}`,
      {
        fix: "run Terraform again with TF_LOG_PROVIDER=DEBUG and report the lines that begin with this message.",
      },
    ),
  ];
}
