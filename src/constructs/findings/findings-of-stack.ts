import type { IConstruct } from "constructs";
import { validate } from "../../lifecycle";
import {
  checkManifests,
  type DeclarationProblem,
  judgedConfig,
  type JudgedManifest,
} from "../../manifest";
import type { Declaration } from "../reading/read-stack";
import type { Finding } from "./finding";
import { misplacedReferences } from "./misplaced-references";

/** What is judged of a stack, and where. */
export interface JudgedStack {
  readonly declarations: readonly Declaration[];
  /** The same by natural names, with what the house adds. */
  readonly manifest: JudgedManifest;
  /** The constructs that are no declarations and yet may be what a finding is about, by path. */
  readonly places: ReadonlyMap<string, IConstruct>;
  /** Where a finding goes whose place is none of these. */
  readonly stack: IConstruct;
  /** The moment for which expiries are judged. */
  readonly now: Date;
}

/** Everything that can be said of the declarations of one stack: of each alone, then of all together. */
export function findingsOfStack(judged: JudgedStack): readonly Finding[] {
  const { declarations, manifest, places, stack, now } = judged;
  const byPath = new Map(
    declarations.map((declaration) => [declaration.resource.path, declaration]),
  );
  const single = declarations.flatMap(findingsOfOne);
  return checkManifests([manifest], { now, single }).map(({ path, diagnostic }) => {
    const declaration = byPath.get(path);
    if (declaration === undefined) return { construct: places.get(path) ?? stack, diagnostic };
    const { construct, definition } = declaration;
    return { construct, diagnostic, attributes: definition.attributes };
  });
}

function findingsOfOne(declaration: Declaration): DeclarationProblem[] {
  const { definition, resource } = declaration;
  return [
    ...validate(definition, judgedConfig(definition, resource)),
    ...misplacedReferences(declaration),
  ].map((diagnostic) => ({ path: resource.path, diagnostic }));
}
