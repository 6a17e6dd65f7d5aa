import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import { attributePath, under } from "../diagnostics";
import type { Finding } from "./findings/finding";
import type { Service } from "./lookups";
import { readObjects, readProps, type ReadProps, wrongProp } from "./read-props";
import { given, hasFields } from "./resource-options";
import { moduleLevels, type RolePermissions, unknownModules } from "./role-permissions";

/**
 * The admin, or the API client, that applies a stack. What he cannot do is an error at synth; left out, nothing is judged
 * that depends on him before the tenant answers.
 */
export interface DeployerProps {
  /** His own level on each module; a module that is left out is `none`. */
  readonly permissions: RolePermissions;
  /**
   * The linked services whose administrators he may manage: those on which he is an admin himself, with a role that
   * has the administration of admins at Full. Left out: not known, and not judged. None: an empty list.
   *
   * A service by name is judged at synth and by the command alone: a provider cannot look up what it needs to be
   * configured. Give all of them by id, with `Service.byId`, and the provider judges by them, too.
   */
  readonly serviceAdmins?: readonly Service[];
}

/** A deployer that is none counts as one who may nothing: what cannot be read must not look like nobody to judge by. */
export function readDeployerProps(
  asked: DeployerProps | undefined,
): ReadProps<DeployerProps | undefined> {
  if (asked === undefined) return { props: undefined, problems: [] };
  const at = attributePath("deployer");
  if (!hasFields(asked))
    return { props: { permissions: {} }, problems: [wrongProp(at, asked, "An object", FIX)] };
  const { props, problems } = readProps(asked);
  const { serviceAdmins, ...rest } = props;
  if (serviceAdmins === undefined)
    return { props: rest, problems: problems.map((found) => under(at, found)) };
  const read = readObjects(serviceAdmins, "Service.byId(scope, id)");
  const wrong = read.problems.map((found) => under(attributePath("serviceAdmins"), found));
  return {
    props: { ...rest, serviceAdmins: read.objects },
    problems: [...problems, ...wrong].map((found) => under(at, found)),
  };
}

const FIX = 'Give an object, such as { permissions: { roles: "full" } }, or leave it out.';

/** The argument of the provider's block. */
export function deployerConfig({ permissions, serviceAdmins }: DeployerProps) {
  return given({
    permissions: moduleLevels(permissions),
    serviceAdminIds: literalIds(serviceAdmins),
  });
}

/** What is wrong with the levels, found in the provider that has them. */
export function deployerFindings(construct: IConstruct, { permissions }: DeployerProps): Finding[] {
  return unknownModules(construct, permissions).map(({ diagnostic }) => {
    const found = under(attributePath("deployer"), diagnostic);
    return { construct, diagnostic: { ...found, fix: "Correct the name." } };
  });
}

/** Undefined unless every id is known: a part of them would deny the rest. */
function literalIds(services: readonly Service[] | undefined): string[] | undefined {
  const ids: string[] = [];
  for (const { idInput } of services ?? []) {
    if (idInput === undefined || Token.isUnresolved(idInput)) return undefined;
    ids.push(idInput);
  }
  return services === undefined ? undefined : ids;
}
