import type { NaturalReference, NaturalService } from "../../manifest";
import { DATA_SOURCES, resourceNamed } from "../../resources";
import { ZIDENTITY_SERVICE } from "../../tenant";
import type { ReferenceTarget } from "../../schema";
import type { Configuration } from "./configured";
import { otherSide, type PlanSide } from "./plan-side";
import type { Expressions, Plan, PlannedChange, StateModule } from "./read-plan";

type Values = Readonly<Record<string, unknown>>;

interface KnownRole {
  readonly name: string;
  readonly serviceId: string | undefined;
}

/** What the ids of a plan mean, as far as its data sources and its own resources tell. */
export class KnownObjects {
  readonly #users = new Map<string, string>();
  readonly #groups = new Map<string, string>();
  /** Services count their roles each for itself: one id may be that of a role of several. */
  readonly #roles = new Map<string, readonly KnownRole[]>();
  readonly #services = new Map<string, NaturalService>();
  readonly #scopes = new Map<string, string>();
  /** What is planned, as far as it is known. */
  readonly #assignments: Values[] = [];
  readonly #ownServices = new Set<string>();

  /** What the ids mean on one side of the plan: a role that it renames has the name of that side. */
  constructor(
    plan: Plan,
    changes: readonly PlannedChange[],
    configuration: Configuration,
    side: PlanSide,
  ) {
    for (const from of [otherSide(side), side])
      for (const change of changes) this.#readChange(change, configuration, from);
    for (const data of dataOf(plan.prior_state?.values?.root_module)) {
      const { values } = data;
      const target = TARGETS.get(data.type);
      if (target === undefined || values === undefined) continue;
      this.#readData(target, values);
      if (target === "role") this.#readOwnRole(values, configuration.argumentsOf(data));
    }
    this.#readOwnService();
  }

