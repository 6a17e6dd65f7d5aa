import {
  isReference,
  type Manifest,
  MANIFEST_VERSION,
  manifestName,
  type NaturalReference,
  parseManifest,
} from "../../manifest";
import { type ResourceDefinition, resourceNamed } from "../../resources";
import { type Attribute, isConfigurable, type ReferenceTarget } from "../../schema";
import { Configuration, modulePathOf } from "./configured";
import { KnownObjects } from "./known-objects";
import { checkIsOurs, isOnSide, isOurProvider, isOurs, type PlanSide } from "./plan-side";
import {
  type Expressions,
  type Plan,
  type PlannedChange,
  readExpression,
  readPlan,
} from "./read-plan";
import { isState, planOfState } from "./read-state";

/** What a Terraform plan wants to be there, or what a state says that is there. Throws DiagnosticsError. */
export function manifestOfTerraform(document: unknown, file: string): Manifest {
  return manifestOfPlan(isState(document) ? planOfState(document) : document, file);
}

/**
 * What a plan wants to be there, with addresses for paths. Ids become names where the plan's own data sources and
 * resources tell them; a role that is still to be made is known by its place in the configuration, and everything else
 * that is known after apply is an expression. Throws DiagnosticsError.
 */
function manifestOfPlan(document: unknown, file: string): Manifest {
  return manifestOfSide(readPlan(document, file), file, "after");
}

/** What is there when the plan is made, and what it wants to be there. Throws DiagnosticsError. */
export function manifestsOfPlan(
  document: unknown,
  file: string,
): Readonly<Record<PlanSide, Manifest>> {
  const plan = readPlan(document, file);
  return {
    before: manifestOfSide(plan, file, "before"),
    after: manifestOfSide(plan, file, "after"),
  };
}

function manifestOfSide(plan: Plan, file: string, side: PlanSide): Manifest {
  checkIsOurs(plan, file);
  const ours = plan.resource_changes.filter(isOurs);
  const changes = ours.filter((change) => isOnSide(change, side));
  const reading = new PlanReading(plan, ours, side);
  const deployer = deployerOf(plan, reading);
  const manifest = {
    version: MANIFEST_VERSION,
    stack: file,
    ...(deployer === undefined ? {} : { deployer }),
    resources: changes.flatMap((change) => {
      const definition = resourceNamed(change.type);
      if (definition === undefined) return [];
      const declares = reading.declares(definition, change);
      return [{ type: change.type, path: change.address, declares }];
    }),
  };
  return parseManifest(JSON.stringify(manifest), file);
}

type Natural = NaturalReference | readonly NaturalReference[];

class PlanReading {
  readonly #configuration: Configuration;
  readonly #known: KnownObjects;
  /** The names of the roles that are still to be made, by address. */
  readonly #newRoles: ReadonlyMap<string, string>;
  readonly #side: PlanSide;

  constructor(plan: Plan, changes: readonly PlannedChange[], side: PlanSide) {
    this.#side = side;
    this.#configuration = new Configuration(plan);
    this.#known = new KnownObjects(plan, changes, this.#configuration, side);
    this.#newRoles = newRolesOf(changes);
  }

  service(id: string): NaturalReference {
    return this.#known.nameOf("service", id, undefined);
  }

