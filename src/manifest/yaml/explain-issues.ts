import type { z } from "zod";
import { type Diagnostic, errorDiagnostic } from "../../diagnostics";
import type { YamlContent } from "./read-yaml";
import { formatYamlPath, type YamlPath } from "./yaml-place";

type Issue = z.core.$ZodIssue;

/** What zod refuses of a file, each finding with its place. */
export function explainIssues(error: z.ZodError, content: YamlContent): Diagnostic[] {
  return error.issues.flatMap((issue) => explain(issue, [], content)).sort(byPlace);
}

function byPlace({ place: a }: Diagnostic, { place: b }: Diagnostic): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}

function explain(issue: Issue, above: YamlPath, content: YamlContent): Diagnostic[] {
  const path = [...above, ...issue.path.map(asStep)];
  const value = valueAt(content.value, path);
  if (value === null) return [emptyValue(path, content)];
  if (issue.code === "unrecognized_keys") return unknownFields(issue, path, content);
  if (issue.code === "invalid_union") {
    const branch = meantBranch(issue.errors);
    if (branch !== undefined) return branch.flatMap((inner) => explain(inner, path, content));
  }
  if (value === undefined) return [missing(path, content)];
  return [wrongValue(issue, value, path, content)];
}

/** Of the forms that a value may have, the one that it has the type of: the first where several do. */
function meantBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  return branches.find((issues) => !issues.some(isAnotherKind) && issues.length > 0);
}

/** Another type, or another word than the one that may stand there. */
function isAnotherKind({ code, path }: Issue): boolean {
  return path.length === 0 && (code === "invalid_type" || code === "invalid_value");
}

function unknownFields(
  { keys, message }: Issue & { code: "unrecognized_keys" },
  path: YamlPath,
  { places }: YamlContent,
): Diagnostic[] {
  const lines = message.split("\n");
  return keys.map((key, index) => {
    const at = [...path, key];
    const where = path.length === 0 ? "A desired state" : formatYamlPath(path);
    const hint = /Did you mean .*$/.exec(lines[index] ?? "")?.[0];
    return errorDiagnostic(
      `Unknown field ${JSON.stringify(key)}`,
      `${where} has no field of this name.${hint === undefined ? "" : ` ${hint}`}`,
      {
        ruleId: "declaration/unknown-attribute",
        fix: "Correct the name, or remove the field.",
        place: places.at(at),
      },
    );
  });
}

function emptyValue(path: YamlPath, { places }: YamlContent): Diagnostic {
  return errorDiagnostic(
    `${formatYamlPath(path)} is empty`,
    "The key is there and its value is not.",
    {
      ruleId: "declaration/wrong-value",
      fix: "Give it a value, or leave the key out.",
      place: places.at(path),
    },
  );
}

function missing(path: YamlPath, { places }: YamlContent): Diagnostic {
  const owner = path.slice(0, -1);
  const where = owner.length === 0 ? "The file" : formatYamlPath(owner);
  return errorDiagnostic(
    `${formatYamlPath(path)} is missing`,
    `${where} needs ${JSON.stringify(String(path.at(-1)))}.`,
    { ruleId: "declaration/missing-attribute", fix: "Add it.", place: places.at(owner) },
  );
}

function wrongValue(
  issue: Issue,
  value: unknown,
  path: YamlPath,
  { places }: YamlContent,
): Diagnostic {
  const where = formatYamlPath(path);
  const expected = issue.code === "invalid_type" ? EXPECTED[issue.expected] : undefined;
  const detail =
    expected === undefined
      ? sentence(issue.message)
      : `It is ${kindOf(value)}, and ${expected} is expected.`;
  const summary = where === "" ? `${places.file} cannot be read` : `${where} is not right`;
  return errorDiagnostic(summary, detail, {
    ruleId: "declaration/wrong-value",
    fix: fixOf(issue, value),
    place: places.at(path),
  });
}

function fixOf(issue: Issue, value: unknown): string {
  const expected = issue.code === "invalid_type" ? issue.expected : undefined;
  if (expected === "string" && (typeof value === "number" || typeof value === "boolean"))
    return `Put it into quotes: "${String(value)}".`;
  if (expected === "array" && typeof value === "string") return `Write a list: [${value}].`;
  const word = typeof value === "string" ? wordBesideList(issue) : undefined;
  return word === undefined
    ? "Correct the value."
    : `Write a list: [${String(value)}], or ${word}.`;
}

/** The word that may stand in the place of a list; undefined where no list is expected. */
function wordBesideList(issue: Issue): string | undefined {
  if (issue.code !== "invalid_union") return undefined;
  const branches = issue.errors.flat();
  const isList = branches.some((one) => one.code === "invalid_type" && one.expected === "array");
  const [word] = branches.flatMap((one) => (one.code === "invalid_value" ? one.values : []));
  return isList && word !== undefined ? String(word) : undefined;
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a map",
  record: "a map",
};

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a map";
  return typeof value === "string" ? "a text" : `the ${typeof value} ${JSON.stringify(value)}`;
}

function sentence(message: string): string {
  const text = message.slice(0, 1).toUpperCase() + message.slice(1);
  return text.endsWith(".") ? text : `${text}.`;
}

function asStep(step: PropertyKey): string | number {
  return typeof step === "number" ? step : String(step);
}

function valueAt(value: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>(
    (found, step) =>
      typeof found === "object" && found !== null && Object.hasOwn(found, step)
        ? Reflect.get(found, step)
        : undefined,
    value,
  );
}
