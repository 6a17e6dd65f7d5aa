import type {
  EntitlementRecord,
  GrantRecord,
  GroupRecord,
  RoleRecord,
  ServiceWithScopes,
  TenantReader,
  UserRecord,
} from "../../tenant";
import type { ListFiles } from "./list-files";

interface CacheDeps {
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly log: (line: string) => void;
}

/** Reads lists that are young enough from disk, and the others from the tenant, which it asks for only then. */
export class CachedReader implements TenantReader {
  readonly #open: () => Promise<TenantReader>;
  readonly #files: ListFiles;
  readonly #maxAgeMs: number;
  readonly #deps: CacheDeps;
  readonly #lists = new Map<string, Promise<readonly unknown[]>>();
  #tenant: Promise<TenantReader> | undefined;

  constructor(
    open: () => Promise<TenantReader>,
    files: ListFiles,
    maxAgeMs: number,
    deps: CacheDeps,
  ) {
    this.#open = open;
    this.#files = files;
    this.#maxAgeMs = maxAgeMs;
    this.#deps = deps;
  }

  users(): Promise<readonly UserRecord[]> {
    return this.#read("users", (tenant) => tenant.users());
  }

  groups(): Promise<readonly GroupRecord[]> {
    return this.#read("groups", (tenant) => tenant.groups());
  }

  services(): Promise<readonly ServiceWithScopes[]> {
    return this.#read("services", (tenant) => tenant.services());
  }

  roles(): Promise<readonly RoleRecord[]> {
    return this.#read("roles", (tenant) => tenant.roles());
  }

  grants(serviceId: string): Promise<readonly GrantRecord[]> {
    return this.#read(`grants/${serviceId}`, (tenant) => tenant.grants(serviceId));
  }

  entitlements(serviceId: string): Promise<readonly EntitlementRecord[]> {
    return this.#read(`entitlements/${serviceId}`, (tenant) => tenant.entitlements(serviceId));
  }

  members(groupId: string): Promise<readonly UserRecord[]> {
    return this.#read(`members/${groupId}`, (tenant) => tenant.members(groupId));
  }

  groupsOf(userId: string): Promise<readonly GroupRecord[]> {
    return this.#read(`groups-of/${userId}`, (tenant) => tenant.groupsOf(userId));
  }

  /** What the caller may do is asked for afresh: it is no list, and nobody may rely on what it was. */
  async callerRoles(): Promise<readonly RoleRecord[] | undefined> {
    return (await this.#opened()).callerRoles();
  }

  /** Once for each list in a process; a failure is not kept. */
  #read<T>(
    list: string,
    load: (tenant: TenantReader) => Promise<readonly T[]>,
  ): Promise<readonly T[]> {
    const known = this.#lists.get(list);
    if (known !== undefined) return known as Promise<readonly T[]>;
    const reading = this.#obtain(list, load);
    this.#lists.set(list, reading);
    reading.catch(() => this.#lists.delete(list));
    return reading;
  }

  async #obtain<T>(
    list: string,
    load: (tenant: TenantReader) => Promise<readonly T[]>,
  ): Promise<readonly T[]> {
    const { clock, log } = this.#deps;
    const saved = this.#files.read(list);
    const age = saved === undefined ? Infinity : clock() - saved.savedAt;
    // One that is from the future was saved by another clock, so its age is not known.
    if (saved !== undefined && age >= 0 && age <= this.#maxAgeMs) {
      log(`cache: ${list}, ${Math.round(age / 1000)} s old`);
      // What is in the file was read by this version's own client, and nobody else could write to it.
      return saved.records as readonly T[];
    }
    const savedAt = clock();
    const records = await load(await this.#opened());
    const failure = await this.#files.write(list, { savedAt, records });
    if (failure !== undefined) log(`cache: ${list} could not be saved (${failure})`);
    return records;
  }

  #opened(): Promise<TenantReader> {
    if (this.#tenant === undefined) {
      const opening = this.#open();
      this.#tenant = opening;
      opening.catch(() => (this.#tenant = undefined));
    }
    return this.#tenant;
  }
}
