import { formatPlace } from "../diagnostics";
import type { KnownValue } from "../schema";
import { counted } from "./counted";
import { coverageText } from "./coverage-text";
import { findingsText } from "./findings-text";
import { documentedText } from "./documented-text";
import type { Palette } from "./palette";
import { printable } from "./printable";
import {
  differences,
  type Outcome,
  type Report,
  type ReportedAttribute,
  type ReportedFinding,
  type ReportedObject,
  type Status,
} from "./reported";
import { STATUS_WORDS } from "./status-words";

const MARKS: Record<Status, string> = {
  create: "+",
  update: "~",
  replace: "±",
  remove: "-",
  changed: "~",
  missing: "-",
  ended: "!",
  unmanaged: "?",
  unverified: "·",
  none: " ",
};

/** A report for a terminal: findings, what differs, and a last line that counts. */
export function reportText(report: Report, colours: Palette): string {
  const shown = report.findings.filter((finding) => isShown(report, finding));
  const unverified = report.objects.filter(({ status }) => status === "unverified");
  const parts = [
    ...(report.documented === undefined ? [] : [documentedText(report.documented, colours)]),
    findingsText(shown, colours),
    ...unverified.map((object) => objectText(object, colours)),
    ...differences(report).map((object) => objectText(object, colours)),
    hiddenNotes(report.findings.length - shown.length),
    coverageText(report),
    `${summary(report, colours)}\n`,
  ];
  return parts.filter((part) => part !== "").join("\n");
}

/** A plan or a drift report is about what differs: notes would bury it. */
function isShown({ command }: Report, { diagnostic }: ReportedFinding): boolean {
  return command === "validate" || diagnostic.severity !== "info";
}

function hiddenNotes(count: number): string {
  if (count === 0) return "";
  return `${counted(count, "note")} not shown: see them with --format json.\n`;
}

function objectText(object: ReportedObject, colours: Palette): string {
  // What was to be done has been shown before anybody was asked.
  const attributes = object.outcome === undefined ? object.attributes : [];
  const mark = inColour(object.status, MARKS[object.status], colours);
  const lines = [
    `${mark} ${object.title} ${colours.bold(printable(object.name))}: ${STATUS_WORDS[object.status]}${outcomeOf(object, colours)}`,
    ...placeLine(object, colours),
    ...attributes.flatMap((attribute) => attributeLines(object.status, attribute)),
    ...(object.note === undefined ? [] : [`    ${printable(object.note)}.`]),
  ];
  return `${lines.join("\n")}\n`;
}

function placeLine({ path, source }: ReportedObject, colours: Palette): string[] {
  const parts = [source === undefined ? "" : formatPlace(source), path ?? ""];
  const where = parts.filter((part) => part !== "").join(", ");
  return where === "" ? [] : [colours.dim(`    at ${printable(where)}`)];
}

const OUTCOMES: Record<Outcome, string> = {
  done: "done",
  failed: "failed",
  begun: "begun",
  not_begun: "not begun",
};

function outcomeOf({ outcome }: ReportedObject, colours: Palette): string {
  if (outcome === undefined) return "";
  const paint = {
    done: colours.green,
    failed: colours.red,
    begun: colours.yellow,
    not_begun: colours.yellow,
  }[outcome];
  return ` – ${paint(OUTCOMES[outcome])}`;
}

/** What a reader of a plan asks is what will be; of a drift report, what is there against what is declared. */
function attributeLines(status: Status, attribute: ReportedAttribute): string[] {
  const { path, actual, declared } = attribute;
  if (status === "create" || status === "missing") return [`    ${path}: ${show(declared)}`];
  if (status === "unmanaged" || status === "remove" || status === "ended")
    return [`    ${path}: ${show(actual)}`];
  const places = status === "changed" ? DRIFT_WORDS : PLAN_WORDS;
  if (Array.isArray(actual) && Array.isArray(declared)) {
    return [`    ${path}:`, ...setLines(actual, declared, places)];
  }
  return status === "changed"
    ? [`    ${path}: declared ${show(declared)}, in the tenant ${show(actual)}`]
    : [`    ${path}: ${show(actual)} -> ${show(declared)}`];
}

