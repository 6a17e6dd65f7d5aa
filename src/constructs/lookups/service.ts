import type { Construct } from "constructs";
import { dataZidentityService } from "../../generated/bindings";
import { ZIDENTITY_SERVICE } from "../../tenant";
import { readProps, reportProblems } from "../read-props";
import { StackAccess } from "../stack-access";
import { LookupTable } from "./lookup-table";

const { DataZidentityService } = dataZidentityService;

/** What tells several services of one product apart. */
export interface ServiceWhere {
  /** The cloud, such as `zscalerthree.net`. */
  readonly cloud?: string;
  /** The organisation, such as `Acme West`. */
  readonly org?: string;
}

/**
 * A service of the tenant: ZIdentity itself or a linked one, looked up when Terraform plans. Its `id`, `displayName`,
 * `scopes` and others are there as tokens.
 */
export class Service extends DataZidentityService {
  static readonly #known = new LookupTable(
    DataZidentityService.tfResourceType,
    (scope, id, asked) => new Service(scope, id, asked),
  );

  private constructor(
    scope: Construct,
    id: string,
    config: dataZidentityService.DataZidentityServiceConfig,
  ) {
    super(scope, id, config);
  }

  /** ZIdentity itself: what an assignment without a service is on. */
  static zidentity(scope: Construct): Service {
    return this.named(scope, ZIDENTITY_SERVICE);
  }

  /**
   * The service with this short name (`ZIA`, `ZPA`, …). The plan fails where there is none, and, with the list of
   * them, where cloud and organisation leave more than one.
   */
  static named(scope: Construct, name: string, where: ServiceWhere = {}): Service {
    const { props, problems } = readProps(where);
    reportProblems(StackAccess.of(scope), scope, problems);
    const { cloud, org } = props;
    return this.#known.get(scope, { name, cloudName: cloud, orgName: org });
  }

  static byId(scope: Construct, id: string): Service {
    return this.#known.get(scope, { id });
  }

  /** @internal Tells of every service that the stack looks up, before or after. */
  static each(scope: Construct, tell: (service: Service) => void): void {
    this.#known.each(scope, tell);
  }

  /** True for ZIdentity itself, as far as the name tells. */
  get isZidentity(): boolean {
    return this.nameInput === ZIDENTITY_SERVICE;
  }
}
