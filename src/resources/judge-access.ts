import { attributePath, type Diagnostic, type Path } from "../diagnostics";
import { checkAccess, type Deployer } from "../rbac";
import type { ObjectValue } from "../schema";
import type { TenantReader } from "../tenant";
import type { ResourceDefinition } from "./definition";

/**
 * The rules across declarations that one declaration alone can break, and the attribute that each finding belongs to.
 * The others need the whole desired state, which Terraform never shows to a provider.
 */
const RULES_OF_ONE: ReadonlyMap<string, Path | undefined> = new Map([
  // The rule itself names the module.
  ["scope/role-above-deployer", undefined],
  ["scope/assignment-escalates", attributePath("role_ids")],
  ["prerequisite/write-role", undefined],
  ["prerequisite/edit-assigned-role", undefined],
  ["prerequisite/assign-role", undefined],
  ["prerequisite/manage-service-entitlements", undefined],
  ["prerequisite/administer-service", attributePath("service_id")],
  ["assignment/expired", attributePath("expires_at")],
  ["assignment/expires-soon", attributePath("expires_at")],
]);

export interface JudgedBy {
  readonly deployer: Deployer | undefined;
  /** The moment for which expiries are judged. */
  readonly now: Date;
  /** Without it, what only the tenant can tell is not judged. */
  readonly reader?: TenantReader | undefined;
}

/** What the rules across declarations say of one declaration. Throws what the reader throws. */
export async function judgeAccess(
  { declares }: Pick<ResourceDefinition, "declares">,
  declared: ObjectValue,
  { deployer, now, reader }: JudgedBy,
): Promise<readonly Diagnostic[]> {
  const part = await declares(declared, reader);
  const access = { roles: [], grants: [], entitlements: [], ...part, deployer };
  return checkAccess(access, { now }).flatMap(({ diagnostic }) => {
    const { ruleId = "" } = diagnostic;
    if (!RULES_OF_ONE.has(ruleId)) return [];
    const path = RULES_OF_ONE.get(ruleId);
    return [path === undefined ? diagnostic : { ...diagnostic, path }];
  });
}
