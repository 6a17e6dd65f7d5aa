import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { DiagnosticsError, errorDiagnostic } from "../diagnostics";
import { MANIFEST_FILE } from "../manifest";
import { isStandardInput, readStandardInput } from "./standard-input";

/** No desired state that a person writes is larger; a parser should not be fed with whatever is. */
const MOST_YAML_BYTES = 10 * 1024 * 1024;

/** The files behind a path: one, those of the stacks of a `cdktf.out`, or the YAML files of a folder. In order. */
export async function stateFiles(path: string): Promise<readonly string[]> {
  if (isStandardInput(path)) return [path];
  const kind = await kindOf(path);
  if (kind === "file") return [path];
  if (kind === "none") return [];
  const here = join(path, MANIFEST_FILE);
  const yaml = await yamlFiles(path);
  if ((await kindOf(here)) === "file") {
    if (yaml.length > 0) throw twoStates(path, yaml[0] ?? "");
    return [here];
  }
  const stacks = await stackFiles(join(path, "stacks"));
  return stacks.length > 0 ? stacks : yaml;
}

async function stackFiles(stacks: string): Promise<readonly string[]> {
  if ((await kindOf(stacks)) !== "folder") return [];
  const candidates = (await readdir(stacks))
    .sort()
    .map((name) => join(stacks, name, MANIFEST_FILE));
  const kinds = await Promise.all(candidates.map(kindOf));
  return candidates.filter((_, index) => kinds[index] === "file");
}

async function yamlFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => isYamlFile(entry.name) && !entry.isDirectory())
    .map(({ name }) => join(folder, name))
    .sort();
}

export function isYamlFile(file: string): boolean {
  return /\.ya?ml$/i.test(file);
}

async function kindOf(path: string): Promise<"file" | "folder" | "none"> {
  try {
    return (await stat(path)).isDirectory() ? "folder" : "file";
  } catch (error) {
    if (isMissing(error)) return "none";
    throw unreadable(path, error);
  }
}

/** Throws DiagnosticsError for what cannot be read, and for a YAML file that is too large. */
export async function readText(path: string): Promise<string> {
  try {
    if (isStandardInput(path)) return await readStandardInput();
    const { size } = await stat(path);
    if (isYamlFile(path)) checkSize(path, size);
    return await readFile(path, "utf8");
  } catch (error) {
    throw error instanceof DiagnosticsError ? error : unreadable(path, error);
  }
}

function isMissing(error: unknown): boolean {
  const code =
    typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return code === "ENOENT" || code === "ENOTDIR";
}

function unreadable(path: string, error: unknown): DiagnosticsError {
  const reason = error instanceof Error ? error.message : String(error);
  return new DiagnosticsError([
    errorDiagnostic(`${path} cannot be read`, `${reason}.`, {
      fix: "Check the path and its permissions.",
    }),
  ]);
}

/** Throws DiagnosticsError for YAML that is too large; in bytes. */
export function checkSize(path: string, size: number): void {
  if (size > MOST_YAML_BYTES) throw tooLarge(path, size);
}

function tooLarge(path: string, size: number): DiagnosticsError {
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
  return new DiagnosticsError([
    errorDiagnostic(
      `${path} is too large`,
      `It has ${megabytes(size)} MiB, and a YAML file may have ${megabytes(MOST_YAML_BYTES)}.`,
      {
        fix: "Divide it into several files in one folder.",
        place: { file: path, line: 1, column: 1 },
      },
    ),
  ]);
}

function twoStates(folder: string, yaml: string): DiagnosticsError {
  return new DiagnosticsError([
    errorDiagnostic(
      `${folder} holds two desired states`,
      `There are ${MANIFEST_FILE} and ${yaml}, and one of them would not count.`,
      {
        fix: "Name the file that is meant with --manifest PATH, or keep YAML in a folder of its own.",
      },
    ),
  ]);
}
