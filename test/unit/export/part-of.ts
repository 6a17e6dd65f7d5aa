import type { TenantAsCode } from "../../../src/export";
import { asCode } from "../../../src/export/reading/as-code";
import { RESOURCES } from "../../../src/resources";
import type { TenantReader } from "../../../src/tenant";

/** Every second object of a tenant as code: what else it holds is declared by nobody. */
export async function halfOf(reader: TenantReader): Promise<TenantAsCode> {
  const lists = await Promise.all(
    RESOURCES.map(async (definition) => {
      const states = await definition.operations.list(reader);
      return states.map((state) => ({ definition, state }));
    }),
  );
  return asCode(
    reader,
    lists.flat().filter((_, index) => index % 2 === 0),
  );
}
