import { execFile } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { type Diagnostic, DiagnosticsError, errorDiagnostic } from "../diagnostics";
import { type LoadedManifest, loadManifests } from "../engine";
import type { Io } from "./io";

const run = promisify(execFile);

/** What a desired state can be read from; the rest of a folder is not fetched from git. */
const READ = /\.(json|ya?ml)$/i;

/** The most that git may print at once, in bytes. */
const LARGEST_OUTPUT = 256 * 1024 * 1024;

/** Whether a word names a commit of the repository around a folder. False outside of one, or without git. */
export async function isRevision(word: string, folder: string, io: Io): Promise<boolean> {
  try {
    await commitOf(word, folder, io);
    return true;
  } catch {
    return false;
  }
}

/**
 * The desired state at a path as a revision of git has it. The files are written to a folder of their own for the time of
 * the reading; nothing of the work tree is touched. Throws DiagnosticsError.
 */
export async function loadAtRevision(
  revision: string,
  path: string,
  io: Io,
): Promise<readonly LoadedManifest[]> {
  const wanted = resolve(io.cwd, path);
  const start = await existingFolder(wanted, io.cwd);
  const { commit, root } = await found(revision, start, io);
  const inside = relative(root, join(start.real, relative(start.given, wanted))) || ".";
  if (inside.startsWith("..")) throw outside(path, root);
  const folder = await mkdtemp(join(tmpdir(), "zidentity-review-"));
  try {
    await writeTree(commit, inside, { root, folder, io });
    const loaded = await loadManifests(join(folder, inside), { from: folder });
    return loaded.map((one) => renamedIn(one, folder, revision));
  } catch (error) {
    throw error instanceof DiagnosticsError ? inRevision(error, folder, revision) : error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Folder {
  readonly given: string;
  readonly real: string;
}

/** The nearest folder that is there now: at the revision there may be more. */
async function existingFolder(path: string, cwd: string): Promise<Folder> {
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    try {
      return { given: folder, real: await realpath(folder) };
    } catch {
      // One further up.
    }
  }
  return { given: cwd, real: cwd };
}

async function found(revision: string, { real }: Folder, io: Io) {
  try {
    const root = (await git(["rev-parse", "--show-toplevel"], real, io)).trim();
    return { root, commit: await commitOf(revision, real, io) };
  } catch (error) {
    throw noRevision(revision, real, error);
  }
}

/** `--end-of-options`, so that no revision is taken for an option. */
async function commitOf(revision: string, folder: string, io: Io): Promise<string> {
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`];
  return (await git(args, folder, io)).trim();
}

interface Place {
  readonly root: string;
  readonly folder: string;
  readonly io: Io;
}

/** Plain files alone: a link could lead anywhere. */
async function writeTree(commit: string, inside: string, { root, folder, io }: Place) {
  const path = inside.split(sep).join("/");
  const args = ["--literal-pathspecs", "ls-tree", "-r", "-z", "--full-tree", commit, "--", path];
  const entries = (await git(args, root, io)).split("\0").filter((line) => line !== "");
  for (const entry of entries) {
    const [, object, name] = /^100\d{3} blob ([0-9a-f]+)\t(.+)$/s.exec(entry) ?? [];
    if (object === undefined || name === undefined || !READ.test(name)) continue;
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, await git(["cat-file", "blob", object], root, io));
  }
}

async function git(args: readonly string[], cwd: string, { env, signal }: Io): Promise<string> {
  const options = { cwd, env, signal, maxBuffer: LARGEST_OUTPUT, encoding: "utf8" } as const;
  return (await run("git", args, options)).stdout;
}

/** With the names of the repository; places within declarations have none, and are let go. */
function renamedIn(
  { file, form, manifest }: LoadedManifest,
  folder: string,
  revision: string,
): LoadedManifest {
  // What a synth wrote names files of the app, whatever the folder that it is read from.
  const placed = form === "cdktf" ? "" : `${revision}:`;
  const resources = manifest.resources.map(({ source, ...resource }) =>
    source === undefined
      ? resource
      : { ...resource, source: { ...source, file: `${placed}${source.file}` } },
  );
  return { file: renamed(file, folder, revision), form, manifest: { ...manifest, resources } };
}

function renamed(text: string, folder: string, revision: string): string {
  return text.replaceAll(`${folder}${sep}`, `${revision}:`).replaceAll(folder, `${revision}:`);
}

/** Some places are told from the passing folder, others with it. */
function placed(file: string, folder: string, revision: string): string {
  return file.startsWith(folder) ? renamed(file, folder, revision) : `${revision}:${file}`;
}

/** The errors of the reading, with the names of the repository for those of the passing folder. */
function inRevision(error: DiagnosticsError, folder: string, revision: string): DiagnosticsError {
  return new DiagnosticsError(
    error.diagnostics.map((diagnostic): Diagnostic => ({
      ...diagnostic,
      summary: renamed(diagnostic.summary, folder, revision),
      detail: renamed(diagnostic.detail, folder, revision),
      ...(diagnostic.place === undefined
        ? {}
        : {
            place: { ...diagnostic.place, file: placed(diagnostic.place.file, folder, revision) },
          }),
    })),
  );
}

function noRevision(revision: string, folder: string, error: unknown): DiagnosticsError {
  const isMissing =
    typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT";
  return new DiagnosticsError([
    errorDiagnostic(
      `No revision ${JSON.stringify(revision)}`,
      isMissing
        ? "The program git was not found."
        : `Git knows no commit of this name in the repository around ${folder}.`,
      {
        fix: isMissing
          ? "Install git, or give the earlier state as a path with --base."
          : "Fetch it first (git fetch origin main), and name it as git does: origin/main.",
      },
    ),
  ]);
}

function outside(path: string, root: string): DiagnosticsError {
  return new DiagnosticsError([
    errorDiagnostic(
      `${basename(path)} is not in the repository`,
      `${path} lies outside of ${root}, so that git has no earlier state of it.`,
      { fix: "Give the earlier state as a path with --base." },
    ),
  ]);
}
