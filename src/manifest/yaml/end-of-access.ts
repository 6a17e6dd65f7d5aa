import { type Diagnostic, errorDiagnostic } from "../../diagnostics";
import { reckonEnd } from "../../rbac";
import type { YamlPath, YamlPlaces } from "./yaml-place";

/** When an access ends, as an item says it. */
export interface TimeOfItem {
  readonly expires_at?: string | undefined;
  readonly start?: string | undefined;
  readonly duration?: string | undefined;
}

export interface EndOfAccess {
  readonly end: string | undefined;
  /** Where it is said. */
  readonly at: YamlPath;
  readonly problems: readonly Diagnostic[];
}

/** The end of an access; one that cannot be reckoned is a finding. */
export function endOfAccess(
  { expires_at: end, start, duration }: TimeOfItem,
  item: YamlPath,
  places: YamlPlaces,
): EndOfAccess {
  if (start === undefined && duration === undefined)
    return { end, at: [...item, "expires_at"], problems: [] };
  const at = [...item, start === undefined ? "duration" : "start"];
  const reckoned =
    end === undefined
      ? reckonEnd(start, duration)
      : { wrong: "Either expires_at is given, or start and duration." };
  if ("end" in reckoned) return { end: reckoned.end, at, problems: [] };
  const problem = errorDiagnostic("The end of the access cannot be reckoned", reckoned.wrong, {
    ruleId: "assignment/end-not-reckoned",
    fix: "Give expires_at, or a start and a duration, such as start: 2026-06-01T08:00:00Z and duration: 8h.",
    place: places.at(at),
  });
  return { end, at, problems: [problem] };
}
