import { type Document, LineCounter, parseDocument, type YAMLError } from "yaml";
import { type Diagnostic, DiagnosticsError, errorDiagnostic } from "../../diagnostics";
import { type AliasTargets, aliasTargets } from "./alias-targets";
import { expandedSize } from "./expanded-size";
import { YamlPlaces } from "./yaml-place";

/** A file as plain data, with the places of its values. */
export interface YamlContent {
  readonly value: Readonly<Record<string, unknown>>;
  readonly places: YamlPlaces;
}

/** So many values a file may hold once its aliases are written out: a hundred thousand assignments take about half. */
const MOST_VALUES = 2_000_000;

/** Reads one YAML document whose top is a map. Dates stay text. Throws DiagnosticsError with everything that is wrong. */
export function readYaml(text: string, file: string): YamlContent {
  if (text.includes("\u0000"))
    throw new DiagnosticsError([notYaml(file, "It holds bytes that no text has.")]);
  const lines = new LineCounter();
  const document = parse(text, file, lines);
  const aliases = aliasTargets(document);
  const places = new YamlPlaces(document, aliases, lines, file);
  const found = [...document.errors, ...document.warnings].reverse();
  // The first at each place: what follows from it there is noise.
  const byPlace = new Map(found.map((error) => [error.pos[0], error]));
  const syntax = [...byPlace.values()].reverse().map((error) => syntaxError(error, places));
  if (syntax.length > 0) throw new DiagnosticsError(syntax);
  const loose = aliasesWithoutAnchor(aliases, places);
  if (loose.length > 0) throw new DiagnosticsError(loose);
  if (document.contents === null) throw new DiagnosticsError([empty(file)]);
  if (expandedSize(document, aliases) > MOST_VALUES) throw new DiagnosticsError([tooMany(places)]);
  return { value: valueOf(document, file), places };
}

function parse(text: string, file: string, lineCounter: LineCounter): Document {
  try {
    // The core schema of YAML 1.2: `2026-06-30` and `yes` are text.
    return parseDocument(text, { lineCounter, merge: true, prettyErrors: false, strict: true });
  } catch (error) {
    // The parser descends once for each level of nesting.
    if (error instanceof RangeError)
      throw new DiagnosticsError([notYaml(file, "Its values are nested too deeply.")]);
    throw error;
  }
}

function valueOf(document: Document, file: string): YamlContent["value"] {
  // Bounded above by what it expands to, and not by how often an anchor is used.
  const value: unknown = document.toJS({ maxAliasCount: -1 });
  if (value === null) throw new DiagnosticsError([empty(file)]);
  if (typeof value !== "object" || Array.isArray(value)) {
    const kind = Array.isArray(value) ? "a list" : "a single value";
    throw new DiagnosticsError([notYaml(file, `It is ${kind}, and a desired state is a map.`)]);
  }
  return Object.fromEntries(Object.entries(value));
}

const FIXES: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: "Remove one of the two, or merge them.",
  MULTIPLE_DOCS: "Give each document a file of its own; a folder of files is one desired state.",
  TAB_AS_INDENT: "Indent with spaces.",
  TAG_RESOLVE_FAILED: "Remove the tag: a desired state is plain data.",
};

function syntaxError({ code, message, pos }: YAMLError, places: YamlPlaces): Diagnostic {
  const sentence = message.replace(/[.\s]+$/, "");
  const summary = code === "DUPLICATE_KEY" ? "A key stands twice in one map" : "Not valid YAML";
  const detail =
    code === "DUPLICATE_KEY"
      ? "Only one of the two values would count, and nobody could tell which."
      : code === "MULTIPLE_DOCS"
        ? "The file holds more than one document."
        : `${sentence}.`;
  return errorDiagnostic(summary, detail, {
    ruleId: "declaration/unreadable",
    fix: FIXES[code] ?? "Correct the text there: mind indentation, quotes and brackets.",
    place: places.offset(pos[0]),
  });
}

function aliasesWithoutAnchor(aliases: AliasTargets, places: YamlPlaces): readonly Diagnostic[] {
  return [...aliases]
    .filter(([, target]) => target === undefined)
    .map(([{ source, range }]) =>
      errorDiagnostic(
        `The alias *${source} has no anchor`,
        `An anchor &${source} must stand before it in the same file.`,
        {
          ruleId: "declaration/unreadable",
          fix: "Define the anchor first.",
          place: places.offset(range?.[0] ?? 0),
        },
      ),
    );
}

function empty(file: string): Diagnostic {
  return errorDiagnostic(`${file} is empty`, "A desired state says at least one thing.", {
    ruleId: "declaration/unreadable",
    fix: "Declare something, such as roles or assignments, or leave the file out.",
    place: { file, line: 1, column: 1 },
  });
}

function notYaml(file: string, why: string): Diagnostic {
  return errorDiagnostic(`${file} holds no desired state`, why, {
    ruleId: "declaration/unreadable",
    fix: "Write it as docs/yaml.md describes, with roles, assignments and entitlements.",
    place: { file, line: 1, column: 1 },
  });
}

function tooMany(places: YamlPlaces): Diagnostic {
  return errorDiagnostic(
    `${places.file} expands to too much`,
    `With its aliases written out it holds more than ${MOST_VALUES} values, or one within itself.`,
    {
      ruleId: "declaration/unreadable",
      fix: "Use fewer aliases, or several files.",
      place: places.at([]),
    },
  );
}