  declares(definition: ResourceDefinition, change: PlannedChange): Record<string, unknown> {
    const values = change.change[this.#side];
    const unknown = this.#side === "after" ? change.change.after_unknown : undefined;
    const written = this.#configuration.argumentsOf(change);
    const serviceId = fieldOf(values, "service_id");
    const entries = Object.entries(definition.attributes).flatMap(([name, attribute]) => {
      const isUnknown = fieldOf(unknown, name);
      // Left to the tenant, so that nobody declares it.
      const isOurs = written === undefined || name in written;
      if (!isConfigurable(attribute) || (isUnknown === true && !isOurs)) return [];
      const known = withExpressions(fieldOf(values, name), isUnknown, () =>
        this.#expression(change, written, name),
      );
      if (known === null || known === undefined) return [];
      const value = isReference(attribute)
        ? this.#natural(attribute, known, {
            serviceId: typeof serviceId === "string" ? serviceId : undefined,
            newRoles: () => this.#rolesWithin(change, written, name),
          })
        : known;
      return [[manifestName(name, attribute), value] as const];
    });
    return Object.fromEntries(entries);
  }

  #natural(attribute: Attribute, known: unknown, within: Within): Natural | undefined {
    const { type } = attribute;
    if (type.kind === "reference") return this.#reference(type.to, known, within);
    if (type.kind !== "set" || type.of.kind !== "reference") return undefined;
    const { to } = type.of;
    if (!Array.isArray(known)) return [this.#reference(to, known, within)];
    const items: readonly unknown[] = known;
    const isKnown = (item: unknown) => typeof item === "string";
    const open = items.filter((item) => !isKnown(item));
    const names = to === "role" && open.length > 0 ? within.newRoles() : [];
    // As many as are open: then it is these, in whatever order.
    const rest =
      names.length === open.length
        ? names.map((name) => this.#known.newRole(name, within.serviceId))
        : open.map((item) => this.#reference(to, item, within));
    return [...items.filter(isKnown).map((item) => this.#reference(to, item, within)), ...rest];
  }

  #reference(to: ReferenceTarget, known: unknown, { serviceId }: Within): NaturalReference {
    if (typeof known === "string") return this.#known.nameOf(to, known, serviceId);
    const text = fieldOf(known, "expression");
    return { expression: typeof text === "string" ? text : UNKNOWN };
  }

  /** The roles, still to be made, that an argument refers to. */
  #rolesWithin(
    change: PlannedChange,
    written: Expressions | undefined,
    name: string,
  ): readonly string[] {
    const path = modulePathOf(change);
    const references = this.#configuration.referencesOf(path, written, name);
    const found = new Map<string, string>();
    for (const reference of references) {
      const address = reference.replace(/\.id$/, "");
      for (const [role, roleName] of this.#newRoles)
        if (role === address || role.startsWith(`${address}[`)) found.set(role, roleName);
    }
    return [...found.values()];
  }

  #expression(change: PlannedChange, written: Expressions | undefined, name: string): string {
    const [first] = this.#configuration.referencesOf(modulePathOf(change), written, name);
    return first === undefined ? UNKNOWN : `\${${first}}`;
  }
}

interface Within {
  readonly serviceId: string | undefined;
  readonly newRoles: () => readonly string[];
}

/** What stands where a plan says only that it will be known after apply. */
const UNKNOWN = "${known_after_apply}";

function newRolesOf(changes: readonly PlannedChange[]): ReadonlyMap<string, string> {
  return new Map(
    changes.flatMap(({ address, type, change: { after, after_unknown: unknown } }) => {
      const name = fieldOf(after, "name");
      const isRole = resourceNamed(type)?.identity.join() === "name";
      const isNew = fieldOf(unknown, "id") === true;
      return isRole && isNew && typeof name === "string" ? [[address, name] as const] : [];
    }),
  );
}

/** The planned value with an expression wherever the plan marks it as unknown. */
function withExpressions(after: unknown, unknown: unknown, expression: () => string): unknown {
  if (unknown === true) return { expression: expression() };
  if (Array.isArray(after)) {
    return after.map((item: unknown, index) =>
      withExpressions(item, Array.isArray(unknown) ? unknown[index] : undefined, expression),
    );
  }
  if (typeof after !== "object" || after === null) return after;
  const names = new Set([...Object.keys(after), ...trueKeysOf(unknown)]);
  return Object.fromEntries(
    [...names]
      .map(
        (name) =>
          [
            name,
            withExpressions(fieldOf(after, name), fieldOf(unknown, name), expression),
          ] as const,
      )
      .filter(([, value]) => value !== null && value !== undefined),
  );
}

function trueKeysOf(unknown: unknown): readonly string[] {
  if (typeof unknown !== "object" || unknown === null) return [];
  return Object.entries(unknown)
    .filter(([, is]) => is === true)
    .map(([name]) => name);
}

/** The deployer of the provider block, where it is written as a constant; two providers have none in common. */
function deployerOf({ configuration }: Plan, reading: PlanReading) {
  const ours = Object.values(configuration?.provider_config ?? {}).filter(
    ({ full_name: name }) => name !== undefined && isOurProvider(name),
  );
  const [only] = ours;
  if (only === undefined || ours.length > 1) return undefined;
  const declared = readExpression(only.expressions, "deployer")?.constant_value;
  const permissions = fieldOf(declared, "permissions");
  if (permissions === undefined || permissions === null) return undefined;
  const services = fieldOf(declared, "service_admin_ids");
  if (!Array.isArray(services)) return { permissions };
  const ids = services.filter((id) => typeof id === "string");
  return { permissions, service_admins: ids.map((id) => reading.service(id)) };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
