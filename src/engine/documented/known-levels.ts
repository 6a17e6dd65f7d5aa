import { toDeclaredAccess } from "../../manifest";
import { levelsOf, MODULE_KEYS, SUPER_ADMIN } from "../../rbac";
import type { LoadedManifest } from "../loaded-manifest";
import type { KnownLevels } from "./directory-reader";

/** What the desired state declares of roles, and what the predefined role that holds everything holds. */
export function levelsByName(loaded: readonly LoadedManifest[]): KnownLevels {
  const { roles } = toDeclaredAccess(loaded.map(({ manifest }) => manifest));
  const everything = MODULE_KEYS.map((module) => [module, levelsOf(module).at(-1) ?? "none"]);
  return new Map([
    ...roles.map(({ name, permissions }) => [name, known(permissions)] as const),
    [SUPER_ADMIN, Object.fromEntries(everything) as Record<string, string>] as const,
  ]);
}

function known(levels: ReadonlyMap<string, string | undefined>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...levels].flatMap(([module, level]) => (level === undefined ? [] : [[module, level]])),
  );
}
