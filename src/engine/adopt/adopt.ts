import type { SourcePlace } from "../../diagnostics";
import { isReference, manifestName, type ManifestResource } from "../../manifest";
import type { ResourceDefinition } from "../../resources";
import {
  type Attribute,
  isConfigurable,
  isListValue,
  isObjectValue,
  isWhollyKnown,
  type KnownObject,
  type KnownValue,
  knownString,
  property,
} from "../../schema";
import type { Compared, Comparison } from "../compare";
import { identityOf } from "../identity";
import type { Directory } from "../live-keys";
import type { Unmanaged } from "../unmanaged";
import { NaturalReferences } from "./natural-references";

/** What to do about one declaration so that it says what the tenant has. */
export interface Edit {
  /** `remove`: it is declared and not there. `extend`: it has ended and is there. */
  readonly kind: "set" | "remove" | "extend";
  readonly type: string;
  readonly path: string;
  readonly file: string;
  readonly source?: SourcePlace;
  /** The attributes with their new values. */
  readonly declares: ManifestResource["declares"];
  /** The attributes to leave out. */
  readonly without: readonly string[];
}

/** The code that would accept the drift. */
export interface Adoption {
  /** What nobody declares yet. */
  readonly additions: readonly ManifestResource[];
  readonly edits: readonly Edit[];
}

/** What the desired state would have to say so that there is no drift. Pure. */
export function adopt(comparison: Comparison, directory: Directory): Adoption {
  const { compared, unmanaged, ignored } = comparison;
  const names = new NaturalReferences(directory);
  const declared = new Map(compared.map((one) => [keyOf(one.definition, heldBy(one)), one]));
  const spared = new Set(ignored.map(({ definition, state }) => keyOf(definition, state)));
  const additions: ManifestResource[] = [];
  const edits = compared.flatMap((one) => editOf(one, names));
  for (const { definition, state } of asWholes(unmanaged)) {
    const key = keyOf(definition, state);
    const owner = declared.get(key);
    if (owner !== undefined) {
      edits.push(besides(owner, state, names));
      continue;
    }
    // Just these roles would take away those that somebody else answers for.
    const open = spared.has(key) && "exclusive" in definition.attributes;
    const held = open ? { ...state, exclusive: false } : state;
    const declares = declaresOf(definition, held, names);
    additions.push({ type: definition.name, path: `adopted/${additions.length + 1}`, declares });
  }
  return { additions, edits };
}

function heldBy({ change }: Compared) {
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
    const roles = [...rolesIn(known?.state ?? {}), ...rolesIn(one.state)];
    wholes.set(
      key,
      known === undefined ? one : { ...one, state: { ...one.state, role_ids: roles } },
    );
  }
  return [...wholes.values()];
}

function rolesIn(state: KnownObject): readonly KnownValue[] {
  const ids = property(state, "role_ids");
  return isListValue(ids) ? ids.filter((id) => typeof id === "string") : [];
}

function editOf(one: Compared, names: NaturalReferences): Edit[] {
  const { change, doubt, definition } = one;
  if (change.action === "none" || doubt !== undefined) return [];
  if (change.action === "create") return [{ ...placed(one, "remove"), declares: {}, without: [] }];
  if (change.action === "delete") return [{ ...placed(one, "extend"), declares: {}, without: [] }];
  const changed = new Set(
    change.attributes.flatMap(({ path: [first] }) =>
      first !== undefined && "attribute" in first ? [first.attribute] : [],
    ),
  );
  const declares = declaresOf(definition, change.prior, names, (name) => changed.has(name));
  const without = [...changed].flatMap((name) => {
    const attribute = definition.attributes[name];
    if (attribute === undefined || !isConfigurable(attribute)) return [];
    const written = manifestName(name, attribute);
    return written in declares ? [] : [written];
  });
  return [{ ...placed(one, "set"), declares, without }];
}

/** Of a declaration that leaves other roles to others: those as well. */
function besides(owner: Compared, state: KnownObject, names: NaturalReferences): Edit {
  const held = heldBy(owner);
  const own = property(held, "role_ids");
  const known = isListValue(own) ? own.filter(isWhollyKnown) : [];
  const whole = { ...state, role_ids: [...known, ...rolesIn(state)] };
  const declares = declaresOf(owner.definition, whole, names, (name) => name === "role_ids");
  return { ...placed(owner, "set"), declares, without: [] };
}

function placed({ definition, path, file, source }: Compared, kind: Edit["kind"]) {
  const where = source === undefined ? {} : { source };
  return { kind, type: definition.name, path, file, ...where };
}

function declaresOf(
  definition: ResourceDefinition,
  state: KnownObject,
  names: NaturalReferences,
  isWanted: (name: string) => boolean = () => true,
): ManifestResource["declares"] {
  const serviceId = knownString(property(state, "service_id"));
  const entries = Object.entries(definition.attributes).flatMap(([name, attribute]) => {
    const value = state[name] ?? null;
    if (!isConfigurable(attribute) || !isWanted(name) || isLeftOut(attribute, value)) return [];
    const { type } = attribute;
    const to = type.kind === "set" ? type.of : type;
    const written =
      isReference(attribute) && to.kind === "reference"
        ? names.of(to.to, value, serviceId)
        : withoutUnset(value);
    return [[manifestName(name, attribute), written] as const];
  });
  return Object.fromEntries(entries);
}

function isLeftOut({ default: fallback }: Attribute, value: KnownValue): boolean {
  return (
    value === null || (fallback !== undefined && "value" in fallback && fallback.value === value)
  );
}

function withoutUnset(value: KnownValue): KnownValue {
  if (!isObjectValue(value)) return value;
  const set = Object.entries(value).filter(([, part]) => part !== null);
  return Object.fromEntries(set);
}
