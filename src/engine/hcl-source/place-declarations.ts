import { dirname, resolve } from "node:path";
import { DiagnosticsError, errorDiagnostic, type SourcePlace } from "../../diagnostics";
import type { Manifest } from "../../manifest";
import { configuredAt } from "../plan-json";
import { shownFile } from "../shown-file";
import { hclFiles, type HclFolder, readHclFolder } from "./hcl-folder";

export interface PlaceOptions {
  /** The folder that places are told from, and that is looked into after that of the file. */
  readonly from?: string | undefined;
  /** The folder of the root module, and no other. */
  readonly source?: string | undefined;
}

/**
 * A manifest that was made of a plan or state, with the line of each declaration whose block is found: in the folder of the
 * root module, where that is named; otherwise beside the file, or else in the folder of the run. What is not found is left
 * as it is.
 */
export async function placeDeclarations(
  manifest: Manifest,
  file: string,
  { from, source }: PlaceOptions,
): Promise<Manifest> {
  const roots = source === undefined ? [dirname(resolve(file)), from ?? []].flat() : [source];
  for (const root of new Set(roots.map((folder) => resolve(folder)))) {
    const places = await placesOf(manifest, root);
    if (places.size === 0) continue;
    const resources = manifest.resources.map((resource) => {
      const place = places.get(resource.path);
      if (place === undefined) return resource;
      return { ...resource, source: { ...place, file: shownFile(place.file, from) } };
    });
    return { ...manifest, resources };
  }
  return manifest;
}

/** Throws DiagnosticsError for a folder that was named and holds no HCL. */
export async function refuseWithoutFiles(folder: string): Promise<void> {
  if ((await hclFiles(folder)).length > 0) return;
  throw new DiagnosticsError([
    errorDiagnostic(
      `No file of HCL in ${folder}`,
      "It is to be the folder of the root module that the plan or state was made of, with its *.tf files.",
      { fix: "Name that folder with --source." },
    ),
  ]);
}

async function placesOf(
  { resources }: Manifest,
  root: string,
): Promise<ReadonlyMap<string, SourcePlace>> {
  const folders = new Map<string, Promise<HclFolder>>();
  const read = (folder: string): Promise<HclFolder> => {
    const known = folders.get(folder) ?? readHclFolder(folder);
    folders.set(folder, known);
    return known;
  };
  const places = new Map<string, SourcePlace>();
  for (const { path } of resources) {
    const { modules, name } = configuredAt(path);
    const folder = await folderOf(modules, root, read);
    const place = folder === undefined ? undefined : (await read(folder)).resources.get(name);
    if (place !== undefined) places.set(path, place);
  }
  return places;
}

async function folderOf(
  modules: readonly string[],
  root: string,
  read: (folder: string) => Promise<HclFolder>,
): Promise<string | undefined> {
  let folder: string | undefined = root;
  for (const name of modules) {
    if (folder === undefined) return undefined;
    folder = (await read(folder)).modules.get(name);
  }
  return folder;
}
