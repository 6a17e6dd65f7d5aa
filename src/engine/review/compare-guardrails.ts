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
    const read = READERS[kind];
    const [earlier, later] = [entriesOf(read, before), entriesOf(read, after)];
    const names = [...new Set([...earlier.keys(), ...later.keys()])].sort();
    const changes = names.flatMap((name) => {
      const change = changeOf(kind, name, earlier.get(name), later.get(name));
      return change === undefined ? [] : [change];
    });
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

/** Several of one name are told apart by a number; equal ones are one. */
function entriesOf(
  read: (manifest: Manifest) => readonly (readonly [string, unknown])[],
  manifests: readonly Manifest[],
): ReadonlyMap<string, unknown> {
  const byName = new Map<string, Map<string, unknown>>();
  for (const [name, value] of manifests.flatMap(read)) {
    const values = byName.get(name) ?? new Map<string, unknown>();
    byName.set(name, values.set(canonical(value), value));
  }
  return new Map(
    [...byName].flatMap(([name, values]) =>
      [...values]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, value], index) => [index === 0 ? name : `${name} (${index + 1})`, value] as const),
    ),
  );
}

function changeOf(
  kind: GuardrailKind,
  name: string,
  before: unknown,
  after: unknown,
): GuardrailChange | undefined {
  if (canonical(before) === canonical(after)) return undefined;
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
