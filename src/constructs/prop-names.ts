import { attributePath, formatPath, type Path } from "../diagnostics";
import { manifestName } from "../manifest";
import type { Attributes } from "../schema";

/** `users_and_groups` as TypeScript spells it: `usersAndGroups`. */
export type CamelCase<S extends string> = S extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : S;

export function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A path as the author of a construct wrote it: `permissions.userCredentials`, `roles` for `role_ids`. */
export function propPath(attributes: Attributes, path: Path): string {
  const [first, ...rest] = path;
  if (first === undefined || !("attribute" in first)) return formatPath(path);
  const attribute = attributes[first.attribute];
  const name = attribute === undefined ? first.attribute : manifestName(first.attribute, attribute);
  const steps = [...attributePath(name), ...rest].map((step) =>
    "attribute" in step ? { attribute: camelCase(step.attribute) } : step,
  );
  return formatPath(steps);
}
