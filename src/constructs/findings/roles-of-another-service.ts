import { attributePath, type Diagnostic, errorDiagnostic } from "../../diagnostics";
import type { NaturalReference, NaturalService } from "../../manifest";
import { ZIDENTITY_SERVICE } from "../../tenant";
import type { Declaration } from "../reading/read-stack";
import { describeNatural } from "./describe-natural";

/** Roles that certainly belong to another service than the one of the assignment. In doubt nothing is said. */
export function rolesOfAnotherService({ definition, references }: Declaration): Diagnostic[] {
  const roles = references.get("role_ids") ?? [];
  const whenAbsent = definition.attributes["service_id"]?.default;
  const own = whenAbsent !== undefined && "lookup" in whenAbsent ? ZIDENTITY_SERVICE : undefined;
  const service = references.get("service_id")?.[0]?.natural ?? own;
  if (service === undefined) return [];
  return roles.flatMap(({ object }) => {
    const of = object?.service;
    if (object === undefined || of === undefined || !certainlyDiffer(of, service)) return [];
    const name = describeNatural(object.natural);
    return [
      errorDiagnostic(
        `${name} is a role of another service`,
        `The role belongs to ${describeNatural(of)}, and this assignment is on ${describeNatural(service)}.`,
        {
          path: attributePath("role_ids"),
          ruleId: "assignment/role-of-another-service",
          fix: "Give the assignment the role's service, or choose a role of this one: Role.named(scope, name, { service }).",
        },
      ),
    ];
  });
}

function certainlyDiffer(a: NaturalReference, b: NaturalReference): boolean {
  const [x, y] = [asService(a), asService(b)];
  if (x !== undefined && y !== undefined) {
    return (
      x.name !== y.name || differ(x.cloud_name, y.cloud_name) || differ(x.org_name, y.org_name)
    );
  }
  return isId(a) && isId(b) && a.id !== b.id;
}

/** A part that one of the two leaves open can be the other's. */
function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

function asService(reference: NaturalReference): NaturalService | undefined {
  if (typeof reference === "string") return { name: reference };
  return "name" in reference ? reference : undefined;
}

function isId(reference: NaturalReference): reference is { readonly id: string } {
  return typeof reference === "object" && "id" in reference;
}
