import { randomUUID } from "node:crypto";
import { appendFileSync, openSync, type Stats, statSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "commander";
import type { ConnectedTenant } from "../../client";
import { DiagnosticsError, errorDiagnostic } from "../../diagnostics";
import type { DesiredHash } from "../../engine";
import type { Io } from "../io";
import { systemReason } from "../system-reason";
import { writeAll } from "../write-all";
import { writeTarget } from "../write-target";
import { runContext } from "./run-context";

export interface AuditOption {
  /** False with `--no-audit`. */
  readonly audit?: string | false;
}

const AUDIT_FILE = "zidentity-audit.jsonl";

export function withAuditOption(command: Command): Command {
  return command
    .option(
      "--audit <file>",
      `where to add the record of this run, as JSON Lines (env ZIDENTITY_AUDIT_FILE; default: ${AUDIT_FILE} here)`,
    )
    .option("--no-audit", "keep no record of this run");
}

/** Raised when a reader of the former form would misunderstand it. */
const RECORD_VERSION = 1;

/** One line of an audit record beside what every line has. */
export type AuditEvent = { readonly event: string } & Readonly<Record<string, unknown>>;

/**
 * The record of one run, a line an event, added to a file of mode 600. A line is there before the next event happens, so
 * that a run that is killed has told what it did.
 */
export class AuditLog {
  readonly #file: string | undefined;
  readonly #io: Io;
  readonly #mayFail: boolean;
  #isGivenUp = false;
  #isLookedAt = false;
  /** Of a pipe or a device, which stays open: a reader would take an end after each line for the end of all. */
  #device: number | undefined;
  readonly #common: Readonly<Record<string, unknown>>;

  constructor(
    command: string,
    { audit }: AuditOption,
    tenant: Pick<ConnectedTenant, "apiUrl" | "tokenUrl" | "clientId">,
    desired: DesiredHash,
    io: Io,
    { optional = false }: { readonly optional?: boolean } = {},
  ) {
    const wanted = audit ?? io.env["ZIDENTITY_AUDIT_FILE"] ?? AUDIT_FILE;
    this.#file = wanted === false ? undefined : resolve(io.cwd, wanted);
    this.#io = io;
    this.#mayFail = optional && wanted === AUDIT_FILE;
    this.#common = {
      version: RECORD_VERSION,
      run: randomUUID(),
      command,
      tenant: tenant.apiUrl,
      token_url: tenant.tokenUrl,
      client_id: tenant.clientId,
      ...(wanted === false ? {} : runContext(io, desired.files)),
      desired_sha256: desired.sha256,
    };
  }

  /**
   * Throws DiagnosticsError when the line cannot be written. Of a run that changes nothing the record that nobody asked
   * for is given up with a word: such runs are made in folders that are read-only.
   */
  write(event: AuditEvent): void {
    if (this.#file === undefined || this.#isGivenUp) return;
    this.#warnOnce(this.#file);
    const line = { time: this.#io.now().toISOString(), ...this.#common, ...event };
    try {
      this.#append(this.#file, `${JSON.stringify(line)}\n`);
    } catch (error) {
      if (!this.#mayFail) throw notWritable(this.#file, error);
      this.#isGivenUp = true;
      this.#io.err(
        `No audit record is kept: ${this.#file}: ${systemReason(error)}. Name a file with --audit FILE.\n`,
      );
    }
  }

  /**
   * A record that was there before keeps its mode: whoever collects it may need that. That others may read who is
   * administrator, or change what was recorded, is said.
   */
  #warnOnce(file: string): void {
    if (this.#isLookedAt) return;
    this.#isLookedAt = true;
    const may = openTo(file);
    if (may === undefined) return;
    this.#io.err(
      `Others may ${may} the audit record ${file}. If that is not meant: chmod 600 ${JSON.stringify(file)}\n`,
    );
  }

  /** To the end, of a record that grows while others read it. */
  #append(file: string, text: string): void {
    const target = writeTarget(file);
    if (target.kind === "file") return appendFileSync(target.path, text, { mode: 0o600 });
    if (target.kind === "descriptor") return writeAll(target.fd, text);
    this.#device ??= openSync(target.path, "a");
    writeAll(this.#device, text);
  }
}

/** `read`, `write` or both, where others than its owner may; undefined for what is no file, or not there. */
function openTo(file: string): string | undefined {
  const found = tryStat(file);
  if (found?.isFile() !== true || process.platform === "win32") return undefined;
  const may = [
    ...((found.mode & 0o044) === 0 ? [] : ["read"]),
    ...((found.mode & 0o022) === 0 ? [] : ["write"]),
  ];
  return may.length === 0 ? undefined : may.join(" and ");
}

/** What cannot be looked at cannot be written either, and the writing says why. */
function tryStat(file: string): Stats | undefined {
  try {
    return statSync(file);
  } catch {
    return undefined;
  }
}

function notWritable(file: string, error: unknown): DiagnosticsError {
  return new DiagnosticsError([
    errorDiagnostic(
      `The audit record ${file} cannot be written`,
      `The system says: ${systemReason(error)}.`,
      {
        fix: "Name another file with --audit FILE, or keep no record with --no-audit.",
      },
    ),
  ]);
}
