import type * as Prometheus from "prom-client";
import type { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Severity } from "../../diagnostics";
import type { Status } from "../../report";
import type { Round } from "./round";
import { isSuccess, OUTCOMES } from "./outcomes";
import type { Delivery } from "./webhook";

/** Seconds. */
const DURATIONS = [0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900];

const STATUSES: readonly Status[] = [
  "changed",
  "missing",
  "ended",
  "unmanaged",
  "unverified",
  "none",
];
const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

/**
 * What Prometheus is told. Labels are words of this program alone: no name of the tenant is one, so that the number of
 * series does not depend on it. Figures of a round that compared nothing stay those of the last one that did.
 */
export class WatchMetrics {
  readonly #registry: Registry;
  readonly contentType: string;
  readonly #rounds: Counter<"outcome">;
  readonly #webhooks: Counter<"outcome">;
  readonly #requests: Counter;
  readonly #objects: Gauge<"status">;
  readonly #findings: Gauge<"severity">;
  readonly #success: Gauge;
  readonly #failures: Gauge;
  readonly #durations: Histogram;

  constructor(
    { Counter, Gauge, Histogram, Registry }: typeof Prometheus,
    info: { readonly version: string; readonly tenant: string },
  ) {
    this.#registry = new Registry();
    this.contentType = this.#registry.contentType;
    const registers = [this.#registry];
    const named = <L extends string>(
      name: string,
      help: string,
      labelNames: readonly L[] = [],
    ) => ({
      name: `zidentity_${name}`,
      help,
      labelNames: [...labelNames],
      registers,
    });
    this.#objects = new Gauge(
      named("drift_objects", "Objects at the last comparison, by how they stand.", ["status"]),
    );
    this.#findings = new Gauge(
      named("drift_findings", "Findings on declarations at the last comparison.", ["severity"]),
    );
    this.#rounds = new Counter(
      named("watch_rounds_total", "Rounds that ended, by how.", ["outcome"]),
    );
    this.#success = new Gauge(
      named(
        "watch_last_success_timestamp_seconds",
        "When everything was compared last; 0: not yet.",
      ),
    );
    this.#failures = new Gauge(
      named("watch_consecutive_failures", "Rounds in a row in which the tenant was not read."),
    );
    this.#durations = new Histogram({
      ...named("watch_round_duration_seconds", "How long a round took."),
      buckets: DURATIONS,
    });
    this.#requests = new Counter(named("watch_requests_total", "Requests to the tenant."));
    this.#webhooks = new Counter(
      named("watch_webhooks_total", "Changes told to the webhook, by how that ended.", ["outcome"]),
    );
    new Gauge(named("watch_info", "Always 1.", ["version", "tenant"])).set({ ...info }, 1);
    for (const outcome of OUTCOMES) this.#rounds.inc({ outcome }, 0);
    for (const outcome of ["delivered", "failed"]) this.#webhooks.inc({ outcome }, 0);
  }

  /** `failures`: rounds in a row, with this one. */
  round({ outcome, report, requests }: Round, tookMs: number, at: Date, failures: number): void {
    this.#rounds.inc({ outcome });
    this.#requests.inc(requests);
    this.#durations.observe(tookMs / 1000);
    this.#failures.set(failures);
    if (isSuccess(outcome)) this.#success.set(at.getTime() / 1000);
    if (report === undefined) return;
    const { objects, findings } = report;
    for (const status of STATUSES)
      this.#objects.set({ status }, objects.filter((one) => one.status === status).length);
    for (const severity of SEVERITIES) {
      const found = findings.filter(({ diagnostic }) => diagnostic.severity === severity);
      this.#findings.set({ severity }, found.length);
    }
  }

  webhook(outcome: Delivery["outcome"]): void {
    if (outcome !== "stopped") this.#webhooks.inc({ outcome });
  }

  /** In the text format, version 0.0.4. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }
}
