import { chance } from "./chance";
import type { Call, Effect, Fired } from "./effect";
import { effectOf } from "./effects";
import { FAULT_ORDER } from "./fault-kinds";
import type { FaultPlan, FaultPlanInput } from "./plan";
import { parseFaultPlan } from "./plan-file";
import { concerns } from "./selection";

/** How often a fault of the plan has happened. */
export interface FiredCounts {
  readonly fault: FaultPlan["faults"][number]["fault"];
  /** The requests that it concerned. */
  readonly seen: number;
  readonly fired: number;
}

/** The faults that are in force, which may be changed while the tenant runs. */
export class FaultInjector {
  #plan: FaultPlan;
  #rules: readonly Rule[] = [];

  /** Errors: `FaultPlanError`. */
  constructor(plan: FaultPlanInput = {}) {
    this.#plan = this.set(plan);
  }

  get plan(): FaultPlan {
    return this.#plan;
  }

  /** Puts another plan in force, from its beginning: counts start anew. Errors: `FaultPlanError`, and nothing changes. */
  set(plan: unknown): FaultPlan {
    const parsed = parseFaultPlan(plan);
    this.#plan = parsed;
    this.#rules = parsed.faults
      .map((fault, index) => new Rule(fault, [parsed.seed, index]))
      .toSorted((a, b) => FAULT_ORDER.indexOf(a.fault.fault) - FAULT_ORDER.indexOf(b.fault.fault));
    return parsed;
  }

  /** From now on nothing goes wrong. */
  clear(): void {
    this.set({});
  }

  /** In the order of the plan. */
  counts(): readonly FiredCounts[] {
    return this.#plan.faults.flatMap((fault) =>
      this.#rules.filter((rule) => rule.fault === fault).map((rule) => rule.counts()),
    );
  }

  /** The faults that hit this request; asking is counted. */
  fire(call: Call): readonly Fired[] {
    return this.#rules.flatMap((rule) => rule.fire(call) ?? []);
  }

  /** The effects that want to know of writes. */
  witnesses(): readonly NonNullable<Effect["written"]>[] {
    return this.#rules.flatMap(({ effect }) => effect.written ?? []);
  }
}

class Rule {
  readonly effect: Effect;
  #seen = 0;
  #fired = 0;

  constructor(
    readonly fault: FaultPlan["faults"][number],
    private readonly key: readonly [seed: string | number, index: number],
  ) {
    this.effect = effectOf(fault);
  }

  fire(call: Call): Fired | undefined {
    const { rate, skip, times = Infinity } = this.fault;
    if (!concerns(this.fault, call.target, call.caller)) return undefined;
    if (this.effect.concerns?.(call) === false) return undefined;
    const number = this.#seen;
    this.#seen += 1;
    if (number < skip || this.#fired >= times) return undefined;
    if (chance(...this.key, number, "whether") >= rate) return undefined;
    this.#fired += 1;
    return { effect: this.effect, chance: chance(...this.key, number, "how") };
  }

  counts(): FiredCounts {
    return { fault: this.fault.fault, seen: this.#seen, fired: this.#fired };
  }
}
