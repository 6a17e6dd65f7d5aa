import type { StoredUser } from "../state";
import { KNOWN_USER, OWNER } from "./known";
import { CULTURES, toMailName } from "./names";
import type { SeedSource } from "./source";

const DEPARTMENTS = [
  "Engineering",
  "IT Operations",
  "Security",
  "Finance",
  "Human Resources",
  "Legal",
  "Marketing",
  "Sales",
  "Customer Support",
  "Manufacturing",
];

/** Every so many users, one is disabled, shares the display name of the one before, or is not from the directory. */
const DISABLED_EVERY = 33;
const REPEATED_EVERY = 25;
const LOCAL_EVERY = 20;

export const CORPORATE_DIRECTORY = "Corporate directory";

export function seedUsers(source: SeedSource, count: number): StoredUser[] {
  const users = [
    knownUser(source, OWNER, "IT Operations"),
    knownUser(source, KNOWN_USER, "Engineering"),
  ];
  const logins = new Set(users.map((user) => user.loginName));
  let name = randomName(source);
  for (let index = users.length; index < count; index += 1) {
    if (index % REPEATED_EVERY !== 0) name = randomName(source);
    const loginName = freeLogin(logins, name);
    logins.add(loginName);
    users.push(makeUser(source, loginName, name, index));
  }
  return users;
}

interface Name {
  readonly firstName: string;
  readonly lastName: string;
}

function knownUser(
  source: SeedSource,
  { loginName, displayName }: { loginName: string; displayName: string },
  department: string,
): StoredUser {
  const [firstName = "", lastName = ""] = displayName.split(" ");
  const user = makeUser(source, loginName, { firstName, lastName }, 1);
  return { ...user, department: reference(source, department) };
}

function makeUser(source: SeedSource, loginName: string, name: Name, index: number): StoredUser {
  const local = index % LOCAL_EVERY === 0;
  return {
    loginName,
    displayName: `${name.firstName} ${name.lastName}`,
    ...name,
    primaryEmail: loginName,
    ...(index % 10 === 3
      ? { secondaryEmail: loginName.replace("@example.com", "@example.net") }
      : {}),
    // The wire has an empty object where a user has no department or identity provider.
    department: local ? {} : reference(source, source.pick(DEPARTMENTS)),
    status: index % DISABLED_EVERY !== 0,
    customAttrsInfo: {},
    id: source.idOf(loginName),
    source: local ? "UI" : "SCIM",
    idp: local ? {} : reference(source, CORPORATE_DIRECTORY),
  };
}

export function reference(source: SeedSource, name: string): { id: string; name: string } {
  return { id: source.idOf(name), name };
}

function randomName(source: SeedSource): Name {
  const { given, family } = source.pick(CULTURES);
  return { firstName: source.pick(given), lastName: source.pick(family) };
}

function freeLogin(taken: ReadonlySet<string>, { firstName, lastName }: Name): string {
  const base = `${toMailName(firstName)}.${toMailName(lastName)}`;
  for (let number = 1; ; number += 1) {
    const login = `${base}${number === 1 ? "" : number}@example.com`;
    if (!taken.has(login)) return login;
  }
}
