import { attributePath } from "../../diagnostics";
import { allWithLogin, type TenantReader, type UserRecord, withId } from "../../tenant";
import { exactlyOne, onlyKnown } from "./find-one";

export type UserQuery = { readonly id: string } | { readonly loginName: string };

/** A user by id or by login name; login names are compared without regard to case. Throws DiagnosticsError. */
export async function findUser(reader: TenantReader, query: UserQuery): Promise<UserRecord> {
  const users = await reader.users();
  if ("id" in query) {
    return exactlyOne(
      { noun: "user", asked: `id ${JSON.stringify(query.id)}`, path: attributePath("id") },
      onlyKnown(withId(users, query.id)),
      describeUser,
      { word: query.id, candidates: () => [] },
    );
  }
  return exactlyOne(
    {
      noun: "user",
      asked: `login name ${JSON.stringify(query.loginName)}`,
      path: attributePath("login_name"),
    },
    allWithLogin(users, query.loginName),
    describeUser,
    { word: query.loginName, candidates: () => users.map(({ loginName }) => loginName) },
  );
}

function describeUser(user: UserRecord): string {
  return `${user.loginName}${user.displayName === undefined ? "" : ` (${user.displayName})`}`;
}
