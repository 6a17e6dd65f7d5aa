import { existsSync } from "node:fs";
import { extname, resolve } from "node:path";
import { DiagnosticsError, errorDiagnostic, formatPlace } from "../../diagnostics";
import {
  adopt,
  type Adoption,
  compareWithTenant,
  type Comparison,
  type DesiredForm,
  type Edit,
  type LoadedManifest,
} from "../../engine";
import { type FoundEdit, readAdoptionAsCode, writeAdoption } from "../../export";
import { missingCapabilities } from "../../lifecycle";
import { findingsText, nearPath, palette } from "../../report";
import { RESOURCES } from "../../resources";
import type { TenantReader } from "../../tenant";
import type { AuditLog } from "../audit/audit-log";
import { reportOfDrift } from "../compare";
import { EXIT, type ExitCode, type Io } from "../io";
import { writeWhole } from "../write-whole";
import { auditDrift, auditWritten } from "./audit-drift";
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

export interface Adopting {
  /** Undefined: to standard output. */
  readonly file: string | undefined;
  readonly log: AuditLog;
  /** Of the requests of this run; filled while it reads. */
  readonly requestIds: readonly string[];
}

/**
 * Writes the code that would accept the drift: into a new file, in the form that its ending says, or, without one, to
 * standard output in the form of the desired state. Throws DiagnosticsError for a file that is there already, and where the
 * tenant does not list what it holds.
 */
export async function adoptDrift(
  loaded: readonly LoadedManifest[],
  reader: TenantReader,
  { file, log, requestIds }: Adopting,
  io: Io,
): Promise<ExitCode> {
  const path = file === undefined ? undefined : resolve(io.cwd, file);
  if (path !== undefined && existsSync(path)) throw isThere(path);
  await refuseUnlisted(reader);
  const comparison = await compareWithTenant(loaded, reader, io.now());
  const adopted = adopt(comparison);
  const errors = comparison.problems.filter(({ diagnostic }) => diagnostic.severity === "error");
  const isNothing = adopted.additions.length + adopted.edits.length === 0;
  const ended = errors.length > 0 ? EXIT.error : isNothing ? EXIT.same : EXIT.differences;
  const report = reportOfDrift(
    comparison,
    loaded.map((one) => one.file),
    undefined,
  );
  const record = (exitCode: ExitCode) => auditDrift(report, requestIds, exitCode, log);
  io.err(findingsText(errors, palette(false)));
  if (isNothing) {
    record(ended);
    io.err(errors.length > 0 ? CANNOT_TELL : "There is no drift to adopt.\n");
    return ended;
  }
  const form = (file === undefined ? undefined : tryFormOf(file)) ?? loaded[0]?.form ?? "yaml";
  const text = await codeOf(adopted, { reader, form, io, loaded, comparison })
    .then((code) => deliver(code, path, form, io))
    .catch((error: unknown) => {
      record(io.signal.aborted ? EXIT.interrupted : EXIT.error);
      throw error;
    });
  record(ended);
  log.write({
    event: "adopt",
    additions: adopted.additions.length,
    edits: adopted.edits.length,
  });
  auditWritten(text, path, log);
  return ended;
}

const CANNOT_TELL =
  "Whether there is drift to adopt cannot be told: errors kept declarations from being compared. Mend them, and run again.\n";

/** Before the record is written, which says how the run ended. */
async function deliver(
  text: string,
  path: string | undefined,
  form: DesiredForm,
  io: Io,
): Promise<string> {
  if (path === undefined) io.out(text);
  else {
    await writeWhole(path, text, io, { what: "adoption", option: "--adopt" });
    io.err(`Wrote ${path}. ${NEXT[form]}\n`);
  }
  return text;
}

async function codeOf(
  { additions, edits }: Adoption,
  {
    reader,
    form,
    io,
    loaded,
    comparison,
  }: {
    readonly reader: TenantReader;
    readonly form: DesiredForm;
    readonly io: Io;
    readonly loaded: readonly LoadedManifest[];
    readonly comparison: Comparison;
  },
): Promise<string> {
  const found = edits.map((edit) => foundEdit(edit, io.cwd));
  const adoption = await readAdoptionAsCode(reader, additions, found);
  for (const { what, why } of adoption.added.leftOut) io.err(`Left out: ${what}: ${why}.\n`);
  return writeAdoption(form, adoption, besideOf(form, loaded, comparison));
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
        fix: "See what differs with `zidentity drift`, and what users show as a draft with `zidentity export`; declare it by hand.",
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
