import {
  type DataSourceDefinition,
  DATA_SOURCES,
  type Definition,
  PROVIDER_ADDRESS,
  PROVIDER_DEFINITION,
  RESOURCES,
} from "../../src/resources";
import { type TerraformSchema, toTerraformSchema } from "../../src/schema/project/to-terraform";

/** What `terraform providers schema -json` prints, as far as bindings need it. */
export interface ProviderSchemaDocument {
  readonly format_version: "1.0";
  readonly provider_schemas: {
    readonly [address: string]: {
      readonly provider: TerraformSchema;
      readonly resource_schemas: { readonly [name: string]: TerraformSchema };
      readonly data_source_schemas: { readonly [name: string]: TerraformSchema };
    };
  };
}

/** The schema of the provider, from the registry alone: no Terraform process is asked. */
export function providerSchema(): ProviderSchemaDocument {
  return {
    format_version: "1.0",
    provider_schemas: {
      [PROVIDER_ADDRESS]: {
        provider: schemaOf(PROVIDER_DEFINITION),
        resource_schemas: schemasOf(RESOURCES),
        data_source_schemas: schemasOf(DATA_SOURCES),
      },
    },
  };
}

function schemasOf(
  definitions: readonly (Definition | DataSourceDefinition)[],
): Record<string, TerraformSchema> {
  return Object.fromEntries(
    definitions.map((definition) => [definition.name, schemaOf(definition)]),
  );
}

function schemaOf({ attributes, doc }: Definition): TerraformSchema {
  return toTerraformSchema(attributes, doc);
}
