import { attributePath } from "../../diagnostics";
import { allNamed, type GroupRecord, type TenantReader, withId } from "../../tenant";
import { exactlyOne, onlyKnown } from "./find-one";

export type GroupQuery = { readonly id: string } | { readonly name: string };

/** A user group by id or by its exact name. Throws DiagnosticsError. */
export async function findGroup(reader: TenantReader, query: GroupQuery): Promise<GroupRecord> {
  const groups = await reader.groups();
  const byId = "id" in query;
  const word = byId ? query.id : query.name;
  return exactlyOne(
    {
      noun: "group",
      asked: `${byId ? "id" : "name"} ${JSON.stringify(word)}`,
      path: attributePath(byId ? "id" : "name"),
    },
    byId ? onlyKnown(withId(groups, word)) : allNamed(groups, word),
    describeGroup,
    { word, candidates: () => (byId ? [] : groups.map(({ name }) => name)) },
  );
}

function describeGroup({ name, source, idp }: GroupRecord): string {
  const origin = [source, idp?.name].filter((part) => part !== undefined).join(", ");
  return origin === "" ? name : `${name} (${origin})`;
}
