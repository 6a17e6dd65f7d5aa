import type { NaturalReference } from "../../manifest";
import { isListValue, knownString, type ReferenceTarget, type Value } from "../../schema";
import { scopesOfService } from "../../tenant";
import type { Directory } from "../live-keys";

/** Ids as a person would write them: by a name that nothing else of the kind has, else by the id. */
export class NaturalReferences {
  readonly #users: ReadonlyMap<string, NaturalReference>;
  readonly #groups: ReadonlyMap<string, NaturalReference>;
  readonly #services: ReadonlyMap<string, NaturalReference>;
  readonly #directory: Directory;
  readonly #within = new Map<string, ReadonlyMap<string, NaturalReference>>();

  constructor(directory: Directory) {
    this.#directory = directory;
    // A login name is the same in every case.
    this.#users = named(directory.users, ({ loginName }) => [loginName, loginName.toLowerCase()]);
    this.#groups = named(directory.groups, ({ name }) => [name, name]);
    this.#services = servicesOf(directory);
  }

  /** A value of an attribute that refers to something; `serviceId` is within which service its names count. */
  of(
    to: ReferenceTarget,
    value: Value,
    serviceId: string | undefined,
  ): NaturalReference | readonly NaturalReference[] {
    const known = this.#known(to, serviceId);
    const one = (id: string): NaturalReference => known.get(id) ?? { id };
    if (isListValue(value)) return value.filter((id) => typeof id === "string").map(one);
    return one(knownString(value) ?? "");
  }

  #known(
    to: ReferenceTarget,
    serviceId: string | undefined,
  ): ReadonlyMap<string, NaturalReference> {
    if (to === "user") return this.#users;
    if (to === "group") return this.#groups;
    if (to === "service") return this.#services;
    const key = `${to} ${serviceId}`;
    const found = this.#within.get(key) ?? this.#read(to, serviceId);
    this.#within.set(key, found);
    return found;
  }

  #read(to: "role" | "scope", serviceId: string | undefined) {
    const service = this.#directory.services.find(({ entry }) => entry.service.id === serviceId);
    if (service === undefined) return new Map<string, NaturalReference>();
    const things = to === "role" ? service.roles : scopesOfService(service.entry);
    return named(things, ({ name }) => [name, name]);
  }
}

/** By name where no other has it; `keyOf` answers the name and what makes two names one. */
function named<T extends { readonly id: string }>(
  things: readonly T[],
  keyOf: (thing: T) => readonly [name: string, key: string],
): ReadonlyMap<string, NaturalReference> {
  const counts = countBy(things.map((thing) => keyOf(thing)[1]));
  return new Map(
    things.map((thing) => {
      const [name, key] = keyOf(thing);
      const isClear = name !== "" && counts.get(key) === 1;
      return [thing.id, isClear ? name : { id: thing.id }] as const;
    }),
  );
}

/** A service by its name; where others have that too, with cloud and organisation. */
function servicesOf({ services }: Directory): ReadonlyMap<string, NaturalReference> {
  const records = services.map(({ entry }) => entry.service);
  const names = countBy(records.map(({ name }) => name));
  const whole = ({ name, cloudName = "", orgName = "" }: (typeof records)[number]) =>
    JSON.stringify([name, cloudName, orgName]);
  const wholes = countBy(records.map(whole));
  return new Map(
    records.map((record): readonly [string, NaturalReference] => {
      const { id, name, cloudName, orgName } = record;
      if (names.get(name) === 1 && name !== "") return [id, name];
      if (wholes.get(whole(record)) !== 1 || !cloudName || !orgName) return [id, { id }];
      return [id, { name, cloud_name: cloudName, org_name: orgName }];
    }),
  );
}

function countBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
