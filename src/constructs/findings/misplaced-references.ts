import { attributePath, type Diagnostic, errorDiagnostic } from "../../diagnostics";
import type { Attribute, ReferenceTarget } from "../../schema";
import type { Declaration } from "../reading/read-stack";
import { describeNatural } from "./describe-natural";

/** References to a thing of another kind: a user where a group is wanted. */
export function misplacedReferences({ definition, references }: Declaration): Diagnostic[] {
  return [...references].flatMap(([name, ids]) => {
    const wanted = targetOf(definition.attributes[name]);
    return ids.flatMap(({ object }) => {
      if (wanted === undefined || object === undefined || object.target === wanted) return [];
      const given = `${object.target} ${describeNatural(object.natural)}`;
      return [
        errorDiagnostic(
          `A ${wanted} is wanted, and a ${object.target} is given`,
          `The ${given} stands where the id of a ${wanted} belongs.`,
          {
            path: attributePath(name),
            ruleId: "reference/wrong-kind",
            fix: `Give it a ${wanted}.`,
          },
        ),
      ];
    });
  });
}

function targetOf(attribute: Attribute | undefined): ReferenceTarget | undefined {
  if (attribute?.type.kind === "reference") return attribute.type.to;
  if (attribute?.type.kind !== "set") return undefined;
  return attribute.type.of.kind === "reference" ? attribute.type.of.to : undefined;
}
