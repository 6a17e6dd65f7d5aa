import type { Diagnostic } from "../../src/diagnostics";
import {
  apply,
  checkAgainstTenant,
  diff,
  lookUpDefaults,
  observe,
  propose,
  type State,
} from "../../src/lifecycle";
import { type ResourceDefinition, resourceNamed } from "../../src/resources";
import type { ObjectValue } from "../../src/schema";
import type { TenantPort } from "../../src/tenant";
import type { Pair } from "./pairs";
import type { DeclaredAssignment, DeclaredRole, Desired } from "./world";

/** What became of a run. */
export interface RunResult {
  /** Errors and findings of severity error; none: all was carried out. */
  readonly failures: readonly unknown[];
  /** How many objects were changed. */
  readonly changed: number;
}

/** Nothing in the scenarios ends: any moment will do. */
const NOW = new Date(0);

/** Carries the desired state out, object by object, as an engine without state would. */
export class Driver {
  readonly #failures: unknown[] = [];
  readonly #roleIds = new Map<string, string>();
  #changed = 0;

  constructor(
    private readonly port: TenantPort,
    private readonly atOnce: boolean,
  ) {}

  async run(desired: Desired): Promise<RunResult> {
    const { removed } = desired;
    await this.#each(desired.roles, (role) => this.#makeRole(role));
    await this.#each(desired.assignments, (assignment) => this.#assign(assignment));
    await this.#each(desired.entitlements, (pair) =>
      this.#reach(definitionOf("zidentity_service_entitlement"), entitlementConfig(pair)),
    );
    await this.#each(removed.assignments, (assignment) =>
      this.#remove(definitionOfAssignment(assignment.pair), assignmentConfig(assignment, [])),
    );
    await this.#each(removed.entitlements, (pair) =>
      this.#remove(definitionOf("zidentity_service_entitlement"), entitlementConfig(pair)),
    );
    await this.#each(removed.roleNames, (name) =>
      this.#remove(definitionOf("zidentity_role"), { name }),
    );
    return { failures: this.#failures, changed: this.#changed };
  }

  /** One object's failure leaves the others to be carried out. */
  async #each<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
    const guarded = async (item: T) => {
      try {
        await work(item);
      } catch (error) {
        this.#failures.push(error);
      }
    };
    if (this.atOnce) await Promise.all(items.map(guarded));
    else for (const item of items) await guarded(item);
  }

  async #makeRole(role: DeclaredRole): Promise<void> {
    const state = await this.#reach(definitionOf("zidentity_role"), { ...role });
    const id = state?.["id"];
    if (typeof id === "string") this.#roleIds.set(role.name, id);
  }

  async #assign(assignment: DeclaredAssignment): Promise<void> {
    const ids = assignment.roleNames.map((name) => this.#roleIds.get(name));
    // A role that could not be made has been reported: what depends on it waits for the next run.
    if (ids.includes(undefined)) return;
    const known = ids.filter((id) => id !== undefined);
    await this.#reach(definitionOfAssignment(assignment.pair), assignmentConfig(assignment, known));
  }

  async #reach(definition: ResourceDefinition, config: ObjectValue): Promise<State | null> {
    const { port } = this;
    const lookups = await lookUpDefaults(definition, port, config);
    const prior = await observe(
      definition,
      port,
      propose(definition, null, config, lookups, NOW),
      NOW,
    );
    const change = diff(definition, prior, propose(definition, prior, config, lookups, NOW));
    if (change.action === "none") return change.prior;
    const findings = errorsOf(await checkAgainstTenant(definition, port, change));
    if (findings.length > 0) {
      this.#failures.push(...findings);
      return null;
    }
    const applied = await apply(definition, port, change, NOW);
    this.#changed += 1;
    this.#failures.push(...errorsOf(applied.diagnostics));
    return applied.state;
  }

  async #remove(definition: ResourceDefinition, reference: ObjectValue): Promise<void> {
    const change = diff(definition, await observe(definition, this.port, reference, NOW), null);
    if (change.action === "none") return;
    await apply(definition, this.port, change, NOW);
    this.#changed += 1;
  }
}

function errorsOf(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === "error");
}

function definitionOf(name: string): ResourceDefinition {
  const definition = resourceNamed(name);
  if (definition === undefined) throw new Error(`No definition ${name}`);
  return definition;
}

function definitionOfAssignment({ principal }: Pair): ResourceDefinition {
  return definitionOf(
    principal.type === "USER"
      ? "zidentity_user_role_assignment"
      : "zidentity_group_role_assignment",
  );
}

function assignmentConfig(
  { pair, roleIds, scopeId, exclusive }: DeclaredAssignment,
  madeRoleIds: readonly string[],
): ObjectValue {
  return {
    ...principalOf(pair),
    service_id: pair.serviceId,
    role_ids: [...roleIds, ...madeRoleIds],
    scope_id: scopeId ?? null,
    exclusive,
  };
}

function entitlementConfig(pair: Pair): ObjectValue {
  return { ...principalOf(pair), service_id: pair.serviceId };
}

function principalOf({ principal }: Pair): ObjectValue {
  return principal.type === "USER" ? { user_id: principal.id } : { group_id: principal.id };
}