const DRIFT_WORDS = {
  surplus: (item: string) => `+ ${item} (in the tenant, not declared)`,
  lacking: (item: string) => `- ${item} (declared, not in the tenant)`,
};
const PLAN_WORDS = {
  surplus: (item: string) => `- ${item}`,
  lacking: (item: string) => `+ ${item}`,
};

function setLines(
  actual: readonly KnownValue[],
  declared: readonly KnownValue[],
  words: typeof PLAN_WORDS,
): string[] {
  const surplus = actual.filter((item) => !declared.includes(item));
  const lacking = declared.filter((item) => !actual.includes(item));
  return [
    ...surplus.map((item) => `      ${words.surplus(show(item))}`),
    ...lacking.map((item) => `      ${words.lacking(show(item))}`),
  ];
}

function show(value: KnownValue): string {
  if (value === null) return "not set";
  if (Array.isArray(value)) return value.map(show).join(", ");
  return printable(JSON.stringify(value));
}

/** The last line: what was found, in numbers. */
export function summary(report: Report, colours: Palette): string {
  const { command, objects, findings, only } = report;
  const errors = findings.filter(({ diagnostic }) => diagnostic.severity === "error").length;
  if (command === "validate") return validateSummary(errors, findings.length - errors, colours);
  if (objects.some(({ outcome }) => outcome !== undefined)) return applySummary(objects, colours);
  const counts = new Map<Status, number>();
  for (const { status } of objects) counts.set(status, (counts.get(status) ?? 0) + 1);
  const parts = [...counts].map(([status, count]) => `${count} ${STATUS_WORDS[status]}`);
  const clean = [...counts.keys()].every((status) => status === "none" || status === "unverified");
  const name = command === "drift" ? "Drift" : "Plan";
  const kinds = only === undefined ? "" : ` of what was asked for (${only.join(", ")})`;
  const none = command === "drift" ? `No drift${kinds}` : "No changes";
  const failed = errors > 0 ? [counted(errors, "error")] : [];
  const text = [...parts, ...failed].join(", ");
  const seen = counts.has("unverified") ? `${none} that can be seen` : none;
  if (errors === 0 && clean) return colours.green(`${seen}${text === "" ? "" : `: ${text}`}.`);
  return colours.bold(`${name}: ${text}.`);
}

function applySummary(objects: readonly ReportedObject[], colours: Palette): string {
  const parts = (["done", "failed", "begun", "not_begun"] as const).flatMap((wanted) => {
    const count = objects.filter(({ outcome }) => outcome === wanted).length;
    return count === 0 ? [] : [`${count} ${OUTCOMES[wanted]}`];
  });
  const text = parts.join(", ");
  const isWhole = objects.every(({ outcome }) => outcome === undefined || outcome === "done");
  if (isWhole) return colours.green(`Applied: ${text}.`);
  return colours.red(`Not all was applied: ${text}. A second run finishes what is left.`);
}

function validateSummary(errors: number, others: number, colours: Palette): string {
  if (errors === 0 && others === 0) return colours.green("Valid: no findings.");
  const text = `${counted(errors, "error")}, ${counted(others, "other finding")}.`;
  return errors === 0 ? colours.green(`Valid: ${text}`) : colours.red(`Not valid: ${text}`);
}

function inColour(status: Status, text: string, colours: Palette): string {
  switch (status) {
    case "create":
      return colours.green(text);
    case "missing":
    case "remove":
    case "ended":
      return colours.red(text);
    case "none":
    case "unverified":
      return colours.dim(text);
    case "update":
    case "replace":
    case "changed":
    case "unmanaged":
      return colours.yellow(text);
  }
}
