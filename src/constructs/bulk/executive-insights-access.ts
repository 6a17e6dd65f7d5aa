import { Construct } from "constructs";
import { attributePath, under } from "../../diagnostics";
import { EXECUTIVE_INSIGHTS, noZiaTenant, notZiaTenant } from "../../rbac";
import type { Expiry } from "../expiry";
import type { Finding } from "../findings/finding";
import { nameOf } from "../house/names";
import { type Group, Service, type User } from "../lookups";
import { readObjects, readProps, reportProblems } from "../read-props";
import type { ResourceOptions } from "../resource-options";
import { Role } from "../role";
import { StackAccess } from "../stack-access";
import { RoleAssignments } from "./role-assignments";

export type ExecutiveInsightsAccessProps = ResourceOptions &
  Expiry & {
    /** The executives, as objects or by their login names. */
    readonly users?: readonly (User | string)[];
    /** Groups of executives, as objects or by their names. */
    readonly groups?: readonly (Group | string)[];
    /**
     * The ZIA tenants that they need. `"all"`: every ZIA tenant that this stack looks up with `Service.named`, before
     * or after. A synth has no tenant at hand, so that one which nobody names is not among them.
     */
    readonly ziaTenants: readonly Service[] | "all";
    /** As in every assignment. Default: false, which leaves the other roles of the executives as they are. */
    readonly exclusive?: boolean;
  };

/**
 * Access to the Executive Insights app: the role CXO Insight User on ZIdentity, and the role Executive Insights App on
 * every ZIA tenant that is needed, for users, groups, or both.
 *
 * The app role is one of ZIA: a plan fails on a tenant that lacks it, and it is made there, where the executives may have
 * to be authorized first (https://help.zscaler.com/zia/adding-executive-insights-app-admins). On ZIA a user's own
 * roles win over those of his groups: whoever administers ZIA through a group is better given the app through one, too.
 * A principal has one assignment on each service: who holds other roles there by another construct gets the role there.
 */
export class ExecutiveInsightsAccess extends Construct {
  private readonly props: Partial<ExecutiveInsightsAccessProps>;
  readonly #tenants = new Map<Service, RoleAssignments>();
  /** The half on ZIdentity. */
  readonly insight: RoleAssignments;

  constructor(scope: Construct, id: string, asked: ExecutiveInsightsAccessProps) {
    super(scope, id);
    const { props, problems } = readProps(asked);
    this.props = props;
    const { ziaTenants } = this.props;
    const access = StackAccess.of(this);
    reportProblems(access, this, problems);
    this.insight = this.#assign("zidentity", EXECUTIVE_INSIGHTS.zidentityRole, {});
    access.reportLate(() => this.#findings());
    if (ziaTenants === "all") {
      Service.each(this, (service) => {
        if (isZia(service)) this.#grantOn(service);
      });
    } else if (ziaTenants !== undefined) {
      const read = readObjects(ziaTenants, 'Service.named(scope, "ZIA", { cloud, org })');
      const wrong = read.problems.map((found) => under(attributePath("ziaTenants"), found));
      reportProblems(access, this, wrong);
      for (const service of new Set(read.objects)) this.#grantOn(service);
    }
  }

  /** The half on ZIA, one a tenant. */
  get app(): readonly RoleAssignments[] {
    return [...this.#tenants.values()];
  }

  #grantOn(service: Service): void {
    const assigned = this.#assign(service.node.id, EXECUTIVE_INSIGHTS.ziaRole, { service });
    this.#tenants.set(service, assigned);
  }

  #assign(id: string, roleName: string, on: { readonly service?: Service }): RoleAssignments {
    const { ziaTenants: _, ...options } = this.props;
    const role = Role.named(this, roleName, on);
    return new RoleAssignments(this, id, { exclusive: false, ...options, ...on, role });
  }

  #findings(): readonly Finding[] {
    const tenants = [...this.#tenants.keys()];
    const strangers = tenants.filter(
      (service) => service.nameInput !== undefined && !isZia(service),
    );
    return [
      ...(tenants.length === 0 ? [this.#noTenant()] : []),
      ...strangers.map((service) => this.#noZia(service)),
    ];
  }

  #noTenant(): Finding {
    const all = this.props.ziaTenants === "all";
    const more = {
      path: attributePath("ziaTenants"),
      fix: 'Name them: ziaTenants: [Service.named(scope, "ZIA", { cloud, org })].',
    };
    const where = ', and "all" means those that this stack looks up: there are none.';
    return { construct: this, diagnostic: noZiaTenant(more, all ? where : ".") };
  }

  #noZia(service: Service): Finding {
    const path = attributePath("ziaTenants");
    return { construct: this, diagnostic: notZiaTenant(nameOf(service), { path }) };
  }
}

function isZia({ nameInput }: Service): boolean {
  return nameInput === EXECUTIVE_INSIGHTS.ziaProduct;
}
