import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { DiagnosticsError, errorDiagnostic } from "../diagnostics";
import { type Manifest, MANIFEST_FILE, parseManifest } from "../manifest";
import { isPlan, manifestOfPlan } from "./plan-json";

/** A manifest and the file that it was read from. */
export interface LoadedManifest {
  readonly file: string;
  readonly manifest: Manifest;
}

/**
 * Reads the manifests behind a path: a manifest file, the folder of a stack, a whole `cdktf.out`, or the JSON of a
 * Terraform plan.
 * Throws DiagnosticsError when there is none or one cannot be read.
 */
export async function loadManifests(path: string): Promise<readonly LoadedManifest[]> {
  const files = await manifestFiles(path);
  if (files.length === 0) throw nothingThere(path);
  return Promise.all(
    files.map(async (file) => ({ file, manifest: toManifest(await readText(file), file) })),
  );
}

/** A manifest as it is, or the one that a Terraform plan stands for. */
function toManifest(text: string, file: string): Manifest {
  const plan = text.includes('"format_version"') ? jsonOf(text) : undefined;
  return isPlan(plan) ? manifestOfPlan(plan, file) : parseManifest(text, file);
}

/** Undefined for what is no JSON: that is for the reader of manifests to say. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function manifestFiles(path: string): Promise<readonly string[]> {
  const kind = await kindOf(path);
  if (kind === "file") return [path];
  if (kind === "none") return [];
  const here = join(path, MANIFEST_FILE);
  if ((await kindOf(here)) === "file") return [here];
  const stacks = join(path, "stacks");
  if ((await kindOf(stacks)) !== "folder") return [];
  const candidates = (await readdir(stacks))
    .sort()
    .map((name) => join(stacks, name, MANIFEST_FILE));
  const kinds = await Promise.all(candidates.map(kindOf));
  return candidates.filter((_, index) => kinds[index] === "file");
}

async function kindOf(path: string): Promise<"file" | "folder" | "none"> {
  try {
    return (await stat(path)).isDirectory() ? "folder" : "file";
  } catch (error) {
    if (isMissing(error)) return "none";
    throw unreadable(path, error);
  }
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw unreadable(path, error);
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

function nothingThere(path: string): DiagnosticsError {
  return new DiagnosticsError([
    errorDiagnostic(
      `No ${MANIFEST_FILE} at ${path}`,
      `A desired state is a ${MANIFEST_FILE}, the folder of a stack, a cdktf.out folder that holds stacks with one, or the JSON of a Terraform plan.`,
      { fix: "Synthesize the app first (cdktf synth), or name the place with --manifest PATH." },
    ),
  ]);
}
