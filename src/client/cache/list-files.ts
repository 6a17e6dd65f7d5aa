import { createHash } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { failureCode, systemFiles } from "../config";
import { CacheRefusedError } from "../errors";
import { isObject } from "../is-object";

/** Of which tenant, as which client, in which folder. Two clients may see different things. */
export interface DiskCachePlace {
  readonly folder: string;
  readonly apiUrl: string;
  readonly clientId: string;
}

/** Raised when what is in a file changes its meaning: files of another version are read anew. */
const VERSION = 1;

export interface SavedList {
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly records: readonly unknown[];
}

/** One file a list, readable by its owner alone, in one folder a tenant and client. */
export class ListFiles {
  readonly #place: DiskCachePlace;
  readonly #folder: string;

  constructor(place: DiskCachePlace) {
    this.#place = place;
    const identity = JSON.stringify([place.apiUrl, place.clientId]);
    const name = createHash("sha256").update(identity).digest("hex").slice(0, 24);
    this.#folder = join(place.folder, name);
  }

  /** Undefined where there is none, or one that cannot be used. Throws `CacheRefusedError` for one open to others. */
  read(list: string): SavedList | undefined {
    const path = this.#pathOf(list);
    let text: string;
    try {
      const file = systemFiles.read(path);
      if (file.open) throw new CacheRefusedError(path);
      text = file.text;
    } catch (error) {
      if (error instanceof CacheRefusedError) throw error;
      return undefined;
    }
    return this.#parse(text, list);
  }

  /** Writes the whole file or nothing. The code of the failure where it could not: a cache is no reason to fail. */
  async write(list: string, saved: SavedList): Promise<string | undefined> {
    const { apiUrl, clientId } = this.#place;
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      const text = JSON.stringify({ version: VERSION, apiUrl, clientId, list, ...saved });
      await writeFileAtomic(this.#pathOf(list), text, { mode: 0o600 });
      return undefined;
    } catch (error) {
      return failureCode(error);
    }
  }

  /** Takes every file away; a cache that cannot be taken away grows old by itself. */
  async forget(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true }).catch(() => undefined);
  }

  #pathOf(list: string): string {
    return join(this.#folder, `${encodeURIComponent(list)}.json`);
  }

  #parse(text: string, list: string): SavedList | undefined {
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      return undefined;
    }
    if (!isObject(body)) return undefined;
    const { version, apiUrl, clientId, savedAt, records } = body;
    const ours = apiUrl === this.#place.apiUrl && clientId === this.#place.clientId;
    if (version !== VERSION || !ours || body["list"] !== list) return undefined;
    if (typeof savedAt !== "number" || !Array.isArray(records)) return undefined;
    return { savedAt, records };
  }
}
