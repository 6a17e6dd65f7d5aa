import { join } from "node:path";
import { attributePath, type Diagnostic, didYouMean, errorDiagnostic } from "../../diagnostics";
import { isObject } from "../is-object";
import { type ConfigFiles, failureCode, homeOf, homePath } from "./files";
import {
  type ClientSettings,
  type Environment,
  FILE_SETTINGS,
  type FileSettings,
  given,
} from "./settings";

type Report = (diagnostic: Diagnostic) => void;

/**
 * What the credentials file says; nothing where there is none, and undefined where it is refused, with a finding. The one
 * in the home folder is one whole identity: it is not looked at where attributes or environment name a client or a
 * credential, so that nobody's secret goes to another's tenant.
 */
export function readCredentialsFile(
  settings: ClientSettings,
  env: Environment,
  files: ConfigFiles,
  report: Report,
): FileSettings | undefined {
  const sources = { settings, env, file: {} };
  const named = given(sources, "credentials_file")?.value.trim();
  const home = homeOf(env);
  if (named === undefined) {
    const identified = (["client_id", "client_secret", "private_key"] as const).some(
      (name) => given(sources, name) !== undefined,
    );
    if (identified || home === undefined || home === "") return {};
  }
  const path =
    named === undefined ? join(home ?? "", ".zidentity", "credentials") : homePath(named, env);
  const refuse = (detail: string, fix: string): FileSettings | undefined => {
    const where = { path: attributePath("credentials_file"), fix };
    report(errorDiagnostic("Unusable credentials_file", `${path}: ${detail}`, where));
    return undefined;
  };
  try {
    const { text, open } = files.read(path);
    if (open)
      return refuse(
        "others than its owner may read or write it, and it holds secrets.",
        `Run chmod 600 ${JSON.stringify(path)}; if others could read it until now, renew the secret.`,
      );
    const { found, problem } = parse(text);
    return problem === undefined ? found : refuse(problem, FORM);
  } catch (error) {
    if (named === undefined && failureCode(error) === "ENOENT") return {};
    return refuse(
      `it cannot be read (${failureCode(error)}).`,
      "Check the path and who may read it.",
    );
  }
}

const FORM = `Write a JSON object, or lines of the form name = value; the names are ${FILE_SETTINGS.join(", ")}.`;

interface Parsed {
  readonly found: FileSettings;
  /** A sentence; it never holds a value. */
  readonly problem?: string;
}

function parse(text: string): Parsed {
  return text.trimStart().startsWith("{") ? parseJson(text) : parseLines(text);
}

function parseJson(text: string): Parsed {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // The parser's own message quotes the text.
    return { found: {}, problem: "it begins like JSON, and is none." };
  }
  if (!isObject(body)) return { found: {}, problem: "it is not a JSON object." };
  const entries = Object.entries(body);
  for (const [name, value] of entries) {
    if (!isSetting(name)) return unknownName(name);
    if (typeof value !== "string") return { found: {}, problem: `"${name}" is not a text.` };
  }
  return { found: Object.fromEntries(entries) };
}

const SECTION = /^\[(?<name>[^\]]*)\]$/;
const ENTRY = /^(?<name>\w+)\s*=\s*(?<value>.*)$/;

function parseLines(text: string): Parsed {
  const found: Record<string, string> = {};
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === "" || line.startsWith("#") || line.startsWith(";")) continue;
    const section = SECTION.exec(line)?.groups?.["name"];
    if (section?.trim().toLowerCase() === "default") continue;
    if (section !== undefined)
      return {
        found,
        problem: `line ${index + 1} begins a section other than [default]: one file holds one client.`,
      };
    const entry = ENTRY.exec(line)?.groups;
    const name = entry?.["name"];
    if (name === undefined)
      return { found, problem: `line ${index + 1} is not of the form name = value.` };
    if (!isSetting(name)) return unknownName(name);
    found[name] = (entry?.["value"] ?? "").replace(/^(["'])(.*)\1$/, "$2");
  }
  return { found };
}

function isSetting(name: string): boolean {
  return FILE_SETTINGS.some((known) => known === name);
}

/** A long or odd name may be a secret on the wrong side. */
function unknownName(name: string): Parsed {
  const shown = /^[a-z_]{1,30}$/.test(name) ? ` "${name}"` : "";
  return {
    found: {},
    problem: `it holds a name${shown} that is not known.${didYouMean(name, FILE_SETTINGS)}`,
  };
}
