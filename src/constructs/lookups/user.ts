import type { Construct } from "constructs";
import { dataZidentityUser } from "../../generated/bindings";
import { LookupTable } from "./lookup-table";

const { DataZidentityUser } = dataZidentityUser;

/**
 * A user of the tenant, looked up when Terraform plans. Everything that the tenant tells about him is there as tokens:
 * `displayName`, `primaryEmail`, `status` and others.
 */
export class User extends DataZidentityUser {
  static readonly #known = new LookupTable(
    DataZidentityUser.tfResourceType,
    (scope, id, asked) => new User(scope, id, asked),
  );

  private constructor(
    scope: Construct,
    id: string,
    config: dataZidentityUser.DataZidentityUserConfig,
  ) {
    super(scope, id, config);
  }

  /** The user with this login name, upper and lower case alike; the plan fails where there is none. */
  static byLogin(scope: Construct, loginName: string): User {
    return this.#known.get(scope, { loginName });
  }

  static byId(scope: Construct, id: string): User {
    return this.#known.get(scope, { id });
  }
}
