import { basename } from "node:path";
import { type Diagnostic, DiagnosticsError, errorDiagnostic } from "../diagnostics";
import {
  allZiaTenants,
  MANIFEST_FILE,
  parseManifest,
  understandYaml,
  type UnderstoodYaml,
} from "../manifest";
import { placeDeclarations, refuseWithoutFiles } from "./hcl-source";
import { checkSize, isYamlFile, readText, stateFiles } from "./find-files";
import type { LoadedManifest } from "./loaded-manifest";
import { asOneState } from "./one-state";
import { isStandardInput, STANDARD_INPUT } from "./standard-input";
import { isTerraformJson, manifestOfTerraform, rootAddresses } from "./plan-json";
import { shownFile } from "./shown-file";

export interface LoadOptions {
  /** The folder that places are told from. Default: none, and they are told as the path was. */
  readonly from?: string;
  /** Where the root module lies that a plan or state was made of. Default: beside its file, or where places are told from. */
  readonly source?: string | undefined;
}

/**
 * Reads the desired state behind a path: a manifest file, the folder of a stack, a whole `cdktf.out`, a YAML file, a
 * folder of YAML files, or the JSON of a Terraform plan or state.
 * Throws DiagnosticsError when there is none, and with the findings of all files when some cannot be read.
 */
export async function loadManifests(
  path: string,
  options: LoadOptions = {},
): Promise<readonly LoadedManifest[]> {
  const { source } = options;
  if (source !== undefined) await refuseWithoutFiles(source);
  const files = await stateFiles(path);
  if (files.length === 0) throw nothingThere(path);
  const read = await Promise.all(files.map((file) => attempt(() => readState(file, options))));
  const understood = valuesOf(read);
  // What one file calls all of them, the others name as well.
  const tenants =
    understood.length === read.length
      ? allZiaTenants(understood.map(({ ziaTenants }) => ziaTenants))
      : undefined;
  const made = await Promise.all(
    understood.map((state) => attempt(() => Promise.resolve(state.toManifest(tenants)))),
  );
  const wrong = [...read, ...made].flatMap((result) => ("wrong" in result ? result.wrong : []));
  if (wrong.length > 0) throw new DiagnosticsError(wrong);
  const loaded = valuesOf(made);
  if (source !== undefined && !loaded.some(({ form }) => form === "hcl")) throw noSources(path);
  return asOneState(loaded);
}

type Attempt<T> = { readonly value: T } | { readonly wrong: readonly Diagnostic[] };

async function attempt<T>(make: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await make() };
  } catch (error) {
    if (error instanceof DiagnosticsError) return { wrong: error.diagnostics };
    throw error;
  }
}

function valuesOf<T>(attempts: readonly Attempt<T>[]): readonly T[] {
  return attempts.flatMap((result) => ("value" in result ? [result.value] : []));
}

/** A file, before it is known what the others of the same desired state name. */
interface ReadState {
  readonly ziaTenants: UnderstoodYaml["ziaTenants"];
  toManifest(allZiaTenants: UnderstoodYaml["ziaTenants"] | undefined): LoadedManifest;
}

async function readState(path: string, options: LoadOptions): Promise<ReadState> {
  const text = await readText(path);
  const file = isStandardInput(path) ? STANDARD_INPUT : path;
  if (!isYaml(file, text)) {
    const state = await stateOfJson(text, file, options);
    return { ziaTenants: [], toManifest: () => state };
  }
  checkSize(file, Buffer.byteLength(text));
  const name = isYamlFile(file) ? basename(file).replace(/\.ya?ml$/i, "") : NAME;
  const yaml = understandYaml(text, shownFile(file, options.from), name);
  return {
    ziaTenants: yaml.ziaTenants,
    toManifest: (tenants) => ({ file, form: "yaml", ...yaml.toManifest(tenants) }),
  };
}

async function stateOfJson(
  text: string,
  file: string,
  options: LoadOptions,
): Promise<LoadedManifest> {
  const read = toManifest(text, file);
  if (read.form !== "hcl") return { file, ...read };
  return { file, ...read, manifest: await placeDeclarations(read.manifest, file, options) };
}

/** Of a desired state that no file gives a name: that of a `zidentity.yaml`. */
const NAME = "zidentity";

/** By the ending, or, where that says nothing (a pipe), by what it begins with. */
function isYaml(file: string, text: string): boolean {
  if (/\.json$/i.test(file)) return false;
  return isYamlFile(file) || !/^\uFEFF?\s*\{/.test(text);
}

/** A manifest as it is, or the one that a Terraform plan or state stands for. */
function toManifest(text: string, file: string): Omit<LoadedManifest, "file"> {
  const document = text.includes('"format_version"') ? jsonOf(text) : undefined;
  if (!isTerraformJson(document)) return { form: "cdktf", manifest: parseManifest(text, file) };
  const manifest = manifestOfTerraform(document, file);
  return { form: "hcl", manifest, addresses: rootAddresses(document) };
}

/** Undefined for what is no JSON: that is for the reader of manifests to say. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function noSources(path: string): DiagnosticsError {
  return new DiagnosticsError([
    errorDiagnostic(
      `${path} tells by itself where things are declared`,
      "--source names the HCL of the JSON of a Terraform plan or state, which has no lines.",
      { fix: "Leave --source out, or name the JSON of a plan with --manifest." },
    ),
  ]);
}

function nothingThere(path: string): DiagnosticsError {
  return new DiagnosticsError([
    errorDiagnostic(
      `No ${MANIFEST_FILE} at ${path}`,
      `A desired state is a ${MANIFEST_FILE}, the folder of a stack, a cdktf.out folder that holds stacks with one, ` +
        "a YAML file, a folder of YAML files, or the JSON of a Terraform plan or state.",
      {
        fix: "Write a zidentity.yaml, synthesize the app (cdktf synth), or name the place with --manifest PATH.",
      },
    ),
  ]);
}
