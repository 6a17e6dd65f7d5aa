import type { SourcePlace } from "../diagnostics";
import { isEnded, type State } from "../lifecycle";
import { type ResourceDefinition, roleIdsOf } from "../resources";
import { isConfigurable, type KnownObject, property } from "../schema";
import type { Compared, Comparison } from "./compare";
import { identityOf } from "./identity";
import type { Unmanaged } from "./unmanaged";

/** What to do about one declaration so that it says what the tenant has. */
export interface Edit {
  /** `remove`: it is declared and not there. `extend`: it has ended and is there. */
  readonly kind: "set" | "remove" | "extend";
  readonly definition: ResourceDefinition;
  readonly path: string;
  readonly file: string;
  readonly source?: SourcePlace;
  /** What the tenant has; of use where something is to be set. */
  readonly state: KnownObject;
  /** The attributes to say anew, or to leave out where the tenant has nothing. */
  readonly changed: readonly string[];
}

/** What would accept the drift. */
export interface Adoption {
  /** What nobody declares yet. One that is not `exclusive` leaves roles of the record to others. */
  readonly additions: readonly Unmanaged[];
  readonly edits: readonly Edit[];
}

/** What the desired state would have to say so that there is no drift: one edit a declaration. Pure. */
export function adopt({ compared, unmanaged, ignored }: Comparison): Adoption {
  const declared = new Map(compared.map((one) => [keyOf(one.definition, objectOf(one)), one]));
  const spared = new Set(ignored.map(({ definition, state }) => keyOf(definition, state)));
  const additions: Unmanaged[] = [];
  const others = new Map<Compared, KnownObject>();
  for (const one of asWholes(unmanaged)) {
    const { definition, state } = one;
    const key = keyOf(definition, state);
    const owner = declared.get(key);
    if (owner !== undefined) {
      others.set(owner, state);
      continue;
    }
    // Just these roles would take away those that somebody else answers for.
    const open = spared.has(key) && "exclusive" in definition.attributes;
    additions.push(open ? { definition, state: { ...state, exclusive: false } } : one);
  }
  const edits = compared.flatMap((one) => {
    const beside = others.get(one);
    return beside === undefined ? editOf(one) : [besides(one, beside)];
  });
  return { additions, edits };
}

function objectOf({ change }: Compared) {
  return "planned" in change ? change.planned : (change.prior ?? {});
}

function keyOf(definition: ResourceDefinition, object: Parameters<typeof identityOf>[1]): string {
  return `${definition.name} ${identityOf(definition, object)}`;
}

/** One record is one declaration, though it may be told in parts: some of its roles owned, some not. */
function asWholes(unmanaged: readonly Unmanaged[]): readonly Unmanaged[] {
  const wholes = new Map<string, Unmanaged>();
  for (const one of unmanaged) {
    const key = keyOf(one.definition, one.state);
    const known = wholes.get(key);
    const roles = [...roleIdsOf(known?.state ?? {}), ...roleIdsOf(one.state)];
    wholes.set(
      key,
      known === undefined ? one : { ...one, state: { ...one.state, role_ids: roles } },
    );
  }
  return [...wholes.values()];
}

function editOf(one: Compared): Edit[] {
  const { change, doubt, definition } = one;
  if (change.action === "none" || doubt !== undefined) return [];
  if (change.action === "create") return [{ ...placed(one, "remove"), state: {}, changed: [] }];
  if (change.action === "delete") return [{ ...placed(one, "extend"), state: {}, changed: [] }];
  const changed = new Set(
    change.attributes.flatMap(({ path: [first] }) =>
      first !== undefined && "attribute" in first ? [first.attribute] : [],
    ),
  );
  const written = [...changed].filter((name) => {
    const attribute = definition.attributes[name];
    return attribute !== undefined && isConfigurable(attribute);
  });
  return [{ ...placed(one, "set"), state: change.prior, changed: written }];
}

/** Of a declaration that leaves other roles of its record to others: what is held of its own, and those as well. */
function besides(owner: Compared, others: KnownObject): Edit {
  const [own] = editOf(owner);
  const held = heldBy(owner);
  if (held === undefined)
    return {
      ...placed(owner, "set"),
      state: others,
      changed: ["role_ids", ...besideRoles(owner, others)],
    };
  const state = { ...held, role_ids: [...roleIdsOf(held), ...roleIdsOf(others)] };
  const changed = new Set([...(own?.changed ?? []), "role_ids"]);
  return { ...placed(owner, own?.kind ?? "set"), state, changed: [...changed] };
}

/** What the tenant has of a declaration; undefined where that is nothing. */
function heldBy({ definition, change }: Compared): State | undefined {
  const prior = "prior" in change ? change.prior : null;
  return prior === null || isEnded(definition, prior) ? undefined : prior;
}

/** What else is said by a declaration of which nothing is held, and is not so of the others: a scope, and an end. */
function besideRoles(owner: Compared, others: KnownObject): readonly string[] {
  const { definition } = owner;
  const declared = objectOf(owner);
  const scope = property(declared, "scope_id");
  const end = isEnded(definition, declared) ? definition.timeBound?.at : undefined;
  return [
    ...(scope !== null && scope !== property(others, "scope_id") ? ["scope_id"] : []),
    ...(end === undefined ? [] : [end]),
  ];
}

function placed({ definition, path, file, source }: Compared, kind: Edit["kind"]) {
  return { kind, definition, path, file, ...(source === undefined ? {} : { source }) };
}
