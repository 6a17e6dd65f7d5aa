import type { Principal, UserRecord } from "./records";

/**
 * Look-ups in the lists that a reader answers. A reader answers the same list until something in it changes, so that
 * the index of a list is made once: without one, comparing n declarations with n records would take n² steps.
 */
type KeyOf<T> = (record: T) => string;
type Index<T> = ReadonlyMap<string, readonly T[]>;

const INDEXES = new WeakMap<readonly unknown[], Map<KeyOf<never>, Index<unknown>>>();

/** `keyOf` must be one and the same function at every call: it is what the index is known by. */
function allWithKey<T>(list: readonly T[], keyOf: KeyOf<T>, key: string): readonly T[] {
  const ofList = INDEXES.get(list) ?? new Map<KeyOf<never>, Index<unknown>>();
  INDEXES.set(list, ofList);
  const index = (ofList.get(keyOf) as Index<T> | undefined) ?? makeIndex(list, keyOf);
  ofList.set(keyOf, index);
  return index.get(key) ?? [];
}

function makeIndex<T>(list: readonly T[], keyOf: KeyOf<T>): Index<T> {
  const index = new Map<string, T[]>();
  for (const record of list) {
    const key = keyOf(record);
    const same = index.get(key);
    if (same === undefined) index.set(key, [record]);
    else same.push(record);
  }
  return index;
}

const idOf = ({ id }: { readonly id: string }): string => id;
const nameOf = ({ name }: { readonly name: string }): string => name;
const loginOf = ({ loginName }: UserRecord): string => loginName.toLowerCase();
const holderOf = ({ principal }: { readonly principal: Principal }): string =>
  principalText(principal);

function principalText({ type, id }: Principal): string {
  return `${type}/${id}`;
}

/** The first record with this id. */
export function withId<T extends { readonly id: string }>(
  list: readonly T[],
  id: string,
): T | undefined {
  return allWithKey<T>(list, idOf, id)[0];
}

/** Every record of this name, in the order of the list. */
export function allNamed<T extends { readonly name: string }>(
  list: readonly T[],
  name: string,
): readonly T[] {
  return allWithKey<T>(list, nameOf, name);
}

/** Every user with this login name; case does not matter. */
export function allWithLogin(list: readonly UserRecord[], login: string): readonly UserRecord[] {
  return allWithKey(list, loginOf, login.toLowerCase());
}

/** What a principal holds: grants or entitlements of one service. */
export function heldBy<T extends { readonly principal: Principal }>(
  list: readonly T[],
  principal: Principal,
): T | undefined {
  return allWithKey<T>(list, holderOf, principalText(principal))[0];
}
