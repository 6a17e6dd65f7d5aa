import { z } from "zod";
import { OPERATION_IDS, OPERATIONS } from "../../tenant";
import { fault } from "./fault-kinds";

/** What goes wrong: a list of faults, each with the requests that it concerns. */
export const faultPlan = z.strictObject({
  /** One seed makes the same faults on the same requests in the same order. Default `faults`. */
  seed: z.union([z.string(), z.number()], "must be text or a number").default("faults"),
  faults: z.array(fault, "must be a list of faults").default([]),
});

export type FaultPlan = z.output<typeof faultPlan>;
/** A plan as it is written: what has a default may be left out. */
export type FaultPlanInput = z.input<typeof faultPlan>;

/** A tenant that offers what the vendor documents and nothing else. */
export const ASSUMED_MISSING: NonNullable<FaultPlanInput["faults"]>[number] = {
  fault: "missing",
  operations: OPERATION_IDS.filter((id) => OPERATIONS[id].availability === "assumed"),
};
