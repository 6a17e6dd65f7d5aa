import type { AccessIndex } from "../../access/access-index";
import type { AccessFinding } from "../../access/finding";
import type { AccessRule } from "../rule";

/** A rule across declarations, with its judgement. It reads the index once, in one pass over what it judges. */
export interface AcrossRule extends AccessRule {
  readonly check: (index: AccessIndex) => readonly AccessFinding[];
}
