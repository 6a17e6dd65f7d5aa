import { readdir, readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { SourcePlace } from "../../diagnostics";
import { type HclBlock, scanBlocks } from "./scan-blocks";

/** No file that a person writes is larger. */
const MOST_BYTES = 10 * 1024 * 1024;

/** The blocks of the files of one module, and where its own modules lie. */
export interface HclFolder {
  /** By `zidentity_role.desk`, with the whole path of the file. */
  readonly resources: ReadonlyMap<string, SourcePlace>;
  /** The folders of modules that are called by a local path. */
  readonly modules: ReadonlyMap<string, string>;
}

/** What cannot be read is passed over. */
export async function readHclFolder(folder: string): Promise<HclFolder> {
  const resources = new Map<string, SourcePlace>();
  const modules = new Map<string, string>();
  for (const file of await hclFiles(folder)) {
    for (const block of await blocksOf(file)) {
      const [kind, label = "", name] = block.header;
      if (kind === "resource" && name !== undefined && block.header.length === 3)
        addNew(resources, `${label}.${name}`, placeOf(file, block));
      if (kind === "module" && block.header.length === 2 && isLocal(block.source))
        addNew(modules, label, resolve(folder, block.source));
    }
  }
  return { resources, modules };
}

/** The files of a module in order; what an override changes is declared in another file. */
export async function hclFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory() && isConfiguration(entry.name))
    .map(({ name }) => join(folder, name))
    .sort();
}

function isConfiguration(name: string): boolean {
  return /^[^.].*\.(tf|tofu)$/.test(name) && !/(^|_)override\.(tf|tofu)$/.test(name);
}

async function blocksOf(file: string): Promise<readonly HclBlock[]> {
  try {
    const { size } = await stat(file);
    return size > MOST_BYTES ? [] : scanBlocks(await readFile(file, "utf8"));
  } catch {
    return [];
  }
}

/** Terraform takes these alone for a folder; everything else is fetched from somewhere. */
function isLocal(source: string | undefined): source is string {
  return source !== undefined && /^\.\.?\//.test(source);
}

function placeOf(file: string, { line, column }: HclBlock): SourcePlace {
  return { file, line, column };
}

function addNew<T>(map: Map<string, T>, key: string, value: T): void {
  if (!map.has(key)) map.set(key, value);
}