  /** The natural name of an id, within a service for roles; the id itself where the plan does not tell. */
  nameOf(target: ReferenceTarget, id: string, serviceId: string | undefined): NaturalReference {
    switch (target) {
      case "user":
        return this.#users.get(id) ?? { id };
      case "group":
        return this.#groups.get(id) ?? { id };
      case "scope":
        return this.#scopes.get(id) ?? { id };
      case "service":
        return this.#ownServices.has(id) ? ZIDENTITY_SERVICE : (this.#services.get(id) ?? { id });
      case "role": {
        const found = (this.#roles.get(id) ?? []).map((role) => this.#roleOn(role, serviceId));
        return found.find((name) => typeof name === "string") ?? found[0] ?? { id };
      }
    }
  }

  /** A role of ZIdentity itself that is still to be made, as an assignment on a service names it. */
  newRole(name: string, serviceId: string | undefined): NaturalReference {
    return this.#roleOn({ name, serviceId: undefined }, serviceId) ?? name;
  }

  /** By its name, with its service where it is certainly another one; undefined where that is not known. */
  #roleOn(role: KnownRole, serviceId: string | undefined): NaturalReference | undefined {
    const isOwn = this.#isOwn(role.serviceId);
    if (isOwn ? this.#isOwn(serviceId) : role.serviceId === serviceId) return role.name;
    if (!this.#isOwn(serviceId) && !this.#services.has(serviceId ?? "")) return undefined;
    const { name, serviceId: owner = "" } = role;
    return {
      name,
      service: isOwn ? ZIDENTITY_SERVICE : (this.#services.get(owner) ?? { id: owner }),
    };
  }

  #isOwn(serviceId: string | undefined): boolean {
    return serviceId === undefined || this.#ownServices.has(serviceId);
  }

  /** A role that exists tells its name, and an assignment without a service_id tells the id of ZIdentity's own. */
  #readChange(change: PlannedChange, configuration: Configuration, side: PlanSide): void {
    const values = asValues(change.change[side]);
    const id = textOf(values["id"]);
    const name = textOf(values["name"]);
    const definition = resourceNamed(change.type);
    if (id !== undefined && name !== undefined && definition?.identity.join() === "name")
      this.#addRole(id, { name, serviceId: undefined });
    const serviceId = textOf(values["service_id"]);
    this.#assignments.push(values);
    const written = configuration.argumentsOf(change);
    if (serviceId !== undefined && written !== undefined && !("service_id" in written))
      this.#ownServices.add(serviceId);
  }

  /** Roles that are managed are those of ZIdentity itself, and so is the service that they are assigned on. */
  #readOwnService(): void {
    for (const { role_ids: ids, service_id: service } of this.#assignments) {
      const serviceId = textOf(service);
      if (serviceId === undefined || this.#services.has(serviceId) || !Array.isArray(ids)) continue;
      if (ids.some((id) => this.#isOwnRole(id))) this.#ownServices.add(serviceId);
    }
  }

  /** A role that is looked up without a service is one of ZIdentity itself. */
  #readOwnRole(values: Values, written: Expressions | undefined): void {
    const serviceId = textOf(values["service_id"]);
    if (serviceId !== undefined && written !== undefined && !("service_id" in written))
      this.#ownServices.add(serviceId);
  }

  #isOwnRole(id: unknown): boolean {
    const roles = typeof id === "string" ? (this.#roles.get(id) ?? []) : [];
    return roles.length > 0 && roles.every(({ serviceId }) => serviceId === undefined);
  }

  /** In the place of what was known of the same role. */
  #addRole(id: string, role: KnownRole): void {
    const others = (this.#roles.get(id) ?? []).filter((one) => one.serviceId !== role.serviceId);
    this.#roles.set(id, [...others, role]);
  }

  #readData(target: ReferenceTarget, values: Values): void {
    const id = textOf(values["id"]);
    const name = textOf(values["name"]);
    if (id === undefined) return;
    if (target === "user") setIfKnown(this.#users, id, textOf(values["login_name"]));
    if (target === "group") setIfKnown(this.#groups, id, name);
    if (target === "role" && name !== undefined)
      this.#addRole(id, { name, serviceId: textOf(values["service_id"]) });
    if (target === "service" && name !== undefined) this.#readService(id, name, values);
  }

  #readService(id: string, name: string, values: Values): void {
    if (name === ZIDENTITY_SERVICE) this.#ownServices.add(id);
    const cloud = textOf(values["cloud_name"]);
    const org = textOf(values["org_name"]);
    this.#services.set(id, {
      name,
      ...(cloud === undefined ? {} : { cloud_name: cloud }),
      ...(org === undefined ? {} : { org_name: org }),
    });
    for (const [scope, scopeId] of Object.entries(asValues(values["scopes"])))
      if (typeof scopeId === "string") this.#scopes.set(scopeId, scope);
  }
}

/** Each data source is called after what it finds: `zidentity_user`. */
const TARGETS: ReadonlyMap<string, ReferenceTarget> = new Map(
  DATA_SOURCES.flatMap(({ name }) => {
    const word = name.replace(/^zidentity_/, "");
    const target = (["user", "group", "service", "role"] as const).find((kind) => kind === word);
    return target === undefined ? [] : [[name, target] as const];
  }),
);

/** What a data source found, and where it is configured. */
interface FoundData {
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly module_address?: string | undefined;
  readonly values?: Values | undefined;
}

function dataOf(module: StateModule | undefined): readonly FoundData[] {
  if (module === undefined) return [];
  const { resources = [], child_modules: children = [], address } = module;
  const own = resources
    .filter(({ mode }) => mode === "data")
    .map(({ name = "", ...rest }) => ({ ...rest, name, module_address: address }));
  return [...own, ...children.flatMap(dataOf)];
}

function setIfKnown(map: Map<string, string>, id: string, name: string | undefined): void {
  if (name !== undefined) map.set(id, name);
}

function asValues(value: unknown): Values {
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value))
    : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
