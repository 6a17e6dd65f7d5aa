import type { Io } from "../io";
import { changesBetween, type DifferenceSet, differencesOf, fingerprint } from "./changes";
import type { Health } from "./health";
import type { WatchMetrics } from "./metrics";
import { isSuccess } from "./outcomes";
import { type Round, type RoundOptions, runRound } from "./round";
import { roundFields } from "./round-fields";
import { pauseAfter, restOf } from "./schedule";
import type { Surroundings } from "./surroundings";
import { type Delivery, deliver, type WebhookTarget } from "./webhook";
import { webhookBody } from "./webhook-body";
import { logLine } from "./log-line";

export interface WatcherParts {
  readonly options: RoundOptions & { readonly every: number };
  readonly io: Io;
  readonly surroundings: Surroundings;
  readonly tenant: string;
  readonly health: Health;
  readonly metrics: WatchMetrics;
  readonly webhook: (WebhookTarget & { readonly fetch: typeof fetch }) | undefined;
}

const NOTHING: DifferenceSet = new Map();

/** Looks again and again. Between rounds it keeps the last set of differences and what was told of it, and no more. */
export class Watcher {
  readonly #parts: WatcherParts;
  #failures = 0;
  #problem: string | undefined;
  /** At the last comparison; at the start as if all were as declared, so that drift that is there already is told. */
  #seen = NOTHING;
  /** What the webhook knows. */
  #told = NOTHING;

  constructor(parts: WatcherParts) {
    this.#parts = parts;
  }

  /** Ends when the run is interrupted. */
  async run(): Promise<void> {
    const { io, surroundings, health, options } = this.#parts;
    while (!io.signal.aborted) {
      const began = surroundings.monotonic();
      health.beat();
      const pause = await this.#once();
      if (pause === undefined) return;
      const rest = restOf(pause, surroundings.monotonic() - began, options.every);
      health.beat(rest);
      await surroundings.sleep(rest, io.signal).catch((error: unknown) => {
        if (!io.signal.aborted) throw error;
      });
    }
  }

  /** Milliseconds from its begin to that of the next; undefined where it was interrupted: that is no outcome. */
  async #once(): Promise<number | undefined> {
    const { options, io, surroundings, health, metrics } = this.#parts;
    const began = surroundings.monotonic();
    const round = await interruptible(io, (own) =>
      runRound(options, own, surroundings, () => health.beat()),
    );
    const tookMs = surroundings.monotonic() - began;
    if (io.signal.aborted) return undefined;
    const at = io.now();
    this.#failures = round.outcome === "failed" ? this.#failures + 1 : 0;
    if (isSuccess(round.outcome)) health.succeeded();
    metrics.round(round, tookMs, at, this.#failures);
    const current = round.report === undefined ? this.#seen : differencesOf(round.report);
    const changes = changesBetween(this.#seen, current);
    this.#seen = current;
    const delivery = round.report === undefined ? undefined : await this.#tell(round, at);
    const pause = pauseAfter(this.#failures, options.every, surroundings.random);
    const isNew = round.problem !== this.#problem;
    this.#problem = round.problem;
    const fields = { round, at, tookMs, pause, changes, delivery, isNew };
    io.err(logLine(roundFields(fields), options.format));
    return pause;
  }

  /** Tells of the difference to what the receiver knows: what could not be told in one round is told in the next. */
  async #tell({ outcome }: Round, at: Date): Promise<Delivery | undefined> {
    const { io, surroundings, metrics, tenant, webhook } = this.#parts;
    const current = this.#seen;
    const changes = changesBetween(this.#told, current);
    if (webhook === undefined || changes.appeared.length + changes.gone.length === 0)
      return undefined;
    const body = webhookBody({ tenant, at, outcome, current, changes });
    const key = `${fingerprint(this.#told).slice(0, 32)}-${fingerprint(current).slice(0, 32)}`;
    const through = { ...surroundings, fetch: webhook.fetch };
    const delivery = await deliver(webhook, body, key, through, io.signal);
    metrics.webhook(delivery.outcome);
    if (delivery.outcome === "delivered") this.#told = current;
    return delivery;
  }
}

/** Work on a signal of its own: a run of months would gather the listeners of every round on the one it was given. */
async function interruptible<T>(io: Io, work: (own: Io) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  if (io.signal.aborted) abort();
  io.signal.addEventListener("abort", abort, { once: true });
  try {
    return await work({ ...io, signal: controller.signal });
  } finally {
    io.signal.removeEventListener("abort", abort);
  }
}
