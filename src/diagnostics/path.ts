/** One step into a configuration: an attribute by name, a map element by key, a list element by index. */
export type PathStep =
  { readonly attribute: string } | { readonly key: string } | { readonly index: number };

/** Where in a configuration something is. The empty path is the whole object. */
export type Path = readonly PathStep[];

/** A path of attribute names only: `attributePath("permissions", "roles")`. */
export function attributePath(...names: readonly string[]): Path {
  return names.map((attribute) => ({ attribute }));
}

/** The way a path is written to a person: `permissions.roles`, `other_permissions["data_protection"]`, `role_ids[0]`. */
export function formatPath(path: Path): string {
  return path.map(formatStep).join("").replace(/^\./, "");
}

function formatStep(step: PathStep): string {
  if ("attribute" in step) return `.${step.attribute}`;
  if ("key" in step) return `[${JSON.stringify(step.key)}]`;
  return `[${step.index}]`;
}
