import { type Attribute, type KnownObject, requiredString } from "../../schema";

/** The id by which an object may be looked up, and that a look-up by name gives. */
export function lookupId(noun: string): Attribute {
  return {
    type: { kind: "string", minLength: 1 },
    mode: "optional_computed",
    wire: "id",
    doc: { text: `The ${noun}'s id in the tenant.` },
  };
}

export function computedText(wire: string, text: string): Attribute {
  return { type: { kind: "string" }, mode: "computed", wire, doc: { text } };
}

export function computedFlag(wire: string, text: string): Attribute {
  return { type: { kind: "bool" }, mode: "computed", wire, doc: { text } };
}

/** An `{id, name}` of the wire, which may be absent or empty there: null then. */
export function namedReference(wire: string, text: string): Attribute {
  return {
    type: {
      kind: "object",
      attributes: {
        id: computedText("id", "Its id."),
        name: computedText("name", "Its name."),
      },
    },
    mode: "computed",
    wire,
    doc: { text },
  };
}

/** How a data source that takes an id or a name is asked. */
export function idOrName(config: KnownObject): { readonly id: string } | { readonly name: string } {
  const { id } = config;
  return typeof id === "string" ? { id } : { name: requiredString(config, "name") };
}
