import { type Command, Option } from "commander";
import type { DocumentedOptions as EngineOptions, ReadableTenant } from "../engine";
import type { Io } from "./io";
import {
  type CacheOptions,
  connect,
  connectLater,
  type GlobalOptions,
  type TenantOptions,
} from "./options";

/** Options of the commands that also work where a tenant offers what the vendor documents and no more. */
export interface DocumentedOptions {
  readonly documented?: boolean;
  readonly userEntitlements?: "auto" | "effective" | "direct";
  readonly onlyDeclared?: boolean;
}

export function withDocumentedOptions(command: Command): Command {
  return command
    .option("--documented", "use only what the vendor documents, whatever the tenant offers")
    .addOption(
      new Option(
        "--user-entitlements <which>",
        "in documented mode: whether users show what groups give them (effective) or not (direct)",
      )
        .choices(["auto", "effective", "direct"])
        .default("auto"),
    );
}

/** The tenant; users are asked for one by one, afresh, and only where the tenant has no list. */
export async function connectReadable(
  options: TenantOptions & CacheOptions,
  global: GlobalOptions,
  io: Io,
  saw?: (requestId: string) => void,
): Promise<ReadableTenant> {
  const tenant = connectLater(options, global, io, {}, saw);
  if (options.maxAge === undefined) {
    await tenant.authenticate();
    return { reader: tenant, ofUsers: tenant.documented() };
  }
  return { reader: await connect(options, global, io, saw), ofUsers: tenant.documented() };
}

export function documentedOptions(
  { documented, userEntitlements = "auto", onlyDeclared }: DocumentedOptions,
  io: Io,
): Omit<EngineOptions, "callerDeploys"> {
  return {
    documentedOnly: documented,
    userEntitlements: userEntitlements === "auto" ? "unknown" : userEntitlements,
    onlyDeclared,
    progress: (read, total, requests) => io.err(progressLine(read, total, requests)),
  };
}

/** A tenant of thousands of users takes minutes: whoever waits is told why, and how far it is. */
function progressLine(read: number, total: number, requests: number): string {
  const users = total === 1 ? "1 user" : `${total} users`;
  if (read === 0)
    return `Asking for what ${users} ${total === 1 ? "holds" : "hold"}, one by one: ${requests} requests.\n`;
  return read < total ? `  ${read} of ${users}\n` : "";
}
