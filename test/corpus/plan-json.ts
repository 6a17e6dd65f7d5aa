/**
 * The plan that Terraform would make of a `cdk.tf.json`, as `terraform show -json` writes it. `real-plans.test.ts` holds
 * it against real ones. Terraform itself plans no configuration in which the provider finds an error; here such a plan
 * is made all the same, to compare what is said of it.
 */
import { type AttributeType, isConfigurable } from "../../src/schema";
import { PROVIDER_ADDRESS, resourceNamed } from "../../src/resources";
import type { Synthesized } from "./synthesize";
import { readTerraform, type WrittenElement } from "./terraform-json";

export interface PlanDocument {
  readonly text: string;
  /** Address in the plan to the path of the construct. */
  readonly paths: ReadonlyMap<string, string>;
}

export function planOf({ terraform }: Pick<Synthesized, "terraform">): PlanDocument {
  const { provider, resources, data } = readTerraform(terraform);
  const document = {
    format_version: "1.2",
    resource_changes: resources.map(changeOf),
    prior_state: { values: { root_module: { resources: data.map(foundBy) } } },
    configuration: {
      provider_config: {
        zidentity: { full_name: PROVIDER_ADDRESS, expressions: expressionsOf(provider) },
      },
      root_module: { resources: [...resources, ...data].map(configured) },
    },
  };
  const paths = new Map(resources.map((element) => [addressOf(element), element.path]));
  return { text: JSON.stringify(document), paths };
}

const REFERENCE = /^\$\{((?:data\.)?zidentity_\w+\.[\w-]+)(\.id|\.scopes\[(".*")\])\}$/;

function addressOf({ type, name, isData }: WrittenElement): string {
  return `${isData ? "data." : ""}${type}.${name}`;
}

function changeOf(element: WrittenElement) {
  const { type, name, attributes } = element;
  const definition = resourceNamed(type);
  const known: Record<string, unknown> = {};
  const unknown: Record<string, unknown> = { id: true };
  for (const [attribute, spec] of Object.entries(definition?.attributes ?? {})) {
    if (!isConfigurable(spec)) continue;
    const given = attributes[attribute];
    if (given === undefined) {
      whenLeftOut(attribute, spec.default, spec.mode, known, unknown);
      continue;
    }
    const value = evaluated(given, spec.type);
    if (value === NOT_YET) unknown[attribute] = true;
    else if (Array.isArray(value) && value.includes(NOT_YET)) {
      known[attribute] = value.map((item: unknown) => (item === NOT_YET ? null : item));
      unknown[attribute] = value.map((item: unknown) => item === NOT_YET);
    } else known[attribute] = value;
  }
  const change = { actions: ["create"], after: known, after_unknown: unknown };
  return { address: addressOf(element), mode: "managed", type, name, change };
}

/** As the provider plans it: what has a default gets it, what the tenant decides is known after apply. */
function whenLeftOut(
  attribute: string,
  value: { readonly value: unknown } | { readonly lookup: string } | undefined,
  mode: string,
  known: Record<string, unknown>,
  unknown: Record<string, unknown>,
): void {
  if (value !== undefined) known[attribute] = "value" in value ? value.value : OWN_SERVICE;
  else if (mode === "optional_computed") unknown[attribute] = true;
  else known[attribute] = null;
}

const NOT_YET = Symbol("known after apply");
const OWN_SERVICE = "id of ZIAM";

function evaluated(given: unknown, type: AttributeType): unknown {
  if (Array.isArray(given)) return given.map((item) => evaluated(item, type));
  if (typeof given !== "string") return given;
  const [, address, what = "", scope] = REFERENCE.exec(given) ?? [];
  if (address === undefined) return given.replaceAll("$${", "${");
  if (!address.startsWith("data.")) return NOT_YET;
  return what === ".id" ? idOf(address) : `scope ${scope} of ${address}`;
}

function idOf(address: string): string {
  return `id of ${address}`;
}

/** What a data source answers, and is there in the state of the plan. */
function foundBy(element: WrittenElement) {
  const { type, name, attributes } = element;
  const address = addressOf(element);
  const service = attributes["service_id"];
  const values = {
    ...attributes,
    id: attributes["name"] === "ZIAM" ? OWN_SERVICE : (attributes["id"] ?? idOf(address)),
    ...(type === "zidentity_role"
      ? { service_id: service === undefined ? OWN_SERVICE : evaluated(service, TEXT) }
      : {}),
    ...(type === "zidentity_service"
      ? { scopes: { Default: `scope "Default" of ${address}` } }
      : {}),
  };
  return { address, mode: "data", type, name, values };
}

const TEXT: AttributeType = { kind: "string" };

function configured(element: WrittenElement) {
  const { type, name, isData, attributes } = element;
  const mode = isData ? "data" : "managed";
  return { address: addressOf(element), mode, type, name, expressions: expressionsOf(attributes) };
}

function expressionsOf(attributes: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, given]) => {
      const references = referencesIn(given);
      return [name, references.length > 0 ? { references } : { constant_value: given }];
    }),
  );
}

/** Terraform lists the attribute that is read, and then the object that has it. */
function referencesIn(given: unknown): string[] {
  if (Array.isArray(given)) return given.flatMap(referencesIn);
  const [, address, what] = typeof given === "string" ? (REFERENCE.exec(given) ?? []) : [];
  return address === undefined ? [] : [`${address}${what}`, address];
}
