import { tfplugin6 } from "../../generated/protocol";
import type { TerraformAttribute, TerraformSchema } from "../../schema/project/to-terraform";
import { encodeCtyType } from "../wire";

const MARKDOWN = tfplugin6.StringKind.MARKDOWN;

/** A schema as the protocol's message. */
export function toSchemaMessage({ version, block }: TerraformSchema): tfplugin6.Schema.$Properties {
  return {
    version,
    block: {
      version,
      attributes: attributeMessages(block.attributes),
      description: block.description,
      descriptionKind: MARKDOWN,
    },
  };
}

function attributeMessages(
  attributes: TerraformSchema["block"]["attributes"],
): tfplugin6.Schema.Attribute.$Properties[] {
  return Object.entries(attributes).map(([name, attribute]) => attributeMessage(name, attribute));
}

function attributeMessage(
  name: string,
  attribute: TerraformAttribute,
): tfplugin6.Schema.Attribute.$Properties {
  const { type, nested_type: nested } = attribute;
  return {
    name,
    ...(type === undefined ? {} : { type: encodeCtyType(type) }),
    ...(nested === undefined
      ? {}
      : {
          nestedType: {
            attributes: attributeMessages(nested.attributes),
            nesting: tfplugin6.Schema.Object.NestingMode.SINGLE,
          },
        }),
    description: attribute.description,
    descriptionKind: MARKDOWN,
    required: attribute.required ?? false,
    optional: attribute.optional ?? false,
    computed: attribute.computed ?? false,
    sensitive: attribute.sensitive ?? false,
  };
}
