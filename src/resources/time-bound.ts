import {
  knownString,
  property,
  type Attributes,
  type KnownObject,
  type ObjectValue,
} from "../schema";
import type { TimeBound } from "./definition";

const AT = "expires_at";
const ACTIVE = "active";

/** The attributes of an access that ends by itself. */
export function timeBoundAttributes(access: string): Attributes {
  return {
    [AT]: {
      type: { kind: "timestamp" },
      mode: "optional",
      doc: {
        text:
          `When the ${access} ends, as an RFC 3339 time such as \`2026-06-30T18:00:00Z\`. Past it the next apply takes ` +
          "the access away, and the resource stays with `active = false`. Left out, it does not end by itself.",
      },
    },
    [ACTIVE]: {
      type: { kind: "bool" },
      mode: "computed",
      doc: { text: `Whether the ${access} is in force: true until \`expires_at\`.` },
    },
  };
}

export function timeBound(idOf: TimeBound["idOf"]): TimeBound {
  return { at: AT, active: ACTIVE, idOf };
}

/** The part of the state of an access that the tenant holds: it does not know when the access ends. */
export function inForce(reference: ObjectValue): KnownObject {
  return { [AT]: knownString(property(reference, AT)) ?? null, [ACTIVE]: true };
}
