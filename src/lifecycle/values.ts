import { isWhollyKnown, type KnownObject, type ObjectValue, property, type Value } from "../schema";

declare const stage: unique symbol;

/** What the user wrote: unset attributes are null, values that Terraform does not know yet are UNKNOWN. */
export type Config = ObjectValue & { readonly [stage]?: "config" };

/** What shall be: defaults filled in, UNKNOWN only where the tenant or another resource decides. */
export type Planned = ObjectValue & { readonly [stage]?: "planned" };

/** What is: wholly known. */
export type State = KnownObject & { readonly [stage]?: "state" };

/** The planned value as one that may be carried out: throws where an unknown is left that is not computed. */
export function resolved(planned: Planned, computed: Iterable<string>): KnownObject {
  const nulled: Record<string, Value> = { ...planned };
  for (const name of computed) {
    if (!isWhollyKnown(property(planned, name))) nulled[name] = null;
  }
  if (isWhollyKnown(nulled)) return nulled;
  const unknown = Object.keys(nulled).filter((name) => !isWhollyKnown(property(nulled, name)));
  throw new TypeError(`Values are still unknown at apply: ${unknown.join(", ")}.`);
}
