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
    {
      word: query.loginName,
      candidates: () => users.map(({ loginName }) => loginName),
      other: () => usersDisplayedAs(users, query.loginName),
    },
  );
}

const SHOWN = 5;

/** For whoever wrote a display name, which many may have. Undefined where nobody has it. */
export function usersDisplayedAs(users: readonly UserRecord[], word: string) {
  const wanted = word.trim().toLowerCase();
  const called = users.filter(({ displayName }) => displayName?.toLowerCase() === wanted);
  if (called.length === 0) return undefined;
  const logins = called.slice(0, SHOWN).map(({ loginName }) => loginName);
  const more = called.length > SHOWN ? [`and ${called.length - SHOWN} more`] : [];
  const have = called.length === 1 ? "1 user has" : `${called.length} users have`;
  return {
    detail: `Users are named by login name, and ${have} this display name: ${[...logins, ...more].join(", ")}.`,
    fix: "Write the login name of the one that is meant.",
  };
}

function describeUser(user: UserRecord): string {
  return `${user.loginName}${user.displayName === undefined ? "" : ` (${user.displayName})`}`;
}
