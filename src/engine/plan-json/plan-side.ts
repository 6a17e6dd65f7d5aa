import { DiagnosticsError, errorDiagnostic } from "../../diagnostics";
import { PROVIDER_SOURCE, resourceNamed } from "../../resources";
import type { Plan, PlannedChange } from "./read-plan";

/** `before`: what is there when the plan is made; `after`: what it wants to be there. */
export type PlanSide = "before" | "after";

export function otherSide(side: PlanSide): PlanSide {
  return side === "before" ? "after" : "before";
}

/** Whether a change is about a resource of ours, and not about an object that only waits for its removal. */
export function isOurs(change: PlannedChange): boolean {
  const { mode, deposed } = change;
  return mode === "managed" && deposed === undefined && isOfOurProvider(change);
}

/** Another provider may have types of the same names; where it is not told, the type alone counts. */
function isOfOurProvider({ type, provider_name: provider }: PlannedChange): boolean {
  if (resourceNamed(type) === undefined) return false;
  return provider === undefined || isOurProvider(provider);
}

export function isOurProvider(name: string): boolean {
  return name.endsWith(`/${PROVIDER_SOURCE}`);
}

/** A plan that has never heard of our provider is somebody else's; one that has may hold nothing of it any more. */
export function checkIsOurs(
  { resource_changes: changes, configuration }: Plan,
  file: string,
): void {
  if (changes.some(isOurs)) return;
  const configured = Object.values(configuration?.provider_config ?? {});
  if (configured.some(({ full_name: name }) => name !== undefined && isOurProvider(name))) return;
  const others = new Set(changes.flatMap(({ provider_name: name }) => name ?? []));
  const found = others.size === 0 ? "It holds no resource." : `It is of ${[...others].join(", ")}.`;
  throw new DiagnosticsError([
    errorDiagnostic(
      `${file} holds nothing of the provider ${PROVIDER_SOURCE}`,
      `${found} To compare a tenant with it would be to compare it with an empty desired state.`,
      { fix: "Give the plan of a configuration whose required_providers names that source." },
    ),
  ]);
}

export function isOnSide({ change }: PlannedChange, side: PlanSide): boolean {
  return typeof change[side] === "object" && change[side] !== null;
}
