import { attributePath, errorDiagnostic } from "../diagnostics";
import type { DeclarationProblem } from "../manifest";
import type { TenantReader } from "../tenant";
import { identityOf, proposed } from "./identity";
import type { Desired } from "./resolve";

/**
 * Two declarations of one object, which each would undo the other. Said of resolved declarations, so that a name and an
 * id of the same thing are found out.
 */
export async function resolvedTwice(
  desired: readonly Desired[],
  reader: TenantReader,
  now: Date,
): Promise<readonly DeclarationProblem[]> {
  const first = new Map<string, string>();
  const problems: DeclarationProblem[] = [];
  for (const { definition, path, config } of desired) {
    const identity = identityOf(definition, await proposed(definition, config, reader, now));
    const key = `${definition.name} ${identity}`;
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, path);
      continue;
    }
    const diagnostic = errorDiagnostic(
      `Two declarations of one ${definition.title}`,
      `${earlier} declares the same ${definition.title}, and one would undo the other.`,
      {
        path: attributePath(definition.identity[0] ?? ""),
        fix: "Merge the two into one declaration.",
      },
    );
    problems.push({ path, diagnostic });
  }
  return problems;
}
