import type { TenantReader } from "../../tenant";
import { entriesInForce } from "../ownership/ignore-entries";
import { type Said, sparedBeside } from "../ownership/read-spared";
import type { SparedGrants } from "../ownership/spared-grants";
import type { EnginePlan } from "./make-plan";
import { objectOf } from "./plan-step";

/** What stays while a plan is carried out; an entry that has ended since it was made counts no more. */
export async function sparedByPlan(
  { steps, unchanged, ignore }: EnginePlan,
  reader: TenantReader,
  now: Date,
): Promise<SparedGrants> {
  const said: Said[] = [
    ...steps
      .filter(({ change }) => change.action !== "delete")
      .map((step) => ({ definition: step.definition, object: objectOf(step) })),
    ...unchanged.flatMap(({ definition, state }) =>
      state === null ? [] : [{ definition, object: state }],
    ),
  ];
  return sparedBeside(said, entriesInForce([{ ignore }], now), reader);
}
