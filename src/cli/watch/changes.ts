import { createHash } from "node:crypto";
import { differences, type Report, type ReportedObject } from "../../report";

/** One thing that is not as declared: an object that differs, or an error on a declaration. Holds no secret. */
export interface Difference {
  readonly status: ReportedObject["status"] | "error";
  /** `zidentity_role`; absent of an error. */
  readonly resource?: string;
  /** Of an object its name, of an error its summary. */
  readonly name: string;
  /** Where it is declared; absent where nobody declares it. */
  readonly path?: string;
  readonly attributes?: ReportedObject["attributes"];
  /** The rule that an error is found by. */
  readonly rule?: string;
}

/** Differences by what makes each one itself. */
export type DifferenceSet = ReadonlyMap<string, Difference>;

/** Everything of a report that somebody has to look at. Errors are in it: what they hide was not compared. */
export function differencesOf(report: Report): DifferenceSet {
  const objects = differences(report).map(
    ({ status, resource, name, path, attributes }): Difference => ({
      status,
      resource,
      name,
      ...(path === undefined ? {} : { path }),
      attributes,
    }),
  );
  const errors = report.findings.flatMap(({ path, diagnostic }): Difference[] => {
    if (diagnostic.severity !== "error") return [];
    const { summary: name, ruleId: rule } = diagnostic;
    return [
      {
        status: "error",
        name,
        ...(path === undefined ? {} : { path }),
        ...(rule === undefined ? {} : { rule }),
      },
    ];
  });
  return new Map([...objects, ...errors].map((one) => [JSON.stringify(one), one]));
}

export interface ChangedDifferences {
  readonly appeared: readonly Difference[];
  readonly gone: readonly Difference[];
}

/** What is in one set and not in the other. An object that differs otherwise than before is both. */
export function changesBetween(before: DifferenceSet, after: DifferenceSet): ChangedDifferences {
  return { appeared: missingIn(before, after), gone: missingIn(after, before) };
}

function missingIn(set: DifferenceSet, other: DifferenceSet): readonly Difference[] {
  return [...other].filter(([key]) => !set.has(key)).map(([, one]) => one);
}

/** The same for the same set, whatever its order. */
export function fingerprint(set: DifferenceSet): string {
  return createHash("sha256")
    .update([...set.keys()].sort().join("\n"))
    .digest("hex");
}
