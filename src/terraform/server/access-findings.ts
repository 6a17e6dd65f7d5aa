import type { Diagnostic } from "../../diagnostics";
import { type Change, isEnded } from "../../lifecycle";
import { judgeAccess, type ResourceDefinition } from "../../resources";
import { type ObjectValue, property } from "../../schema";
import type { ProviderSession } from "./session";

/** What the declared deployer may not do, as far as the declaration alone tells it: for `terraform validate`. */
export async function declaredScopeFindings(
  session: ProviderSession,
  definition: ResourceDefinition,
  config: ObjectValue,
): Promise<readonly Diagnostic[]> {
  const { declaredDeployer: deployer } = session;
  if (deployer === undefined) return [];
  const found = await judgeAccess(definition, config, {
    deployer,
    now: session.dependencies.now(),
  });
  // Expiries are said by the plan, which knows what comes of them.
  return found.filter(({ severity }) => severity === "error");
}

/** What the deployer may not do, with the tenant at hand, and what comes of an expiry. */
export async function accessFindings(
  session: ProviderSession,
  definition: ResourceDefinition,
  change: Change,
): Promise<readonly Diagnostic[]> {
  if (change.action === "delete") return [];
  const declared = change.action === "none" ? change.prior : change.planned;
  if (declared === null) return [];
  const gives = change.action !== "none" && !isEnded(definition, declared);
  const known = gives ? await session.deployer() : undefined;
  // Nothing to judge, and nothing to read for it.
  if (known === undefined && !hasEnd(definition, declared)) return [];
  const found = await judgeAccess(definition, declared, {
    deployer: known?.deployer,
    now: session.dependencies.now(),
    reader: session.tryTenant(),
  });
  return found.map((finding) => {
    if (finding.ruleId === EXPIRED) return withOutcome(definition, finding, change);
    return known?.knownFrom === "tenant" ? withWho(finding) : finding;
  });
}

/** Nobody declared a deployer who would know himself by that word. */
function withWho(finding: Diagnostic): Diagnostic {
  if (!/^(scope|prerequisite)\//.test(finding.ruleId ?? "")) return finding;
  const who =
    "The deployer is the API client of this provider, with the roles that the tenant tells.";
  return { ...finding, detail: `${finding.detail} ${who}` };
}

function hasEnd({ timeBound }: ResourceDefinition, declared: ObjectValue): boolean {
  return timeBound !== undefined && property(declared, timeBound.at) !== null;
}

const EXPIRED = "assignment/expired";

function withOutcome(
  definition: ResourceDefinition,
  finding: Diagnostic,
  change: Change,
): Diagnostic {
  return { ...finding, detail: `${finding.detail} ${outcomeOf(definition, change)}` };
}

function outcomeOf(definition: ResourceDefinition, change: Change): string {
  if (change.action === "create") return "Nothing is made of it.";
  const isGone = change.prior === null || isEnded(definition, change.prior);
  return isGone ? "It is taken away already." : "This plan takes it away.";
}
