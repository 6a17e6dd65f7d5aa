import { existsSync } from "node:fs";
import { extname, resolve } from "node:path";
import { DiagnosticsError, errorDiagnostic, formatPlace } from "../../diagnostics";
import {
  adopt,
  compareWithTenant,
  type DesiredForm,
  type Edit,
  type LoadedManifest,
} from "../../engine";
import { type FoundEdit, readAdoptionAsCode, writeAdoption } from "../../export";
import { missingCapabilities } from "../../lifecycle";
import { findingsText, nearPath, palette } from "../../report";
import { RESOURCES } from "../../resources";
import type { TenantReader } from "../../tenant";
import { EXIT, type ExitCode, type Io } from "../io";
import { writeWhole } from "../write-whole";
import { besideOf } from "./beside";

/** By the ending of a file. */
const FORMS: Readonly<Record<string, DesiredForm>> = {
  ".yaml": "yaml",
  ".yml": "yaml",
  ".tf": "hcl",
  ".ts": "cdktf",
};

export const ADOPT_ENDINGS = Object.keys(FORMS);

/** Undefined for an ending that says nothing. */
export function tryFormOf(file: string): DesiredForm | undefined {
  return FORMS[extname(file).toLowerCase()];
}

/**
 * Writes the code that would accept the drift: into a new file, in the form that its ending says, or, without one, to
 * standard output in the form of the desired state. Throws DiagnosticsError for a file that is there already, and where the
 * tenant does not list what it holds.
 */
export async function adoptDrift(
  loaded: readonly LoadedManifest[],
  reader: TenantReader,
  file: string | undefined,
  io: Io,
): Promise<ExitCode> {
  const path = file === undefined ? undefined : resolve(io.cwd, file);
  if (path !== undefined && existsSync(path)) throw isThere(path);
  await refuseUnlisted(reader);
  const comparison = await compareWithTenant(loaded, reader, io.now());
  const { additions, edits } = adopt(comparison);
  const errors = comparison.problems.filter(({ diagnostic }) => diagnostic.severity === "error");
  io.err(findingsText(errors, palette(false)));
  if (additions.length + edits.length === 0) {
    io.err("There is no drift to adopt.\n");
    return errors.length > 0 ? EXIT.error : EXIT.same;
  }
  const form = (file === undefined ? undefined : tryFormOf(file)) ?? loaded[0]?.form ?? "yaml";
  const found = edits.map((edit) => foundEdit(edit, io.cwd));
  const adoption = await readAdoptionAsCode(reader, additions, found);
  for (const { what, why } of adoption.added.leftOut) io.err(`Left out: ${what}: ${why}.\n`);
  const text = writeAdoption(form, adoption, besideOf(form, loaded, comparison));
  if (path === undefined) io.out(text);
  else {
    await writeWhole(path, text, io, "adoption");
    io.err(`Wrote ${path}. ${NEXT[form]}\n`);
  }
  return errors.length > 0 ? EXIT.error : EXIT.differences;
}

/** What is to be done with the file. */
const NEXT: Readonly<Record<DesiredForm, string>> = {
  cdktf: "Import it in the app, and call declareAdopted(stack) before the synth.",
  hcl: "In the folder of the root module, terraform plan shows imports and no change.",
  yaml: "In the folder of the desired state it is a part of it (-m FOLDER).",
};

const TASKS: Readonly<Record<Edit["kind"], string | undefined>> = {
  set: undefined,
  remove: "remove the declaration, which the tenant does not have",
  extend: "this access has ended and is still held: declare a later expires_at, or none",
};

function foundEdit({ kind, path, file, source, ...edit }: Edit, cwd: string): FoundEdit {
  const place = source === undefined ? nearPath(file, cwd) : formatPlace(source);
  const task = TASKS[kind];
  return { ...edit, where: `At ${place} (${path})`, ...(task === undefined ? {} : { task }) };
}

/** What is not listed would be said to be held by nobody. */
async function refuseUnlisted(reader: TenantReader): Promise<void> {
  const missing = await missingCapabilities(
    reader,
    RESOURCES.map(({ capability }) => capability),
  );
  if (missing.size === 0) return;
  throw new DiagnosticsError([
    errorDiagnostic(
      "Drift cannot be adopted from this tenant",
      `It does not list ${[...missing].join(", ")}: the vendor does not document these operations. What users show one by ` +
        "one is not whole: who holds something through a group, and the levels of roles, cannot be seen.",
      {
        ruleId: "tenant/capability-missing",
        fix: "See what differs with `zidentity drift`, and declare it by hand; `zidentity doctor` shows what the tenant offers.",
      },
    ),
  ]);
}

function isThere(path: string): DiagnosticsError {
  return new DiagnosticsError([
    errorDiagnostic(
      `${path} is there already`,
      "What it declares would be lost, and then be removed from the tenant by the next apply that owns it.",
      { fix: "Name a file that does not exist." },
    ),
  ]);
}
