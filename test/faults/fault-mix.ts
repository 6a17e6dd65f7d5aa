import { DEMO_CLIENT, type FaultPlanInput } from "../../src/emulator";
import type { Dice } from "./dice";
import { HANG_MS } from "./virtual-time";

type Faults = NonNullable<FaultPlanInput["faults"]>;
type FaultInput = Faults[number];

/** The part of the requests that is hit. */
const RATE = 0.05;

const clients = [DEMO_CLIENT.id];

/** What hits single requests; the rate is shared out among those that a scenario has. */
const ACCIDENTS: readonly ((dice: Dice) => FaultInput)[] = [
  (dice) => ({
    fault: "status",
    status: dice.pick([500, 502, 503, 504]),
    body: dice.pick(["error", "html", "text", "empty"]),
    when: dice.pick(["before", "after"]),
  }),
  (dice) => ({
    fault: "status",
    status: 429,
    retryAfter: {
      form: dice.pick(["seconds", "date", "suffixed", "body", "none"]),
      seconds: dice.int(0, 20),
    },
  }),
  (dice) => ({ fault: "status", status: 200, body: "html", when: dice.pick(["before", "after"]) }),
  (dice) => ({ fault: "reset", when: dice.pick(["before", "after"]) }),
  (dice) => ({ fault: "truncated", end: dice.pick(["clean", "cut"]) }),
  () => ({ fault: "malformed" }),
  () => ({ fault: "expired_token" }),
  () => ({ fault: "redirect", to: "http://127.0.0.1:9/elsewhere{path}" }),
  (dice) => ({ fault: "latency", ms: dice.int(200, 2000), spreadMs: 300 }),
];

/** What a tenant may be like for a while. */
const CONDITIONS: readonly ((dice: Dice) => FaultInput)[] = [
  (dice) => ({ fault: "rate_limit", perSecond: dice.int(3, 50) }),
  (dice) => ({ fault: "lag", reads: dice.int(1, 2) }),
  (dice) => ({ fault: "lag", ms: dice.int(100, 5000) }),
  () => ({ fault: "ignored_filters" }),
  (dice) => ({ fault: "small_pages", size: dice.int(3, 20) }),
  (dice) => ({ fault: "next_link", to: dice.pick(["itself", "first", "foreign"]) }),
  (dice) => ({ fault: "wrong_total", by: dice.pick([-3, 1, 4, "absent"] as const), rate: 0.2 }),
  (dice) => ({
    fault: "changing_pages",
    change: dice.pick(["inserted", "removed"] as const),
    count: dice.int(1, 2),
    rate: 0.1,
  }),
];

/** What of a plan is the tenant's nature, and so is there in the second run too. */
const LASTING = new Set<FaultInput["fault"]>([
  "rate_limit",
  "ignored_filters",
  "small_pages",
  "next_link",
  "no_etags",
  "grant_etags",
]);

export function lastingFaults({ seed = 0, faults = [] }: FaultPlanInput): FaultPlanInput {
  return { seed, faults: faults.filter(({ fault }) => LASTING.has(fault)) };
}

/** The faults of a scenario. Only the deploying client is hit: the other administrator's day is a calm one. */
export function mixFaults(dice: Dice, seed: number): FaultPlanInput {
  const accidents = dice.some(ACCIDENTS, dice.int(2, 4)).map((make) => make(dice));
  const conditions = dice.some(CONDITIONS, dice.int(0, 3)).map((make) => make(dice));
  const faults: FaultInput[] = [
    ...accidents.map((fault) => ({ ...fault, rate: RATE / accidents.length, clients })),
    ...conditions.map((fault) => ({ ...fault, clients })),
  ];
  if (dice.happens(0.3)) faults.push({ fault: "no_etags", clients });
  if (dice.happens(0.5)) faults.push({ fault: "grant_etags", clients });
  if (dice.happens(0.2)) {
    faults.push({ fault: "status", status: 503, operations: ["token"], rate: 0.3 });
  }
  // It takes a second of real time, so few scenarios have it, and once.
  if (dice.happens(0.05)) {
    faults.push({ fault: "slow_body", bytes: 8, pauseMs: HANG_MS, rate: 0.1, times: 1, clients });
  }
  return { seed, faults };
}

/** Whether a grant can be written only if it is still what was read. */
export function tagsGrants(plan: FaultPlanInput): boolean {
  return hasEtags(plan) && (plan.faults ?? []).some(({ fault }) => fault === "grant_etags");
}

/** Without ETags nobody can tell that a role was changed between reading and replacing it. */
export function hasEtags({ faults = [] }: FaultPlanInput): boolean {
  return faults.every(({ fault }) => fault !== "no_etags");
}
