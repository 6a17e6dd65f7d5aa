import type { GrantBody, GrantRecord, Reference } from "../../tenant";

/** What the address of a grant says, and what the body says itself. */
const SAID = new Set(["principal", "serviceId", "service", "roles", "scope"]);

/** What the tenant adds to an id for whoever reads; it is not the caller's to set. */
const NAMES = new Set(["name", "displayName"]);

/**
 * What is sent to replace `current`: ids, and every field of the record, of the roles that stay and of the scope that
 * this build has no name for, since what is not sent is lost.
 */
export function grantBodyOver(current: GrantRecord | undefined, body: GrantBody): GrantBody {
  const held = new Map((current?.roles ?? []).map((role) => [role.id, role]));
  const { scope } = body;
  return {
    ...without(SAID, current ?? {}),
    roles: body.roles.map(({ id }) => referenceTo(id, held.get(id))),
    ...(scope === undefined ? {} : { scope: referenceTo(scope.id, sameOr(current?.scope, scope)) }),
  };
}

function referenceTo(id: string, known: Reference | undefined): { readonly id: string } {
  return { ...without(NAMES, known ?? {}), id };
}

function sameOr(known: Reference | undefined, { id }: { readonly id: string }) {
  return known?.id === id ? known : undefined;
}

function without(names: ReadonlySet<string>, record: object): object {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.has(name)));
}
