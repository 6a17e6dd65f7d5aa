import { createHash } from "node:crypto";
import { formatPath, type SourcePlace } from "../../diagnostics";
import {
  differences,
  driftKind,
  type Report,
  type ReportedFinding,
  type ReportedObject,
} from "../reported";
import { attributeFacts, headline } from "../subject";
import { type Here, sarifLocation } from "./location";
import { DRIFT_LEVELS, LEVELS, type SarifLevel, sarifRules } from "./sarif-rules";
import { sarifText } from "./sarif-text";

export interface SarifContext extends Here {
  /** Of the command. */
  readonly version: string;
}

interface Found {
  readonly ruleId: string;
  readonly level: SarifLevel;
  readonly text: string;
  readonly location: object;
  /** What stays the same while the file above it is edited: no line, no time. */
  readonly identity: readonly string[];
}

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

/** A report in the Static Analysis Results Interchange Format 2.1.0, one run, with the place of each result. */
export function reportSarif(report: Report, context: SarifContext): string {
  const found = [
    ...differences(report).map((object) => foundDifference(object, report, context)),
    ...report.findings.map((finding) => foundFinding(finding, report, context)),
  ];
  const rules = sarifRules(new Set(found.map(({ ruleId }) => ruleId)));
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]));
  const document = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "zidentity", semanticVersion: context.version, rules } },
        automationDetails: { id: `zidentity/${report.command}/` },
        columnKind: "utf16CodeUnits",
        results: withFingerprints(found).map(({ ruleId, level, text, location, fingerprint }) => ({
          ruleId,
          ruleIndex: indexOf.get(ruleId),
          level,
          message: { text },
          locations: [location],
          partialFingerprints: { "zidentity/v1": fingerprint },
        })),
      },
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function foundDifference(object: ReportedObject, report: Report, here: Here): Found {
  const kind = driftKind(object);
  const { path, resource, name, status } = object;
  const note = object.note === undefined ? [] : [`${object.note}.`];
  return {
    ruleId: kind === undefined ? `plan/${status}` : `drift/${kind}`,
    level: kind === undefined ? "note" : DRIFT_LEVELS[kind],
    text: sarifText([headline(object), ...attributeFacts(object), ...note].join("\n")),
    location: sarifLocation(placeOf(object.source, object.file, report), path, here),
    identity: [resource, name, path ?? ""],
  };
}

function foundFinding({ path, diagnostic }: ReportedFinding, report: Report, here: Here): Found {
  const { severity, summary, detail, fix, ruleId, place, path: within } = diagnostic;
  const text = [`${summary}.`, detail, ...(fix === undefined ? [] : [`To fix: ${fix}`])].join("\n");
  return {
    ruleId: ruleId ?? "declaration/unreadable",
    level: LEVELS[severity],
    text: sarifText(text),
    location: sarifLocation(placeOf(place, undefined, report), path, here),
    identity: [path ?? summary, within === undefined ? "" : formatPath(within)],
  };
}

/** What is written nowhere, or nobody knows where, is about the desired state as a whole. */
function placeOf(
  source: SourcePlace | undefined,
  file: string | undefined,
  { files = [] }: Report,
): SourcePlace | { readonly file: string } | undefined {
  if (source !== undefined) return source;
  const whole = file ?? files[0];
  return whole === undefined ? undefined : { file: whole };
}

/** Of several results that are alike, each is told by its number among them. */
function withFingerprints(found: readonly Found[]): (Found & { readonly fingerprint: string })[] {
  const seen = new Map<string, number>();
  return found.map((one) => {
    const key = JSON.stringify([one.ruleId, ...one.identity]);
    const number = seen.get(key) ?? 0;
    seen.set(key, number + 1);
    const text = number === 0 ? key : `${key} ${number}`;
    return { ...one, fingerprint: createHash("sha256").update(text).digest("hex") };
  });
}
