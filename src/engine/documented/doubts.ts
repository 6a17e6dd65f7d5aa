import type { Directory } from "../live-keys";
import type { GroupStanding, Inferred } from "./infer";

/** Why the tenant does not tell how a declaration stands, by the place of the declaration. */
export type Doubts = ReadonlyMap<string, string>;

/** The groups whose records neither show nor are certainly missing, each with what is known. */
export function doubtsAbout(
  { groups, reading }: Inferred,
  names: ReadonlyMap<string, string>,
): Doubts {
  return new Map(
    groups
      .filter((group) => isDoubtful(group, reading))
      .map((group) => [group.expected.at, doubtOf(group, reading, names)]),
  );
}

function isDoubtful(
  { expected, whole, showing, lacking }: GroupStanding,
  reading: Inferred["reading"],
) {
  // Nobody can hold a role that is not there.
  if (expected.givesNewRole) return false;
  if (reading === "direct") return true;
  if (whole) return false;
  return reading === "unknown" || showing.length + lacking.length === 0;
}

function doubtOf(
  { showing, lacking }: GroupStanding,
  reading: Inferred["reading"],
  names: ReadonlyMap<string, string>,
): string {
  if (reading === "direct")
    return "this tenant shows what users hold themselves, and not what groups give them";
  if (showing.length + lacking.length === 0)
    return "the group has no member at whom it would show: none at all, or each is disabled or holds something else that counts instead";
  const people = lacking.length === 1 ? "1 member" : `${lacking.length} members`;
  const some = lacking
    .slice(0, 3)
    .map((id) => names.get(id) ?? id)
    .join(", ");
  const more = lacking.length > 3 ? ", …" : "";
  return `it does not show at ${people} of the group (${some}${more}): either it is missing, or this tenant does not show at users what groups give them`;
}

export function userNames({ users }: Pick<Directory, "users">): ReadonlyMap<string, string> {
  return new Map(users.map(({ id, loginName }) => [id, loginName]));
}
