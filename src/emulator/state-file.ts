import { mkdir, readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { findDanglingReference } from "./references";
import { STATE_VERSION, type TenantDocument, tenantDocument } from "./state";
import {
  StateFileAccessError,
  StateFileBrokenError,
  StateFileVersionError,
} from "./state-file-errors";
import { hasCode } from "./system-error";

/**
 * Reads a state file. Undefined where there is none.
 * Errors: `StateFileBrokenError`, `StateFileVersionError`, `StateFileAccessError`.
 */
export async function tryReadStateFile(path: string): Promise<TenantDocument | undefined> {
  const text = await tryReadText(path);
  if (text === undefined) return undefined;
  const json = parseJson(path, text);
  const version = versionOf(json);
  if (version !== undefined && version > STATE_VERSION) {
    throw new StateFileVersionError(path, version, STATE_VERSION);
  }
  const parsed = tenantDocument.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new StateFileBrokenError(path, `${issue?.path.join(".")}: ${issue?.message}`);
  }
  const dangling = findDanglingReference(parsed.data);
  if (dangling !== undefined) throw new StateFileBrokenError(path, dangling);
  return parsed.data;
}

/** Writes a state file whole or not at all, so that a crash leaves the old one or the new one. */
export class StateFileWriter {
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(
    readonly path: string,
    private readonly document: () => TenantDocument,
  ) {}

  /**
   * Resolves when every change made before the call is in the file. Calls that arrive during a write share the next
   * one. Errors: `StateFileAccessError`.
   */
  save(): Promise<void> {
    this.#next ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        this.#running = this.write();
        return this.#running;
      });
    return this.#next;
  }

  private async write(): Promise<void> {
    const text = `${JSON.stringify(this.document(), null, 1)}\n`;
    try {
      await mkdir(dirname(this.path), { recursive: true });
      // The file holds client secrets, so it is for its owner's eyes only.
      await writeFileAtomic(this.path, text, { mode: 0o600 });
    } catch (error) {
      throw new StateFileAccessError(this.path, "written", error);
    }
  }
}

async function tryReadText(path: string): Promise<string | undefined> {
  try {
    const found = await stat(path);
    // A device or a pipe gives nothing back of what it was given, and must not be replaced by a file.
    if (found.isFile()) return await readFile(path, "utf8");
    throw new StateFileBrokenError(
      path,
      found.isDirectory() ? "it is a folder" : "it is not a regular file",
    );
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error instanceof StateFileBrokenError
      ? error
      : new StateFileAccessError(path, "read", error);
  }
}

/** The parser's own message quotes the text, which holds client secrets: it goes no further. */
function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new StateFileBrokenError(path, "it is not JSON");
  }
}

function versionOf(json: unknown): number | undefined {
  if (typeof json !== "object" || json === null || !("version" in json)) return undefined;
  return typeof json.version === "number" ? json.version : undefined;
}
