import { DiagnosticsError, errorDiagnostic } from "../../diagnostics";
import { compareLevels, type PrincipalKind } from "../../rbac";
import type { Principal, TenantReader } from "../../tenant";
import { heldBy } from "../../tenant";
import { type ExplainedAccess, explainAccess } from "../explain-access";
import type { Guarded, GuardFinding } from "./guard";

/** That the accounts for emergencies keep every access that they have, on whatever way they have it. */
export async function guardBreakGlass({
  before,
  after,
  manifests,
}: Guarded): Promise<readonly GuardFinding[]> {
  const named = manifests.map(({ guards }) => guards?.break_glass ?? {});
  const users = new Set(named.flatMap((one) => one.users ?? []));
  const groups = new Set(named.flatMap((one) => one.groups ?? []));
  const findings = await Promise.all([
    ...[...users].map((name) => guardOne("user", name, before, after)),
    ...[...groups].map((name) => guardOne("group", name, before, after)),
  ]);
  return findings.flat();
}

async function guardOne(
  kind: PrincipalKind,
  name: string,
  before: TenantReader,
  after: TenantReader,
): Promise<readonly GuardFinding[]> {
  try {
    const had = await explainAccess(before, name, { kind });
    const has = await explainAccess(after, name, { kind });
    const lost = [
      ...lostLevels(had, has),
      ...lostRoles(had, has),
      ...(await lostServices(had, before, after)),
    ];
    return lost.length === 0 ? [] : [finding(name, lost)];
  } catch (error) {
    if (error instanceof DiagnosticsError) return [notThere(name, error)];
    throw error;
  }
}

function lostLevels(had: ExplainedAccess, has: ExplainedAccess): string[] {
  const levels = new Map(modulesOf(has).map(({ module, level }) => [module, level] as const));
  return modulesOf(had).flatMap(({ module, level }) => {
    const willBe = levels.get(module) ?? "none";
    return compareLevels(willBe, level) < 0 ? [`${module} from "${level}" to "${willBe}"`] : [];
  });
}

function modulesOf({ services }: ExplainedAccess) {
  return services.flatMap((one) => (one.kind === "zidentity" ? one.access.modules : []));
}

/** On linked services the roles in effect count, whoever gave them, each within its scope. */
function lostRoles(had: ExplainedAccess, has: ExplainedAccess): string[] {
  const kept = new Set(rolesOf(has));
  return rolesOf(had).filter((role) => !kept.has(role));
}

function rolesOf({ services }: ExplainedAccess): string[] {
  return services.flatMap((one) =>
    one.kind === "linked"
      ? (one.access.deciding?.roles ?? []).map(({ name }) => {
          const scope = one.access.deciding?.scope;
          const within = scope === undefined ? "" : ` within ${JSON.stringify(scope.name)}`;
          return `${JSON.stringify(name)} on ${one.service}${within}`;
        })
      : [],
  );
}

async function lostServices(
  { principal, groups }: ExplainedAccess,
  before: TenantReader,
  after: TenantReader,
): Promise<string[]> {
  const holders: readonly Principal[] = [
    { type: principal.kind === "user" ? "USER" : "GROUP", id: principal.id },
    ...groups.map(({ id }) => ({ type: "GROUP" as const, id })),
  ];
  const lost = await Promise.all(
    (await before.services()).map(async ({ service: { id, name } }) => {
      const [was, willBe] = await Promise.all([before.entitlements(id), after.entitlements(id)]);
      const mayUse = (records: typeof was) =>
        holders.some((holder) => heldBy(records, holder) !== undefined);
      return mayUse(was) && !mayUse(willBe) ? [`the use of ${name}`] : [];
    }),
  );
  return lost.flat();
}

function finding(name: string, lost: readonly string[]): GuardFinding {
  const diagnostic = errorDiagnostic(
    `${JSON.stringify(name)} is for emergencies and would lose access`,
    `It would lose ${lost.join(", ")}.`,
    {
      ruleId: "guard/break-glass",
      fix: "Declare what it holds, or take it out of guards.break_glass; or name the guard: --allow break-glass.",
    },
  );
  return { guard: "break-glass", diagnostic };
}

function notThere(name: string, { diagnostics }: DiagnosticsError): GuardFinding {
  const detail = diagnostics[0]?.detail ?? "";
  const diagnostic = errorDiagnostic(
    `${JSON.stringify(name)} is for emergencies and is not one principal of this tenant`,
    `Nothing protects an account that is not there. ${detail}`,
    {
      ruleId: "guard/break-glass",
      fix: "Correct guards.break_glass; or name the guard: --allow break-glass.",
    },
  );
  return { guard: "break-glass", diagnostic };
}
