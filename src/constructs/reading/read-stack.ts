import { type TerraformStack, TerraformProvider, TerraformResource } from "cdktf";
import {
  isReference,
  manifestName,
  type ManifestResource,
  type ManifestValue,
} from "../../manifest";
import { PROVIDER_NAME, type ResourceDefinition, resourceNamed } from "../../resources";
import { isConfigurable } from "../../schema";
import { rawValues } from "./raw-values";
import { type ReadId, References } from "./references";
import { rolesWithOwner } from "./roles-with-owner";
import { readValue } from "./read-value";
import { sourceOf } from "./source-place";
import { elementsOf } from "./walk";

/** One resource of the product, as it stands in a stack. */
export interface Declaration {
  readonly construct: TerraformResource;
  readonly definition: ResourceDefinition;
  /** The same by natural names. */
  readonly resource: ManifestResource;
  /** What each id means, by attribute. */
  readonly references: ReadonlyMap<string, readonly ReadId[]>;
}

export interface StackContents {
  /** In the order of their paths. */
  readonly declarations: readonly Declaration[];
  readonly providers: readonly TerraformProvider[];
  /** What ids mean, within the stack and beyond it. */
  readonly references: References;
}

/** What a stack says of ZIdentity, whether through constructs, plain bindings or overrides. */
export function readStack(stack: TerraformStack): StackContents {
  const references = new References();
  const declarations: Declaration[] = [];
  const providers: TerraformProvider[] = [];
  for (const element of elementsOf(stack)) {
    if (TerraformProvider.isTerraformProvider(element)) {
      if (element.terraformResourceType === PROVIDER_NAME) providers.push(element);
    } else if (TerraformResource.isTerraformResource(element)) {
      const definition = resourceNamed(element.terraformResourceType);
      if (definition !== undefined) {
        declarations.push(declarationOf(stack, element, definition, references));
      }
    }
  }
  declarations.sort((a, b) => compareText(a.resource.path, b.resource.path));
  return { declarations, providers, references };
}

function declarationOf(
  stack: TerraformStack,
  construct: TerraformResource,
  definition: ResourceDefinition,
  all: References,
): Declaration {
  const values = rawValues(construct);
  const references = new Map<string, readonly ReadId[]>();
  const declares: Record<string, ManifestValue> = {};
  for (const [name, attribute] of Object.entries(definition.attributes)) {
    if (!isConfigurable(attribute)) continue;
    const raw = values(name);
    if (raw === undefined || raw === null) continue;
    if (!isReference(attribute)) {
      declares[name] = readValue(construct, attribute.type, raw);
    } else if (attribute.type.kind === "set" && Array.isArray(raw)) {
      const ids = raw.map((item: unknown) => all.read(stack, item));
      references.set(name, ids);
      declares[manifestName(name, attribute)] = ids.map(({ natural }) => natural);
    } else {
      const id = all.read(stack, raw);
      references.set(name, [id]);
      declares[manifestName(name, attribute)] =
        attribute.type.kind === "set" ? [id.natural] : id.natural;
    }
  }
  const roles = references.get("role_ids");
  const service = references.get("service_id")?.[0]?.natural;
  if (roles !== undefined) declares["roles"] = rolesWithOwner(definition, roles, service);
  const source = sourceOf(construct);
  const resource = {
    type: definition.name,
    path: construct.node.path,
    declares,
    ...(source === undefined ? {} : { source }),
  };
  return { construct, definition, resource, references };
}

/** By code units: the same on every machine. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
