/** Random stacks: what people declare, and what they get wrong. One seed gives one stack. */
import { TerraformStack } from "cdktf";
import type { App } from "cdktf";
import {
  accept,
  type AnyRole,
  type DeployerProps,
  type Duration,
  ExecutiveInsightsAccess,
  Group,
  GroupRoleAssignment,
  PolicyRule,
  Role,
  type RolePermissions,
  RoleAssignments,
  Service,
  ServiceEntitlement,
  User,
  UserRoleAssignment,
  ZidentityProvider,
} from "../../src/constructs";
import { groupRoleAssignment, role as roleBinding } from "../../src/generated/bindings";
import { Dice } from "../faults/dice";
import {
  DEPLOYERS,
  ENDS,
  GROUPS,
  PERMISSIONS,
  PREDEFINED,
  SERVICES,
  USERS,
  WRITTEN_PERMISSIONS,
} from "./vocabulary";

/** The moment at which every way judges. */
export const NOW = "2026-06-01T00:00:00Z";

/** A stack `access` of its own. */
export function declareStack(app: App, seed: number): TerraformStack {
  const stack = new TerraformStack(app, "access");
  new Declaring(stack, new Dice(seed)).all();
  return stack;
}

class Declaring {
  readonly #roles: AnyRole[] = [];
  #count = 0;

  constructor(
    private readonly stack: TerraformStack,
    private readonly dice: Dice,
  ) {}

  all(): void {
    const { dice } = this;
    new ZidentityProvider(this.stack, "provider", this.#deployer());
    this.#times(1, 4, () => this.#role());
    this.#times(1, 5, () => this.#grant());
    this.#times(0, 2, () => this.#entitlement());
    if (dice.happens(0.2)) this.#bulk();
    if (dice.happens(0.25)) this.#insights();
    if (dice.happens(0.4)) this.#times(1, 2, () => this.#policy());
    if (dice.happens(0.3)) this.#times(1, 2, () => this.#accept());
  }

  #times(least: number, most: number, declare: () => void): void {
    for (let left = this.dice.int(least, most); left > 0; left -= 1) declare();
  }

