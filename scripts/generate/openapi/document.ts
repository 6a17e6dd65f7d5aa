import { API_PATH, OPERATION_IDS, OPERATIONS } from "../../../src/tenant";
import { describeOperation, FAILURES, json, refer } from "./operation";
import { PAYLOADS } from "./payloads";
import { recordSchemas } from "./records";

const DESCRIPTION =
  "The operations of ZIdentity that zidentity-iac knows. `x-availability` says of each whether the vendor documents " +
  "it, or whether it is assumed from the shape of the documented ones.";

/** The OpenAPI 3.1 document of the API: made from the operations table and the records, the same on every machine. */
export function openapiDocument(): Readonly<Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const id of OPERATION_IDS) {
    const operation = OPERATIONS[id];
    const path = (paths[operation.path] ??= {});
    path[operation.method.toLowerCase()] = describeOperation(id, operation, PAYLOADS[id]);
  }
  const tags = [...new Set(OPERATION_IDS.map((id) => OPERATIONS[id].capability))];
  return {
    openapi: "3.1.0",
    info: { title: "ZIdentity admin API", version: "1", description: DESCRIPTION },
    servers: [{ url: `https://api.zsapi.net${API_PATH}` }],
    security: [{ clientCredentials: [] }],
    tags: tags.map((name) => ({ name })),
    paths,
    components: {
      schemas: recordSchemas(),
      responses: Object.fromEntries(
        Object.values(FAILURES).map(({ name, description }) => [
          name,
          { description, content: json(refer("Error")) },
        ]),
      ),
      securitySchemes: {
        clientCredentials: {
          type: "oauth2",
          flows: {
            clientCredentials: {
              tokenUrl: "https://example.zslogin.net/oauth2/v1/token",
              scopes: {},
            },
          },
        },
      },
    },
  };
}
