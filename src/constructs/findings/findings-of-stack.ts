import { validate } from "../../lifecycle";
import { declaredTwice, judgedConfig } from "../../manifest";
import type { Declaration } from "../reading/read-stack";
import type { Finding } from "./finding";
import { misplacedReferences } from "./misplaced-references";
import { rolesOfAnotherService } from "./roles-of-another-service";

/** Everything that can be said of the declarations of one stack: of each alone, then of all together. */
export function findingsOfStack(declarations: readonly Declaration[]): readonly Finding[] {
  return [...declarations.flatMap(findingsOfOne), ...findingsAcross(declarations)];
}

function findingsOfOne(declaration: Declaration): Finding[] {
  const { construct, definition, resource } = declaration;
  return [
    ...validate(definition, judgedConfig(definition, resource)),
    ...misplacedReferences(declaration),
    ...rolesOfAnotherService(declaration),
  ].map((diagnostic) => ({ construct, diagnostic, attributes: definition.attributes }));
}

function findingsAcross(declarations: readonly Declaration[]): Finding[] {
  const byPath = new Map(
    declarations.map((declaration) => [declaration.resource.path, declaration]),
  );
  return declaredTwice(declarations.map(({ resource }) => resource)).flatMap(
    ({ path, diagnostic }) => {
      const found = byPath.get(path);
      if (found === undefined) return [];
      const { construct, definition } = found;
      return [{ construct, diagnostic, attributes: definition.attributes }];
    },
  );
}
