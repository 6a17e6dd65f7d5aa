import { inspect } from "node:util";
import type { Construct } from "constructs";
import { provider } from "../generated/bindings";
import {
  deployerConfig,
  deployerFindings,
  type DeployerProps,
  readDeployerProps,
} from "./deployer";
import { readProps, type ReadProps, reportProblems } from "./read-props";
import { given } from "./resource-options";
import { StackAccess } from "./stack-access";
import { escapeTemplate } from "./template-string";

/**
 * How the provider reaches the tenant. Everything may be left out: it then comes from the environment of Terraform
 * (`ZSCALER_CLIENT_ID`, `ZSCALER_CLIENT_SECRET` or `ZSCALER_PRIVATE_KEY`, `ZSCALER_VANITY_DOMAIN`, `ZSCALER_CLOUD`,
 * `ZIDENTITY_BASE_URL`, `ZIDENTITY_TOKEN_URL`). That is the place for secrets: what is given here is written into
 * `cdk.tf.json`, so that a secret in code is a warning.
 */
export interface ZidentityProviderProps extends Readonly<
  Omit<provider.ZidentityProviderConfig, "deployer">
> {
  /** Who applies the stack, and what he may do. */
  readonly deployer?: DeployerProps;
}

/** The tenant of a stack. One stack speaks of one tenant. */
export class ZidentityProvider extends provider.ZidentityProvider {
  constructor(scope: Construct, id: string, asked: ZidentityProviderProps = {}) {
    const { props, problems } = readProviderProps(asked);
    super(scope, id, configOf(props));
    // It holds whatever secret it was given: what is printed of it is where it stands.
    const shown = `ZidentityProvider { path: ${JSON.stringify(this.node.path)} }`;
    Object.defineProperty(this, inspect.custom, { value: () => shown });
    const access = StackAccess.of(this);
    reportProblems(access, this, problems);
    const { deployer } = props;
    if (deployer === undefined) return;
    for (const finding of deployerFindings(this, deployer)) access.report(finding);
    const serviceIds = deployer.serviceAdmins?.map(({ id: serviceId }) => serviceId);
    if (serviceIds !== undefined) access.addServiceAdmins(this, serviceIds);
  }
}

function readProviderProps(asked: ZidentityProviderProps): ReadProps<ZidentityProviderProps> {
  const { props, problems } = readProps(asked);
  const { deployer, ...settings } = props;
  // Null is how Terraform spells what is left out.
  const set = Object.entries(settings).filter(([, value]: [string, unknown]) => value !== null);
  const read = readDeployerProps(deployer);
  return {
    props: { ...Object.fromEntries(set), ...given({ deployer: read.props }) },
    problems: [...problems, ...read.problems],
  };
}

function configOf({
  deployer,
  ...props
}: ZidentityProviderProps): provider.ZidentityProviderConfig {
  const entries = Object.entries(props).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === "string" ? escapeTemplate(value) : value,
  ]);
  if (deployer !== undefined) entries.push(["deployer", deployerConfig(deployer)]);
  return Object.fromEntries(entries) as provider.ZidentityProviderConfig;
}
