import type { Diagnostic } from "../diagnostics";
import { predefinedNameFinding } from "./rules/across/role-predefined-name";

/** Judges the declared name of one role: `role/predefined-name`. */
export function checkRoleName(name: string): Diagnostic[] {
  const found = predefinedNameFinding("", name);
  return found === undefined ? [] : [found.diagnostic];
}
