import { counted } from "../counted";
import { highlightsOf, isUnchanged, type ReviewReport } from "./reviewed";
import { reviewLimits } from "../documented-text";

/** The review in one line, without names. */
export function verdict(report: ReviewReport): string {
  if (isUnchanged(report)) return "No change of access.";
  const { growing, entitled, others, newAdministrators, newFindings, loosened } =
    highlightsOf(report);
  const counts = [
    [newAdministrators.length, "new full administrator"],
    [newFindings.length, "new finding"],
    [loosened.length, "guardrail weakened or changed", "guardrails weakened or changed"],
  ] as const;
  const parts = [
    ...(growing.length > 0 ? [`${growing.length} administer more`] : []),
    ...(entitled.length > 0 ? [`${entitled.length} may use more services`] : []),
    ...(others.length > 0 ? [`${others.length} change without growth`] : []),
    ...counts.flatMap(([count, one, many]) => (count === 0 ? [] : [counted(count, one, many)])),
  ];
  const heading =
    growing.length > 0
      ? "Privileges grow"
      : newFindings.length + loosened.length > 0
        ? "No privilege grows, but look at this"
        : "No privilege grows";
  return parts.length === 0 ? `${heading}.` : `${heading}: ${parts.join(", ")}.`;
}

/** What "who" means in this review. */
export function whoIsMeant({ access, documented }: ReviewReport): string {
  return access.expanded
    ? [
        "Users are told apart by the groups that they are in now.",
        ...reviewLimits(documented),
      ].join(" ")
    : "Without a tenant a group stands for its members, and roles that the states do not declare are known by name, and predefined ones by what they hold at the least.";
}
