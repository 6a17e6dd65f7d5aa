import type { Construct } from "constructs";
import { dataZidentityRole } from "../../generated/bindings";
import { LookupTable } from "./lookup-table";
import type { Service } from "./service";

const { DataZidentityRole } = dataZidentityRole;

/**
 * A role that the tenant has already: a predefined one, one that somebody else manages, or one of a linked service.
 * Made by `Role.named`.
 */
export class NamedRole extends DataZidentityRole {
  static readonly #known = new LookupTable(
    DataZidentityRole.tfResourceType,
    (scope, id, asked) => new NamedRole(scope, id, asked),
  );

  private constructor(
    scope: Construct,
    id: string,
    config: dataZidentityRole.DataZidentityRoleConfig,
  ) {
    super(scope, id, config);
  }

  /** @internal The role with this name on a service; without one, of ZIdentity itself. */
  static of(scope: Construct, name: string, service: Service | undefined): NamedRole {
    const serviceId = service === undefined || service.isZidentity ? undefined : service.id;
    return this.#known.get(scope, { name, serviceId });
  }
}
