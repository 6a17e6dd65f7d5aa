/**
 * The desired state as YAML: text, plain data with places, a checked form, and from that the manifest that every other
 * way in leads to.
 * Holds no rule of the permission model and no reading of files.
 */
export { desiredStateForm } from "./form";
export type { ManifestPlaces } from "./manifest-places";
export { parseYaml, type ParsedYaml, understandYaml, type UnderstoodYaml } from "./parse-yaml";
export { allZiaTenants } from "./zia-tenants";
