import { attributePath } from "../../diagnostics";
import type { TenantReader, UserRecord } from "../../tenant";
import { exactlyOne } from "./find-one";

export type UserQuery = { readonly id: string } | { readonly loginName: string };

/** A user by id or by login name; login names are compared without regard to case. Throws DiagnosticsError. */
export async function findUser(reader: TenantReader, query: UserQuery): Promise<UserRecord> {
  const users = await reader.users();
  if ("id" in query) {
    return exactlyOne(
      { noun: "user", asked: `id ${JSON.stringify(query.id)}`, path: attributePath("id") },
      users.filter(({ id }) => id === query.id),
      describeUser,
      { word: query.id, candidates: () => [] },
    );
  }
  const wanted = query.loginName.toLowerCase();
  return exactlyOne(
    {
      noun: "user",
      asked: `login name ${JSON.stringify(query.loginName)}`,
      path: attributePath("login_name"),
    },
    users.filter(({ loginName }) => loginName.toLowerCase() === wanted),
    describeUser,
    { word: query.loginName, candidates: () => users.map(({ loginName }) => loginName) },
  );
}

function describeUser(user: UserRecord): string {
  return `${user.loginName}${user.displayName === undefined ? "" : ` (${user.displayName})`}`;
}
