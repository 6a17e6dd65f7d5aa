import type { Construct } from "constructs";
import { dataZidentityGroup } from "../../generated/bindings";
import { LookupTable } from "./lookup-table";

const { DataZidentityGroup } = dataZidentityGroup;

/**
 * A user group of the tenant, looked up when Terraform plans. Everything that the tenant tells about it is there as
 * tokens: `description`, `source`, `dynamicGroup` and others.
 */
export class Group extends DataZidentityGroup {
  static readonly #known = new LookupTable(
    DataZidentityGroup.tfResourceType,
    (scope, id, asked) => new Group(scope, id, asked),
  );

  private constructor(
    scope: Construct,
    id: string,
    config: dataZidentityGroup.DataZidentityGroupConfig,
  ) {
    super(scope, id, config);
  }

  /** The group with exactly this name; the plan fails where there is none or more than one. */
  static byName(scope: Construct, name: string): Group {
    return this.#known.get(scope, { name });
  }

  /** The group with this id: for names that more than one group has. */
  static byId(scope: Construct, id: string): Group {
    return this.#known.get(scope, { id });
  }
}
