import { hasErrors } from "../../diagnostics";
import { validate } from "../../lifecycle";
import type { ResourceDefinition } from "../../resources";
import {
  isConfigurable,
  knownString,
  type KnownObject,
  property,
  requiredString,
  type Value,
} from "../../schema";
import type { LeftOut } from "../tenant-as-code";
import { isWellFormed } from "./names";

export interface Found {
  readonly definition: ResourceDefinition;
  readonly state: KnownObject;
}

/** What of these objects can be declared, and what cannot. */
export function sortDeclarable(objects: readonly Found[]): {
  readonly found: readonly Found[];
  readonly leftOut: readonly LeftOut[];
} {
  const found: Found[] = [];
  const leftOut: LeftOut[] = [];
  const taken = new Set<string>();
  for (const { definition, state } of objects) {
    const identity = definition.identity.map((name) => property(state, name));
    const key = JSON.stringify([definition.name, ...identity]);
    const why = taken.has(key) ? "another one of this name is declared" : whyNot(definition, state);
    taken.add(key);
    if (why === undefined) found.push({ definition, state });
    else leftOut.push({ what: `${definition.title} ${nameOf(state)}`, why });
  }
  return { found, leftOut };
}

/** Why a declaration of it would be refused; undefined for what can be declared. */
function whyNot(definition: ResourceDefinition, state: KnownObject): string | undefined {
  const config = Object.fromEntries(
    Object.entries(definition.attributes)
      .filter(([, attribute]) => isConfigurable(attribute))
      .map(([name]): [string, Value] => [name, property(state, name)]),
  );
  const texts = [config["name"], config["description"]];
  if (!texts.every((text) => typeof text !== "string" || isWellFormed(text)))
    return "its text cannot be written into a file";
  const findings = validate(definition, config);
  if (!hasErrors(findings)) return undefined;
  return findings.find(({ severity }) => severity === "error")?.summary;
}

function nameOf(state: KnownObject): string {
  const name = knownString(property(state, "name"));
  const id = requiredString(state, "id");
  return name === undefined ? id : `${JSON.stringify(name)} (${id})`;
}
