import { z } from "zod";

const resource = z.object({ mode: z.string(), type: z.string(), name: z.string() });
const rootModule = z.object({ resources: z.array(resource).default([]) }).optional();

const document = z.object({
  configuration: z.object({ root_module: rootModule }).optional(),
  values: z.object({ root_module: rootModule }).optional(),
});

/**
 * The addresses of what the root module of a plan or state declares, without instance keys: `zidentity_role.desk`,
 * `data.zidentity_user.ann`. Empty where the document does not tell.
 */
export function rootAddresses(json: unknown): readonly string[] {
  const { configuration, values } = document.catch({}).parse(json);
  const resources = [configuration, values].flatMap((one) => one?.root_module?.resources ?? []);
  const addresses = resources.map(
    ({ mode, type, name }) => `${mode === "data" ? "data." : ""}${type}.${name}`,
  );
  return [...new Set(addresses)];
}
