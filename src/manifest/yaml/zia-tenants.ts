import type { z } from "zod";
import { EXECUTIVE_INSIGHTS } from "../../rbac";
import { inNarrowestSpelling, spellingOf } from "../service-keys";
import type { DesiredState } from "./form";
import type { NaturalServiceReference, roleForm } from "./references";

/**
 * Every ZIA tenant that a file names by name: what `zia_tenants: all` means. Not those of `ignore`, which are somebody
 * else's, nor ids, of which nobody can tell without a tenant what they are.
 */
export function ziaTenantsOf(state: DesiredState): readonly NaturalServiceReference[] {
  return servicesNamed(state).filter(
    (service) => spellingOf(service)?.name === EXECUTIVE_INSIGHTS.ziaProduct,
  );
}

/** Those that several files name, each once. */
export function allZiaTenants(
  files: readonly (readonly NaturalServiceReference[])[],
): readonly NaturalServiceReference[] {
  return inNarrowestSpelling(files.flat());
}

function servicesNamed({
  deployer,
  assignments,
  entitlements,
  executive_insights: executives,
  ownership,
}: DesiredState): readonly NaturalServiceReference[] {
  return [
    ...(deployer?.service_admins ?? []),
    ...(assignments ?? []).flatMap(({ service, role, roles = [] }) => [
      ...given(service),
      ...[...given(role), ...roles].flatMap(serviceOfRole),
    ]),
    ...(entitlements ?? []).map(({ service }) => service),
    ...(executives ?? []).flatMap(({ zia_tenants: named }) => (named === "all" ? [] : named)),
    ...(ownership?.mode === "authoritative" ? ownership.over : []).flatMap(
      ({ services = [] }) => services,
    ),
  ];
}

function serviceOfRole(role: z.infer<typeof roleForm>): readonly NaturalServiceReference[] {
  return typeof role === "object" && "service" in role ? [role.service] : [];
}

function given<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}
