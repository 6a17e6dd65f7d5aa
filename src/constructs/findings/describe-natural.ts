import type { NaturalReference } from "../../manifest";
import { describeService } from "../../tenant";

/** A reference in a sentence: `"Helpdesk"`, `ZIA (zscalerthree.net, Acme West)`, `with the id iadkfk65g07tr`. */
export function describeNatural(reference: NaturalReference): string {
  if (typeof reference === "string") return JSON.stringify(reference);
  if ("id" in reference) return `with the id ${reference.id}`;
  if ("expression" in reference) return reference.expression;
  if ("service" in reference) return JSON.stringify(reference.name);
  const { name, cloud_name: cloudName, org_name: orgName } = reference;
  return describeService({
    name,
    ...(cloudName === undefined ? {} : { cloudName }),
    ...(orgName === undefined ? {} : { orgName }),
  });
}
