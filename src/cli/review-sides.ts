import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { DiagnosticsError, errorDiagnostic } from "../diagnostics";
import { type LoadedManifest, loadManifests, loadPlanSides } from "../engine";
import type { Io } from "./io";
import { isRevision, loadAtRevision } from "./load-at-revision";
import { loadOptions, manifestPath, statePath } from "./options";

/** Where the two states come from. */
export interface SidesOptions {
  readonly base?: string;
  readonly baseRef?: string;
  readonly head?: string;
  readonly plan?: string;
  /** The HCL of the later state, or of the plan. */
  readonly source?: string;
}

interface Side {
  /** What a person calls it. */
  readonly name: string;
  readonly loaded: readonly LoadedManifest[];
}

/** The two states of a review. Throws DiagnosticsError. */
export async function loadSides(
  { base, baseRef, head, plan, source }: SidesOptions,
  io: Io,
): Promise<Readonly<Record<"base" | "head", Side>>> {
  if (plan !== undefined) {
    const sides = await loadPlanSides(resolve(io.cwd, plan), loadOptions({ source }, io));
    return {
      base: { name: `what is there, by ${plan}`, loaded: sides.base },
      head: { name: `what is planned, by ${plan}`, loaded: sides.head },
    };
  }
  const path = head ?? manifestPath({}, io);
  const earlier =
    baseRef === undefined ? await fromWord(base, path, io) : await atRevision(baseRef, path, io);
  return { base: earlier, head: await fromPath(path, io, source) };
}

/** A path, where something is there; else a revision, alone or with a path of its own. */
async function fromWord(word: string | undefined, headPath: string, io: Io): Promise<Side> {
  if (word === undefined) throw nothingToCompareWith();
  if (existsSync(statePath(word, io))) return fromPath(word, io);
  if (await isRevision(word, io.cwd, io)) return atRevision(word, headPath, io);
  const [, revision = "", path = ""] = /^([^:]+):(.+)$/s.exec(word) ?? [];
  if (revision !== "" && (await isRevision(revision, io.cwd, io)))
    return atRevision(revision, path, io);
  return fromPath(word, io);
}

async function fromPath(path: string, io: Io, source?: string): Promise<Side> {
  const options = loadOptions({ source }, io);
  return { name: path, loaded: await loadManifests(statePath(path, io), options) };
}

async function atRevision(revision: string, path: string, io: Io): Promise<Side> {
  return { name: `${path} at ${revision}`, loaded: await loadAtRevision(revision, path, io) };
}

function nothingToCompareWith(): DiagnosticsError {
  return new DiagnosticsError([
    errorDiagnostic(
      "No earlier state to compare with",
      "A review compares two desired states, or the two sides of a Terraform plan.",
      {
        fix: "Give --base with a path or a git revision, --base-ref with a git revision, or --plan with the JSON of a plan.",
      },
    ),
  ]);
}
