/** The second way: the provider's own handlers, as `terraform validate` asks them. */
import { tfplugin6 } from "../../src/generated/protocol";
import { PROVIDER_DEFINITION, resourceNamed } from "../../src/resources";
import { type ObjectValue, UNKNOWN, type Value } from "../../src/schema";
import { createProviderHandlers } from "../../src/terraform/server";
import { encodeObject } from "../../src/terraform/server/object-type";
import { silentLogger } from "../../src/terraform/wire";
import { Core } from "../unit/terraform/server/core";
import { NOW } from "./declare-stack";
import type { Said, Synthesized } from "./synthesize";
import { readTerraform } from "./terraform-json";

/** What it says of each resource. Notes are not among it: Terraform has no word for them. */
export async function validateByProvider({ terraform }: Synthesized): Promise<readonly Said[]> {
  const { provider, resources } = readTerraform(terraform);
  const core = new Core(
    createProviderHandlers({
      connect: () => Promise.reject(new Error("terraform validate connects to nothing")),
      explain: () => undefined,
      isRefusal: () => false,
      now: () => new Date(NOW),
      logger: silentLogger,
    }),
  );
  await core.handlers.validateProviderConfig(
    tfplugin6.ValidateProviderConfig.Request.create({
      config: encodeObject(PROVIDER_DEFINITION, configOf(PROVIDER_DEFINITION, provider)),
    }),
  );
  const said: Said[] = [];
  for (const { type, path, attributes } of resources) {
    const definition = resourceNamed(type);
    if (definition === undefined) throw new Error(`There is no ${type}.`);
    for (const { severity, detail } of await core.validate(type, configOf(definition, attributes)))
      said.push(`${WORDS[severity ?? 0]} ${ruleOf(detail ?? "")} at ${path}`);
  }
  return said.sort();
}

const WORDS = ["invalid", "error", "warning"];

function ruleOf(detail: string): string {
  const rule = /^Rule: (\S+)$/m.exec(detail)?.[1];
  if (rule === undefined) throw new Error(`A finding without a rule: ${detail}`);
  return rule;
}

/** As Terraform's core hands it over: every attribute there, and unknown what it has not evaluated yet. */
function configOf(
  { attributes }: Pick<typeof PROVIDER_DEFINITION, "attributes">,
  given: Readonly<Record<string, unknown>>,
): ObjectValue {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { type }]) => {
      const value = valueOf(given[name]);
      if (type.kind !== "object" || type.keyed === true || value === null) return [name, value];
      return [name, configOf({ attributes: type.attributes }, given[name] as ObjectValue)];
    }),
  );
}

function valueOf(given: unknown): Value {
  if (given === undefined || given === null) return null;
  if (typeof given === "string") {
    return /(^|[^$])\$\{/.test(given) ? UNKNOWN : given.replaceAll("$${", "${");
  }
  if (Array.isArray(given)) return given.map(valueOf);
  if (typeof given === "object")
    return Object.fromEntries(Object.entries(given).map(([key, item]) => [key, valueOf(item)]));
  return given as boolean | number;
}
