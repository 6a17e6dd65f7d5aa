import { readFile } from "node:fs/promises";
import type { z } from "zod";
import { fieldName } from "../request";
import { type FaultPlan, faultPlan } from "./plan";

/** A plan of faults that cannot be carried out. Nothing of it is in force. */
export class FaultPlanError extends Error {
  override readonly name = "FaultPlanError";

  constructor(
    /** The file, or `the plan of faults`. */
    readonly source: string,
    /** One sentence each, with the place: `faults[2].rate must be at most 1`. */
    readonly findings: readonly string[],
    options?: ErrorOptions,
  ) {
    super(`${source} cannot be used: ${findings.join("; ")}.`, options);
  }
}

const UNNAMED = "The plan of faults";

/** Errors: `FaultPlanError` with every finding. */
export function parseFaultPlan(value: unknown, source = UNNAMED): FaultPlan {
  const parsed = faultPlan.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new FaultPlanError(source, parsed.error.issues.map(toFinding));
}

/** Errors: `FaultPlanError` for a file that cannot be read, is not JSON or no plan. */
export async function readFaultPlan(path: string): Promise<FaultPlan> {
  const source = `The file of faults ${path}`;
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new FaultPlanError(source, [`it cannot be read (${reason})`], { cause: error });
  });
  return parseFaultPlan(parseJson(text, source), source);
}

/** The value of a JSON text. Errors: `FaultPlanError`. */
export function parseJson(text: string, source = UNNAMED): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new FaultPlanError(source, [`it is not JSON (${reason})`], { cause: error });
  }
}

function toFinding({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? message : `${fieldName(path)}: ${message}`;
}
