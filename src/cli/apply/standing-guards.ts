import { errorDiagnostic } from "../../diagnostics";
import type { GuardFinding, GuardName, SavedPlan } from "../../engine";

/** Guards that look at the desired state, which is not at hand when a plan is carried out: what they found stands. */
const STANDING: ReadonlySet<GuardName> = new Set(["escalation", "emptied-scope"]);

export function isStanding({ guard }: GuardFinding): boolean {
  return STANDING.has(guard);
}

/** What a saved plan was allowed that has to be allowed again. */
export function standingGuards({ escalates, empties, steps }: SavedPlan): readonly GuardFinding[] {
  const removes = steps.some(({ reason }) => reason === "not_declared");
  return [...(escalates ? [ESCALATES] : []), ...(removes ? empties.map(clears) : [])];
}

function clears(owned: string): GuardFinding {
  const diagnostic = errorDiagnostic(
    `This plan clears what is owned, with nothing declared within: ${owned}`,
    "It was made with --allow emptied-scope.",
    {
      ruleId: "ownership/nothing-declared-within",
      fix: "Name the guard again: --allow emptied-scope.",
    },
  );
  return { guard: "emptied-scope", diagnostic };
}

const ESCALATES: GuardFinding = {
  guard: "escalation",
  diagnostic: errorDiagnostic(
    "This plan gives somebody more than its deployer has",
    "It was made with --allow escalation.",
    { fix: "Name the guard again: --allow escalation." },
  ),
};
