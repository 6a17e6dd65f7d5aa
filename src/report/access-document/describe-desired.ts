import type { DocumentDesired, DocumentDrift, DocumentFinding } from "./document";
import type { DesiredInput } from "./input";
import type { PlacedRecords } from "./place-records";

/** Drift and findings of a desired state, each with whom it is about. */
export function describeDesired(
  { objects, findings }: DesiredInput,
  { concerned }: Pick<PlacedRecords, "concerned">,
): DocumentDesired {
  const principalsAt = new Map<string, Set<number>>();
  const drift: DocumentDrift[] = [];
  const unverified: DocumentDrift[] = [];
  for (const { object, concern } of objects) {
    const { status, title, name, path, file, attributes, note } = object;
    const principals = [...new Set(concerned(concern))];
    if (path !== undefined) {
      principalsAt.set(path, new Set([...(principalsAt.get(path) ?? []), ...principals]));
    }
    if (status === "none") continue;
    const declaredAt = {
      ...(path === undefined ? {} : { path }),
      ...(file === undefined ? {} : { file }),
      ...(note === undefined ? {} : { note }),
    };
    const list = status === "unverified" ? unverified : drift;
    list.push({ status, title, name, ...declaredAt, attributes, principals });
  }
  return {
    drift,
    as_declared: objects.length - drift.length - unverified.length,
    ...(unverified.length === 0 ? {} : { unverified }),
    findings: findings.map(({ path, diagnostic }): DocumentFinding => {
      const { severity, ruleId, summary, detail, fix } = diagnostic;
      return {
        severity,
        ...(ruleId === undefined ? {} : { rule: ruleId }),
        summary,
        detail,
        ...(fix === undefined ? {} : { fix }),
        ...(path === undefined ? {} : { declared_at: path }),
        principals: path === undefined ? [] : [...(principalsAt.get(path) ?? [])],
      };
    }),
  };
}
