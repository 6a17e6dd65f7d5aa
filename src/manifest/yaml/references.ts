import { z } from "zod";
import { closedObject } from "../../schema/project/closed-object";
import { ZIDENTITY_SERVICE } from "../../tenant";
import { labelOf, OWN_SERVICE } from "../access-keys";
import type { NaturalReference, NaturalRole } from "../format";

/** How things of the tenant are named in the file. */

const word = z.string().min(1);
const byId = closedObject({ id: word });

export const nameOrId = z.union([word, byId], { error: "Give its name, or { id }." });

export const serviceForm = z
  .union(
    [
      word,
      closedObject({ name: word, cloud_name: word.optional(), org_name: word.optional() }),
      byId,
    ],
    { error: "A service is its name, { name, cloud_name, org_name } or { id }." },
  )
  .transform(toService);

export const roleForm = z.union([word, closedObject({ name: word, service: serviceForm }), byId], {
  error: "A role is its name, { id }, or { name, service }.",
});

export type NaturalServiceReference = NaturalRole["service"];

type ServiceChoice =
  | string
  | {
      readonly name: string;
      readonly cloud_name?: string | undefined;
      readonly org_name?: string | undefined;
    }
  | { readonly id: string };

/** How people call ZIdentity itself; the tenant says `ZIAM`. */
const OWN_NAMES: ReadonlySet<string> = new Set([ZIDENTITY_SERVICE, OWN_SERVICE.label]);

function toService(choice: ServiceChoice): NaturalServiceReference {
  if (typeof choice === "string") return OWN_NAMES.has(choice) ? ZIDENTITY_SERVICE : choice;
  if ("id" in choice) return choice;
  const { name, cloud_name: cloud, org_name: org } = choice;
  if (cloud === undefined && org === undefined) return toService(name);
  return {
    name,
    ...(cloud === undefined ? {} : { cloud_name: cloud }),
    ...(org === undefined ? {} : { org_name: org }),
  };
}

/** A service in a path; where none is named it is ZIdentity itself. */
export function serviceLabel(service: NaturalReference | undefined): string {
  return service === undefined || service === ZIDENTITY_SERVICE
    ? OWN_SERVICE.label
    : labelOf(service);
}
