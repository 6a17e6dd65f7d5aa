import type { Command } from "commander";
import { palette } from "../report";
import { explainError } from "./explain-error";
import { healthJson, healthText } from "./health-report";
import { EXIT, type ExitCode, type Io } from "./io";
import {
  type FormatOption,
  type GlobalOptions,
  connectLater,
  type TenantOptions,
  withFormatOption,
  withTenantOptions,
} from "./options";

export function doctorCommand(command: Command): Command {
  return withTenantOptions(withFormatOption(command))
    .description("probe the tenant, reading only: what it offers, what this API client may do")
    .addHelpText(
      "after",
      "\nExit code: 0 signed in, 1 not.\n\nExample:\n  $ zidentity doctor --format json",
    );
}

export async function runDoctor(
  options: FormatOption & TenantOptions & GlobalOptions,
  io: Io,
): Promise<ExitCode> {
  const health = await connectLater(options, options, io).probe();
  const { authentication } = health;
  const findings = authentication.ok ? [] : explainError(authentication.error);
  io.out(
    options.format === "json"
      ? healthJson(health, findings)
      : healthText(health, findings, palette(io.colours)),
  );
  return authentication.ok ? EXIT.same : EXIT.error;
}
