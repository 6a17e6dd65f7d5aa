import { DiagnosticsError } from "../../diagnostics";
import { differences, type Report } from "../../report";
import { type DocumentedOptions, documentedOptions } from "../documented";
import { explainError } from "../explain-error";
import type { Io } from "../io";
import {
  connectLater,
  type GlobalOptions,
  loadDesired,
  type StateOptions,
  type TenantOptions,
} from "../options";
import { driftReport } from "../compare";
import type { RoundOutcome } from "./outcomes";
import type { Surroundings } from "./surroundings";

export type RoundOptions = StateOptions & TenantOptions & DocumentedOptions & GlobalOptions;

export interface Round {
  readonly outcome: RoundOutcome;
  /** Absent where nothing was compared. */
  readonly report?: Report;
  /** Why not everything was compared, in one line. */
  readonly problem?: string;
  readonly requests: number;
}

/** One look: reads the desired state and the tenant anew, over a connection of its own. Never throws. `beat`: it goes on. */
export async function runRound(
  options: RoundOptions,
  io: Io,
  surroundings: Surroundings,
  beat: () => void,
): Promise<Round> {
  let requests = 0;
  let stage: RoundOutcome = "invalid";
  // A client knows a dead host and holds a token and what it read: a round begins without any of these.
  const deps = {
    ...surroundings,
    clock: () => io.now().getTime(),
    fetch: (input: Parameters<typeof fetch>[0], init?: RequestInit) => {
      requests += 1;
      beat();
      return surroundings.fetch(input, init);
    },
  };
  try {
    const loaded = await loadDesired(options, io);
    stage = "failed";
    const tenant = connectLater(options, options, io, deps);
    await tenant.authenticate();
    const readable = { reader: tenant, ofUsers: tenant.documented() };
    const report = await driftReport(loaded, readable, io.now(), {
      ...documentedOptions(options, io),
      // A line for each hundred users would be more than one a round.
      progress: beat,
    });
    return { ...judge(report), report, requests };
  } catch (error) {
    return { outcome: stage, problem: problemOf(error), requests };
  }
}

function judge(report: Report): Pick<Round, "outcome" | "problem"> {
  const errors = report.findings
    .map(({ diagnostic }) => diagnostic)
    .filter(({ severity }) => severity === "error");
  if (errors.length > 0)
    return { outcome: "incomplete", problem: problemOf(new DiagnosticsError(errors)) };
  return { outcome: differences(report).length > 0 ? "drift" : "clean" };
}

/** Long enough to say where and why. */
const LONGEST_PROBLEM = 600;

function problemOf(error: unknown): string {
  const [first, ...others] = explainError(error);
  if (first === undefined) return "unknown";
  const { place, summary, detail } = first;
  const where = place === undefined ? "" : `${place.file}:${place.line}: `;
  const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
  const text = `${where}${summary}: ${detail}`.replace(/\s+/g, " ");
  const short = text.length > LONGEST_PROBLEM ? `${text.slice(0, LONGEST_PROBLEM)}…` : text;
  return `${short}${more}`;
}
