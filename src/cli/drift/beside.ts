import type { Comparison, DesiredForm, LoadedManifest } from "../../engine";
import type { Beside } from "../../export";
import { holdsLevels } from "../../manifest";
import { knownString, property } from "../../schema";

/** What code of this form finds in the desired state, where that is written in the same form. */
export function besideOf(
  form: DesiredForm,
  loaded: readonly LoadedManifest[],
  { compared }: Pick<Comparison, "compared">,
): Beside {
  const same = loaded.filter((one) => one.form === form);
  if (form === "yaml" || same.length === 0) return { taken: [], roles: new Map() };
  if (form === "cdktf") return { taken: same.flatMap(constructIds), roles: new Map() };
  const roles = compared.flatMap(({ definition, path, change }) => {
    const prior = "prior" in change ? change.prior : null;
    const id = prior === null ? undefined : knownString(property(prior, "id"));
    return holdsLevels(definition) && id !== undefined && isInRoot(path)
      ? [[id, path] as const]
      : [];
  });
  return { taken: same.flatMap(({ addresses = [] }) => addresses), roles: new Map(roles) };
}

/** Of what stands directly in a stack: `access/desk/Resource` begins with the stack. */
function constructIds({ manifest: { resources } }: LoadedManifest): readonly string[] {
  return resources.map(({ path }) => path.split("/")[1] ?? "");
}

/** Nothing outside of a module refers to what is within. */
function isInRoot(address: string): boolean {
  return !address.startsWith("module.");
}
