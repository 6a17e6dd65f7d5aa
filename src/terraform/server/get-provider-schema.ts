import { DATA_SOURCES, PROVIDER_DOC, providerAttributes, RESOURCES } from "../../resources";
import { toTerraformSchema } from "../../schema/project/to-terraform";
import type { RpcResponses } from "../wire";
import { SERVER_CAPABILITIES } from "./capabilities";
import { functionMessages } from "./get-functions";
import { toSchemaMessage } from "./schema-message";

/** The whole schema: a projection of the definitions. */
export function getProviderSchema(): RpcResponses["getProviderSchema"] {
  return {
    serverCapabilities: SERVER_CAPABILITIES,
    provider: toSchemaMessage(toTerraformSchema(providerAttributes, PROVIDER_DOC)),
    resourceSchemas: schemas(RESOURCES),
    dataSourceSchemas: schemas(DATA_SOURCES),
    functions: functionMessages(),
  };
}

function schemas(definitions: typeof RESOURCES | typeof DATA_SOURCES) {
  return Object.fromEntries(
    definitions.map(({ name, attributes, doc }) => [
      name,
      toSchemaMessage(toTerraformSchema(attributes, doc)),
    ]),
  );
}
