import { warningDiagnostic } from "../../diagnostics";
import {
  describeStep,
  describeUnmanaged,
  type LoadedManifest,
  type PlannedRun,
} from "../../engine";
import { counted, type ReportedFinding } from "../../report";

/** What a repair leaves as it is, though drift tells of it, and why. */
export function unmanagedLeft(
  { plan, comparison: { unmanaged, labels } }: PlannedRun,
  loaded: readonly LoadedManifest[],
): readonly ReportedFinding[] {
  const named = ({ title, name }: { title: string; name: string }) => `${title} ${name}`;
  const removed = new Set(plan.steps.map((step) => named(describeStep(step, labels))));
  const left = unmanaged
    .map((one) => named(describeUnmanaged(one, labels)))
    .filter((name) => !removed.has(name));
  if (left.length === 0) return [];
  const shown = left.slice(0, SHOWN).map((name) => `  - ${name}`);
  const hidden = left.length - shown.length;
  const list = hidden > 0 ? [...shown, `  - and ${hidden} more`] : shown;
  const isAdditive = loaded.every(({ manifest }) => manifest.ownership?.mode !== "authoritative");
  const why = isAdditive
    ? "The ownership is additive: a run removes nothing that nobody declares."
    : "They lie outside of what the desired state is authoritative over.";
  const stays = counted(
    left.length,
    "object that nobody declares stays",
    "objects that nobody declares stay",
  );
  const diagnostic = warningDiagnostic(
    plan.steps.length === 0 ? `Nothing is to be done, and ${stays}` : stays,
    `${why}\n${list.join("\n")}`,
    {
      fix: "Accept what is there (zidentity drift --adopt FILE), or own that part of the tenant (ownership: authoritative) and plan the repair again.",
    },
  );
  return [{ diagnostic }];
}

const SHOWN = 5;
