import type { Manifest, NaturalReference } from "../../manifest";
import {
  canonical,
  type GuardrailEffect,
  guardrailEffect,
  type GuardrailKind,
  STATED,
} from "./guardrail-effect";

/** What keeps a desired state in bounds, and changes with it. */
export interface GuardrailChange {
  readonly kind: GuardrailKind;
  /** What of it: a rule's id, a module, the name of a guard. */
  readonly name: string;
  readonly effect: GuardrailEffect;
  /** As it is declared; absent where it was not there, or is no longer. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** In the order of the kinds, then by name. */
export function compareGuardrails(
  before: readonly Manifest[],
  after: readonly Manifest[],
): readonly GuardrailChange[] {
  return KINDS.flatMap((kind) => {
    const [earlier, later] = [entriesOf(kind, before), entriesOf(kind, after)];
    const names = [...new Set([...earlier.keys(), ...later.keys()])].sort();
    const changes = names.flatMap((name) =>
      changesOf(kind, name, earlier.get(name) ?? NONE, later.get(name) ?? NONE),
    );
    // A deployer that is stated on one side alone has nothing to be compared with.
    const stated = changes.filter(({ name }) => kind === "deployer" && name === STATED);
    return stated.length > 0 ? stated : changes;
  });
}

/** The parts of a manifest that guard, each under a name; one that every stack repeats is one. */
const READERS: Readonly<
  Record<GuardrailKind, (manifest: Manifest) => readonly (readonly [string, unknown])[]>
> = {
  policy: ({ policies = [] }) =>
    policies.map(({ place: _, ...policy }) => [policy.id, policy] as const),
  accept: ({ accept = [] }) =>
    accept.map(({ place: _, ...entry }) => {
      const { rule, at, principal, role } = entry;
      return [[rule, principal, role, at].filter(isText).join(", "), entry] as const;
    }),
  deployer: deployerEntries,
  ownership: ({ ownership }) =>
    ownership === undefined || ownership.mode === "additive" ? [] : [["ownership", ownership]],
  ignore: ({ ignore = [] }) =>
    ignore.map((entry) => {
      const { services = [], roles = [], users = [], groups = [] } = entry;
      const named = [...services.map(textOf), ...roles, ...users, ...groups];
      return [named.join(", "), entry] as const;
    }),
  guard: guardEntries,
};

const KINDS: readonly GuardrailKind[] = [
  "policy",
  "accept",
  "ignore",
  "deployer",
  "ownership",
  "guard",
];

function deployerEntries({ deployer }: Manifest) {
  if (deployer === undefined) return [];
  const levels = Object.entries(deployer.permissions).filter(([, level]) => level !== "none");
  const services = deployer.service_admins;
  return [
    [STATED, true] as const,
    ...levels,
    ...(services === undefined
      ? [["administers any service", true] as const]
      : services.map((service) => [`administers ${textOf(service)}`, true] as const)),
  ];
}

function guardEntries({ guards }: Manifest): readonly (readonly [string, unknown])[] {
  const { break_glass: kept = {}, max_removals: most = {} } = guards ?? {};
  return [
    ...(kept.users ?? []).map((name) => [`break_glass user ${name}`, true] as const),
    ...(kept.groups ?? []).map((name) => [`break_glass group ${name}`, true] as const),
    ...(most.percent === undefined ? [] : [["max_removals percent", most.percent] as const]),
    ...(most.count === undefined ? [] : [["max_removals count", most.count] as const]),
  ];
}

/** What a guardrail is in one of the desired states. */
interface Entry {
  readonly stack: string;
  readonly value: unknown;
}
const NONE: readonly Entry[] = [];

function entriesOf(
  kind: GuardrailKind,
  manifests: readonly Manifest[],
): ReadonlyMap<string, readonly Entry[]> {
  const byName = new Map<string, Entry[]>();
  for (const manifest of manifests) {
    for (const [name, value] of READERS[kind](manifest)) {
      const entry = { stack: manifest.stack, value };
      byName.set(name, [...(byName.get(name) ?? []), entry]);
    }
  }
  if (kind !== "guard") return byName;
  return new Map([...byName].map(([name, entries]) => [name, strictest(entries)]));
}

/** Of several limits the strictest counts, for the whole run. */
function strictest(entries: readonly Entry[]): readonly Entry[] {
  const limits = entries.map(({ value }) => value).filter((value) => typeof value === "number");
  return limits.length === 0 ? entries : [{ stack: "", value: Math.min(...limits) }];
}

/** What several states say alike is one change. */
function changesOf(
  kind: GuardrailKind,
  name: string,
  before: readonly Entry[],
  after: readonly Entry[],
): readonly GuardrailChange[] {
  const found = new Map<string, GuardrailChange>();
  for (const [earlier, later] of pairsOf(before, after)) {
    const key = canonical([earlier ?? null, later ?? null]);
    found.set(key, changeOf(kind, name, earlier, later));
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, change]) => change);
}

/**
 * What became of what: within each state that is on both sides; then, of states that are on one side alone, of whatever
 * no state of the other side has.
 */
function pairsOf(
  before: readonly Entry[],
  after: readonly Entry[],
): readonly (readonly [unknown, unknown])[] {
  const stacks = [...new Set([...before, ...after].map(({ stack }) => stack))];
  const within = (entries: readonly Entry[], one: string) =>
    entries.filter(({ stack }) => stack === one);
  const isBoth = (one: string) => within(before, one).length > 0 && within(after, one).length > 0;
  const alone = (entries: readonly Entry[]) => entries.filter(({ stack }) => !isBoth(stack));
  return [
    ...stacks.filter(isBoth).flatMap((one) => {
      const [earlier, later] = [within(before, one), within(after, one)];
      return inOrder(without(earlier, later), without(later, earlier));
    }),
    ...inOrder(without(alone(before), after), without(alone(after), before)),
  ];
}

function inOrder(
  gone: readonly unknown[],
  come: readonly unknown[],
): readonly (readonly [unknown, unknown])[] {
  return Array.from(
    { length: Math.max(gone.length, come.length) },
    (_, index) => [gone[index], come[index]] as const,
  );
}

/** The values that the others do not have, in order. */
function without(entries: readonly Entry[], others: readonly Entry[]): readonly unknown[] {
  const known = new Set(others.map(({ value }) => canonical(value)));
  return entries
    .map(({ value }) => value)
    .filter((value) => !known.has(canonical(value)))
    .sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1));
}

function changeOf(
  kind: GuardrailKind,
  name: string,
  before: unknown,
  after: unknown,
): GuardrailChange {
  return {
    kind,
    name,
    effect: guardrailEffect(kind, name, before, after),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

function textOf(reference: NaturalReference): string {
  return typeof reference === "string" ? reference : canonical(reference);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