  #id(): string {
    return `c${(this.#count += 1)}`;
  }

  #deployer(): { deployer?: DeployerProps } {
    const { dice } = this;
    if (dice.happens(0.45)) return {};
    const serviceAdmins = dice.happens(0.4)
      ? { serviceAdmins: dice.some(SERVICES, dice.int(0, 2)).map((s) => this.#service(s)) }
      : {};
    return { deployer: { permissions: dice.pick(DEPLOYERS), ...serviceAdmins } };
  }

  #role(): void {
    const { dice, stack } = this;
    const name = dice.happens(0.04) ? dice.pick(PREDEFINED) : `Role ${dice.int(1, 12)}`;
    if (dice.happens(0.25)) {
      const permissions = { ...dice.pick(WRITTEN_PERMISSIONS) };
      const others = dice.happens(0.3) ? { otherPermissions: dice.pick(OTHERS) } : {};
      new roleBinding.Role(stack, this.#id(), { name, permissions, ...others });
      return;
    }
    const permissions = dice
      .some(PERMISSIONS, dice.int(1, 2))
      .reduce<RolePermissions>((all, some) => ({ ...all, ...some }), {});
    this.#roles.push(new Role(stack, this.#id(), { name, permissions }));
  }

  #grant(): void {
    const { dice, stack } = this;
    if (dice.happens(0.05)) return this.#written();
    const linked = dice.happens(0.35) ? dice.pick(SERVICES) : undefined;
    const service = linked === undefined ? {} : { service: this.#service(linked) };
    const roles = linked === undefined ? this.#ownRoles() : this.#rolesOf(linked);
    const scope = linked?.scope !== undefined && dice.happens(0.9) ? { scope: linked.scope } : {};
    const more = { ...service, ...scope, ...this.#end(), ...this.#exclusive(), roles };
    if (dice.happens(0.6)) {
      new GroupRoleAssignment(stack, this.#id(), { group: this.#group(), ...more });
    } else {
      new UserRoleAssignment(stack, this.#id(), { user: this.#user(), ...more });
    }
  }

  /** With plain bindings and ids, as those write who have them. */
  #written(): void {
    const { dice } = this;
    new groupRoleAssignment.GroupRoleAssignment(this.stack, this.#id(), {
      groupId: `i${dice.int(1, 2)}`,
      roleIds: dice.happens(0.3) ? [] : ["i7", "i8"],
      ...(dice.happens(0.5) ? { serviceId: "i9" } : {}),
      ...(dice.happens(0.5) ? { expiresAt: "2026-06-30" } : {}),
    });
  }

  #entitlement(): void {
    const { dice, stack } = this;
    const service = this.#service(dice.pick(SERVICES));
    if (dice.happens(0.1)) {
      new ServiceEntitlement(stack, this.#id(), { service, groupId: "i1", userId: "i2" } as never);
      return;
    }
    const whom = dice.happens(0.6) ? { group: this.#group() } : { user: this.#user() };
    new ServiceEntitlement(stack, this.#id(), { service, ...whom, ...this.#end() });
  }

  #bulk(): void {
    const role = this.#ownRoles();
    const users = this.dice.some(USERS, 2);
    new RoleAssignments(this.stack, this.#id(), { role, users, groups: [this.dice.pick(GROUPS)] });
  }

  #insights(): void {
    const { dice, stack } = this;
    const zia = SERVICES.filter(({ name }) => name === "ZIA");
    if (dice.happens(0.5)) {
      const ziaTenants = dice.some(zia, dice.int(1, 2)).map((service) => this.#service(service));
      new ExecutiveInsightsAccess(stack, this.#id(), { groups: ["Executives"], ziaTenants });
      return;
    }
    const service = this.#service(dice.pick(zia));
    const half = dice.happens(0.5)
      ? { roles: [Role.named(stack, "CXO Insight User")] }
      : { service, roles: [Role.named(stack, "Executive Insights App", { service })] };
    new UserRoleAssignment(stack, this.#id(), { user: this.#user(), ...half });
  }

  #policy(): void {
    const { dice, stack } = this;
    const id = `policy-${this.#id()}`;
    const modules = { usersAndGroups: "full", roles: "full" } as const;
    switch (dice.int(1, 6)) {
      case 1:
        PolicyRule.forbiddenCombination(stack, id, { modules });
        break;
      case 2:
        PolicyRule.groupsOnly(stack, id, { modules: { usersAndGroups: "view_only" } });
        break;
      case 3:
        PolicyRule.maxHolders(stack, id, { max: dice.int(0, 1), module: "roles", level: "full" });
        break;
      case 4:
        PolicyRule.requireExpiry(stack, id, { modules: { usersAndGroups: "full" } });
        break;
      case 5:
        PolicyRule.namePattern(stack, id, { pattern: dice.happens(0.3) ? "^(Role" : "^Role 1" });
        break;
      default:
        PolicyRule.groupsOnly(stack, id, { modules: { userAndGroups: "full" } as never });
    }
  }

  #accept(): void {
    const { dice } = this;
    const until = dice.pick(["2026-12-31", "2026-05-01", "2026-05-31"]);
    const rule = dice.pick([
      "role/nobody-holds",
      "access/partial-grant",
      "scope/assignment-escalates",
      "role/roles-full-needs-users",
    ]);
    accept(this.stack, {
      rule,
      role: `Role ${dice.int(1, 12)}`,
      reason: "Agreed",
      owner: dice.happens(0.1) ? "" : "ann@example.com",
      until,
    });
  }

  #ownRoles(): AnyRole[] {
    const { dice, stack } = this;
    const known = dice.some(this.#roles, dice.int(0, 2));
    const more = dice.happens(0.25) ? [Role.named(stack, dice.pick(PREDEFINED))] : [];
    const roles = [...known, ...more];
    return roles.length > 0 ? roles : [Role.named(stack, "Auditor")];
  }

  #rolesOf(linked: (typeof SERVICES)[number]): AnyRole[] {
    if (this.dice.happens(0.08)) return this.#ownRoles();
    const service = this.#service(linked);
    return [Role.named(this.stack, this.dice.pick(linked.roles), { service })];
  }

  #service({ name, cloud }: (typeof SERVICES)[number]): Service {
    return Service.named(this.stack, name, cloud === undefined ? {} : { cloud });
  }

  #group(): Group {
    return Group.byName(this.stack, this.dice.pick(GROUPS));
  }

  #user(): User {
    return User.byLogin(this.stack, this.dice.pick(USERS));
  }

  #end(): { expiresAt?: string } | { start: string; duration: Duration } {
    const { dice } = this;
    if (dice.happens(0.7)) return {};
    if (dice.happens(0.3)) return { start: "2026-05-30T00:00:00Z", duration: "8h" };
    return { expiresAt: dice.pick(ENDS) };
  }

  #exclusive(): { exclusive?: boolean } {
    return this.dice.happens(0.2) ? { exclusive: false } : {};
  }
}

const OTHERS = [
  { data_protection: "full" },
  { roles: "full" },
  { DATA_PROTECTION: "FULL" },
] as const satisfies readonly Readonly<Record<string, string>>[];
