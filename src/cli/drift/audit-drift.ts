import { createHash } from "node:crypto";
import { differences, driftKind, type Report, type ReportedObject } from "../../report";
import type { AuditEvent, AuditLog } from "../audit/audit-log";
import type { ExitCode } from "../io";

/** The record of a look at the tenant: what was found in numbers, and each difference. */
export function auditDrift(
  report: Report,
  requestIds: readonly string[],
  exitCode: ExitCode,
  log: AuditLog,
): void {
  const differing = differences(report);
  const severities = report.findings.map(({ diagnostic }) => diagnostic.severity);
  log.write({
    event: "drift",
    exit_code: exitCode,
    only: report.only,
    differences: differing.length,
    objects: counted(report.objects.map(({ status }) => status)),
    findings: counted(severities),
    coverage: report.coverage,
    ignored: report.ignored?.length ?? 0,
    request_ids: requestIds,
  });
  for (const object of differing) log.write(auditDifference(object));
}

/** The record of a repair that was planned: what it would do, in numbers, and each object that it would change. */
export function auditFix(
  report: Report,
  more: {
    readonly overridden: readonly string[];
    readonly requestIds: readonly string[];
  },
  log: AuditLog,
): void {
  const planned = differences(report);
  log.write({
    event: "fix",
    differences: planned.length,
    objects: counted(report.objects.map(({ status }) => status)),
    findings: counted(report.findings.map(({ diagnostic }) => diagnostic.severity)),
    overridden_guards: more.overridden,
    request_ids: more.requestIds,
  });
  for (const object of planned) {
    const { resource, name, path, attributes, status } = object;
    log.write({
      event: "planned",
      status,
      resource,
      name,
      declared_at: path,
      changes: attributes.map(({ path: attribute, actual, declared }) => ({
        path: attribute,
        before: actual,
        after: declared,
      })),
    });
  }
}

/** The record of a text that was written; `file` is absent where it was printed. */
export function auditWritten(text: string, file: string | undefined, log: AuditLog): void {
  log.write({
    event: "wrote",
    ...(file === undefined ? {} : { file }),
    sha256: createHash("sha256").update(text).digest("hex"),
    bytes: Buffer.byteLength(text),
  });
}

/** `before` is what was declared, `after` what the tenant holds. */
function auditDifference(object: ReportedObject): AuditEvent {
  const { resource, name, path, source, attributes } = object;
  return {
    event: "difference",
    kind: driftKind(object),
    resource,
    name,
    declared_at: path,
    ...(source === undefined ? {} : { source_file: source.file, source_line: source.line }),
    changes: attributes.map(({ path: attribute, actual, declared }) => ({
      path: attribute,
      before: declared,
      after: actual,
    })),
  };
}

function counted(words: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Object.fromEntries(counts);
}
