import type { Command } from "commander";
import { networkFetch } from "../client";
import { DiagnosticsError, errorDiagnostic } from "../diagnostics";
import { isStandardInput } from "../engine";
import { type DocumentedOptions, withDocumentedOptions } from "./documented";
import { EXIT, type ExitCode, type Io } from "./io";
import {
  clientSettings,
  type GlobalOptions,
  manifestPath,
  type StateOptions,
  tenantHost,
  type TenantOptions,
  withStateOptions,
  withTenantOptions,
} from "./options";
import { packageVersion } from "./package-version";
import { type ListenAddress, listenAddress, minutes, webhookTarget } from "./watch/addresses";
import { Health } from "./watch/health";
import { serveWatch } from "./watch/http-server";
import { logLine } from "./watch/log-line";
import { WatchMetrics } from "./watch/metrics";
import { type Surroundings, SYSTEM } from "./watch/surroundings";
import { Watcher } from "./watch/watcher";

type WatchOptions = StateOptions &
  TenantOptions &
  DocumentedOptions &
  GlobalOptions & {
    /** Milliseconds. */
    readonly every?: number;
    readonly listen?: ListenAddress;
    readonly webhook?: string;
  };

const EVERY = "15";
const LISTEN = "127.0.0.1:9464";

export function watchCommand(command: Command): Command {
  return withDocumentedOptions(withTenantOptions(withStateOptions(command)))
    .description("look for drift again and again: a line a round, metrics, a webhook on change")
    .option("--every <minutes>", `from one round to the next (default: ${EVERY})`, minutes)
    .option(
      "--listen <address>",
      `HOST:PORT of /healthz, /readyz and /metrics (default: ${LISTEN})`,
      listenAddress,
    )
    .option(
      "--webhook <url>",
      "where a change of what differs is posted as JSON (env ZIDENTITY_WEBHOOK_URL)",
    )
    .option("--only-declared", "in documented mode: ask only for users whom a declaration concerns")
    .addHelpText("after", AFTER_HELP);
}

const AFTER_HELP = `
The desired state is read anew each round. While the tenant is away,
rounds come up to 4 times as far apart, an hour at the most.
A bearer token for the webhook: env ZIDENTITY_WEBHOOK_TOKEN.
Fields, metrics, units for systemd and Kubernetes: docs/watch.md.

Exit code: 0 ended by Ctrl-C or SIGTERM, 1 it could not begin.

Examples:
  $ zidentity watch -m access.yaml
  $ zidentity watch -m cdktf.out --every 5 --format json
  $ zidentity watch --listen 0.0.0.0:9464`;

/** Throws DiagnosticsError for what keeps it from beginning; after that it ends when it is told to. */
export async function runWatch(
  options: WatchOptions,
  io: Io,
  _args: readonly string[] = [],
  surroundings: Surroundings = SYSTEM,
): Promise<ExitCode> {
  if (isStandardInput(manifestPath(options, io))) throw readOnce();
  const tenant = tenantHost(options, io);
  const target = webhookTarget(options.webhook, io.env);
  const webhook = target && {
    ...target,
    fetch: networkFetch(clientSettings(options), io.env, surroundings.fetch),
  };
  const { every = minutes(EVERY), listen = listenAddress(LISTEN) } = options;
  const health = new Health(every, surroundings.monotonic);
  // No other command loads it.
  const prometheus = await import("prom-client");
  const metrics = new WatchMetrics(prometheus, { version: packageVersion(), tenant });
  const server = await serveWatch(listen, health, metrics);
  const say = (event: string, more: Readonly<Record<string, string>> = {}): void =>
    io.err(
      logLine({ time: io.now().toISOString(), level: "info", event, ...more }, options.format),
    );
  say("begin", { tenant, listen: server.url });
  try {
    const parts = { options: { ...options, every }, io, surroundings, tenant };
    await new Watcher({ ...parts, health, metrics, webhook }).run();
  } finally {
    await server.close();
  }
  say("end");
  return EXIT.same;
}

function readOnce(): DiagnosticsError {
  return new DiagnosticsError([
    errorDiagnostic("Standard input can be read once", "Each round reads the desired state anew.", {
      fix: "Name a file or a folder with --manifest.",
    }),
  ]);
}
