import type { TenantReader } from "../tenant";
import { selectServices } from "./choose-services";
import { readDirectory } from "./live-keys";

/** The ids of the services that a word means: a name, a name with cloud and organisation, or an id. Throws DiagnosticsError. */
export async function servicesCalled(
  reader: TenantReader,
  word: string,
): Promise<ReadonlySet<string>> {
  const { services } = await readDirectory(reader);
  return new Set(selectServices(services, { service: word }).map(({ entry }) => entry.service.id));
}
