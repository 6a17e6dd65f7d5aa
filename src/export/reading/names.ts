import { rolesOf } from "../../resources";
import {
  allNamed,
  allWithLogin,
  describeService,
  scopesOfService,
  type ServiceRecord,
  type ServiceWithScopes,
  type TenantReader,
  withId,
  ZIDENTITY_SERVICE,
} from "../../tenant";
import type { ExportedPrincipal, Named, ServiceSpelling } from "../tenant-as-code";

/** A name that YAML takes for ZIdentity itself, and that a linked service may bear all the same. */
const OWN_LABEL = "ZIdentity";

/** A token of cdktf, which reads it out of any text. */
const CDKTF_TOKEN = /\$\{TfToken\[/;

/**
 * Whether a look-up by this text finds what bears it: Terraform normalizes every text to NFC, so that a name in another
 * form is found by nobody there, and half a surrogate pair does not survive a file.
 */
function canBeLookedUp(text: string): boolean {
  return text.trim() !== "" && text === text.normalize("NFC") && isWellFormed(text);
}

/** Whether a text can be written into a file and read back. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text) && !CDKTF_TOKEN.test(text);
}

export async function principalNames(
  reader: TenantReader,
): Promise<(kind: "group" | "user", id: string) => ExportedPrincipal> {
  const [users, groups] = await Promise.all([reader.users(), reader.groups()]);
  return (kind, id) => {
    const label = kind === "user" ? withId(users, id)?.loginName : withId(groups, id)?.name;
    if (label === undefined) return { kind, id, label: id };
    const same = kind === "user" ? allWithLogin(users, label) : allNamed(groups, label);
    return { kind, ...named(id, label, same.length) };
  };
}

export interface NamesOnService {
  readonly role: (id: string) => Named;
  readonly scope: (id: string) => Named;
}

export async function namesOnService(
  reader: TenantReader,
  service: ServiceWithScopes,
): Promise<NamesOnService> {
  const roles = await rolesOf(reader, service);
  const scopes = scopesOfService(service);
  return { role: (id) => nameWithin(roles, id), scope: (id) => nameWithin(scopes, id) };
}

function nameWithin(
  list: readonly { readonly id: string; readonly name: string }[],
  id: string,
): Named {
  const label = withId(list, id)?.name;
  return label === undefined ? { id, label: id } : named(id, label, allNamed(list, label).length);
}

function named(id: string, label: string, bearers: number): Named {
  return bearers === 1 && canBeLookedUp(label) ? { id, label, name: label } : { id, label };
}

/** The name; with cloud and organisation where several services have it; undefined where that is not enough. */
export function spellingOfService(
  service: ServiceRecord,
  all: readonly ServiceRecord[],
): ServiceSpelling | undefined {
  const { name, cloudName, orgName } = service;
  const whole = {
    name,
    ...(isGiven(cloudName) ? { cloudName } : {}),
    ...(isGiven(orgName) ? { orgName } : {}),
  };
  const parts: readonly (string | undefined)[] = [name, whole.cloudName, whole.orgName];
  if (!parts.every((part) => part === undefined || canBeLookedUp(part))) return undefined;
  return [{ name }, whole]
    .filter((spelling) => name !== OWN_LABEL || Object.keys(spelling).length > 1)
    .find((spelling) => all.filter((other) => isSpelledBy(other, spelling)).length === 1);
}

function isGiven(text: string | undefined): text is string {
  return text !== undefined && text !== "";
}

function isSpelledBy(
  service: ServiceRecord,
  { name, cloudName, orgName }: ServiceSpelling,
): boolean {
  return (
    service.name === name &&
    (cloudName === undefined || service.cloudName === cloudName) &&
    (orgName === undefined || service.orgName === orgName)
  );
}

/** `ZIdentity`, `ZPA`, `ZIA (zscalerthree.net, Acme West)`: no longer than it must be. */
export function labelOfService(
  service: ServiceRecord,
  spelling: ServiceSpelling | undefined,
): string {
  if (service.name === ZIDENTITY_SERVICE) return OWN_LABEL;
  return describeService(spelling ?? service);
}
