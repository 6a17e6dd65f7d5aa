import { attributePath, type Diagnostic } from "../diagnostics";
import type { DeclaredLevels } from "./access/declared-access";
import { offeredLevelsAbove } from "./role-scope";
import { roleAboveDeployerFinding } from "./rules/across/role-above-deployer";

/**
 * Judges the declared permissions of one role by the deployer's own levels: `scope/role-above-deployer`, with paths
 * below the permissions as `checkPermissions` gives them.
 */
export function checkRoleScope(wanted: DeclaredLevels, deployer: DeclaredLevels): Diagnostic[] {
  return offeredLevelsAbove(wanted, deployer).map((above) => ({
    ...roleAboveDeployerFinding("", above).diagnostic,
    path: attributePath(above.module),
  }));
}
