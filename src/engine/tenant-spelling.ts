import type { ManifestResource, NaturalReference } from "../manifest";
import { resourceNamed } from "../resources";
import type { RoleRecord, TenantReader } from "../tenant";
import type { LoadedManifest } from "./loaded-manifest";

/**
 * Terraform has every text in the form NFC of Unicode, whatever the tenant has. A role that its JSON declares by a name
 * which a role of the tenant has in another form is that role, and not a second one that looks the same.
 */
export async function inTenantSpelling(
  loaded: readonly LoadedManifest[],
  reader: TenantReader,
): Promise<readonly LoadedManifest[]> {
  if (loaded.every(({ form }) => form !== "hcl")) return loaded;
  const spelled = spelledOtherwise(await reader.roles());
  if (spelled.size === 0) return loaded;
  return loaded.map((one) => (one.form === "hcl" ? respelled(one, spelled) : one));
}

/** By the name in NFC; without names that look like one of another role, of which nobody can tell which is meant. */
function spelledOtherwise(roles: readonly RoleRecord[]): ReadonlyMap<string, RoleRecord> {
  const alike = new Map<string, RoleRecord[]>();
  for (const role of roles) {
    const name = role.name.normalize("NFC");
    alike.set(name, [...(alike.get(name) ?? []), role]);
  }
  return new Map(
    [...alike].flatMap(([name, [role, ...others]]) =>
      role === undefined || others.length > 0 || isSpelledSo(role, name)
        ? []
        : [[name, role] as const],
    ),
  );
}

function isSpelledSo({ name, description = "" }: RoleRecord, normalized: string): boolean {
  return name === normalized && description === description.normalize("NFC");
}

function respelled(one: LoadedManifest, spelled: ReadonlyMap<string, RoleRecord>): LoadedManifest {
  const { manifest } = one;
  const declared = new Set(
    manifest.resources.filter(isNamed).map(({ declares }) => declares["name"]),
  );
  const nameOf = (role: NaturalReference): NaturalReference =>
    typeof role === "string" && declared.has(role) ? (spelled.get(role)?.name ?? role) : role;
  const resources = manifest.resources.map((resource): ManifestResource => {
    const { declares } = resource;
    if (isNamed(resource)) return { ...resource, declares: roleIn(declares, spelled) };
    const { roles } = declares;
    if (!Array.isArray(roles)) return resource;
    const named = (roles as readonly NaturalReference[]).map(nameOf);
    return { ...resource, declares: { ...declares, roles: named } };
  });
  return { ...one, manifest: { ...manifest, resources } };
}

function isNamed({ type }: ManifestResource): boolean {
  return resourceNamed(type)?.identity.join() === "name";
}

function roleIn(
  declares: ManifestResource["declares"],
  spelled: ReadonlyMap<string, RoleRecord>,
): ManifestResource["declares"] {
  const { name, description } = declares;
  const role = typeof name === "string" ? spelled.get(name) : undefined;
  if (role === undefined) return declares;
  const isSame =
    typeof description === "string" && description === role.description?.normalize("NFC");
  return { ...declares, name: role.name, ...(isSame ? { description: role.description } : {}) };
}
