import type { DeclaredLevels, DeclaredService } from "./access/declared-access";
import { boundsOf, meets } from "./access/level-bounds";
import { showAdministration } from "./service-administration";
import type { Requirement } from "./rules/rule";
import { citeSources, type SourceId } from "./sources";
import { enumerate, showValue } from "./wording";

/** What a deployer does in a tenant, as far as the documents tie it to levels of his own. */
export type DeployerOperation =
  | "create_role"
  | "edit_role"
  | "delete_role"
  | "edit_assigned_role"
  | "delete_assigned_role"
  | "assign_role"
  | "revoke_role"
  | "add_entitlement"
  | "remove_entitlement";

export interface Prerequisite {
  /** Begins a sentence: "Creating a role". */
  readonly doing: string;
  /** Any one of these is enough; all levels of one are needed. */
  readonly ways: readonly (readonly Requirement[])[];
  readonly sources: readonly SourceId[];
  /** What else the tenant refuses at this operation, whatever the levels; a sentence. */
  readonly besides?: string;
}

const SEE_USERS: Requirement = { module: "users_and_groups", levels: ["view_only", "full"] };
const EDIT_USERS: Requirement = { module: "users_and_groups", levels: ["full"] };
const EDIT_ROLES: Requirement = { module: "roles", levels: ["full"] };
const EDIT_ENTITLEMENTS: Requirement = {
  module: "administrative_entitlements",
  levels: ["full"],
};

const WRITE_ROLE = [[EDIT_ROLES, SEE_USERS]];
const WRITE_ASSIGNED_ROLE = [[EDIT_ROLES, EDIT_ENTITLEMENTS, SEE_USERS]];
const ASSIGN = [
  [EDIT_ENTITLEMENTS, EDIT_USERS, { module: "roles", levels: ["view_only", "full"] }],
  [{ module: "administrative_entitlements", levels: ["restricted_full"] }, SEE_USERS, EDIT_ROLES],
] as const satisfies readonly (readonly Requirement[])[];
const ENTITLE = [[{ module: "service_entitlements", levels: ["full"] } as const, EDIT_USERS]];

const ROLE_SCOPE =
  "It is refused as well when the role holds a level above that of whoever sets or assigns it.";
const PREDEFINED = "Predefined roles are never edited or deleted.";

/** What each operation takes of the deployer's own effective levels on ZIdentity. */
export const PREREQUISITES: Readonly<Record<DeployerOperation, Prerequisite>> = {
  create_role: {
    doing: "Creating a role",
    ways: WRITE_ROLE,
    sources: ["002"],
    besides: ROLE_SCOPE,
  },
  edit_role: {
    doing: "Editing a role",
    ways: WRITE_ROLE,
    sources: ["002"],
    besides: `${ROLE_SCOPE} ${PREDEFINED}`,
  },
  delete_role: {
    doing: "Deleting a role",
    ways: [[EDIT_ROLES]],
    sources: ["002"],
    besides: PREDEFINED,
  },
  edit_assigned_role: {
    doing: "Editing a role that is assigned",
    ways: WRITE_ASSIGNED_ROLE,
    sources: ["001"],
    besides: `${ROLE_SCOPE} ${PREDEFINED}`,
  },
  delete_assigned_role: {
    doing: "Deleting a role that is assigned",
    ways: WRITE_ASSIGNED_ROLE,
    sources: ["001"],
    besides: PREDEFINED,
  },
  assign_role: {
    doing: "Assigning a role",
    ways: ASSIGN,
    sources: ["001", "002"],
    besides: ROLE_SCOPE,
  },
  revoke_role: { doing: "Revoking a role", ways: ASSIGN, sources: ["001", "002"] },
  add_entitlement: {
    doing: "Assigning a user or group to a service",
    ways: ENTITLE,
    sources: ["001"],
  },
  remove_entitlement: {
    doing: "Removing a user or group from a service",
    ways: ENTITLE,
    sources: ["001"],
  },
};

/** Whether the deployer certainly lacks what an operation takes: no way is open to him. */
export function lacksPrerequisite(operation: DeployerOperation, deployer: DeclaredLevels): boolean {
  const bounds = boundsOf([deployer]);
  return PREREQUISITES[operation].ways.every((way) =>
    way.some((requirement) => meets(requirement, bounds) === false),
  );
}

/** `Creating a role takes roles "full" and users_and_groups "view_only" or "full".` */
export function showPrerequisite(operation: DeployerOperation): string {
  const { doing, ways } = PREREQUISITES[operation];
  return `${doing} takes ${ways.map(showWay).join("; or ")}.`;
}

/** `The deployer holds roles "view_only" and users_and_groups "none".`: the modules that the operation looks at. */
export function showDeployerLevels(operation: DeployerOperation, deployer: DeclaredLevels): string {
  const modules = new Set(PREREQUISITES[operation].ways.flat().map(({ module }) => module));
  const levels = [...modules].map((module) => {
    const level = deployer.has(module) ? deployer.get(module) : "none";
    return `${module} ${level === undefined ? "not known yet" : showValue(level)}`;
  });
  return `The deployer holds ${enumerate(levels)}.`;
}

/** What is known where a tenant answered 403. */
export interface ForbiddenContext {
  /** The service of an assignment; absent for the others, and for ZIdentity itself. */
  readonly service?: Pick<DeclaredService, "label" | "own" | "product"> | undefined;
  /** The deployer's own levels, where they are known. */
  readonly deployer?: DeclaredLevels | undefined;
}

/** Why a tenant may have answered an operation with 403, in whole sentences with the sources. */
export function explainForbidden(
  operation: DeployerOperation,
  { service, deployer }: ForbiddenContext = {},
): string {
  const { besides, sources } = PREREQUISITES[operation];
  const assigns = operation === "assign_role" || operation === "revoke_role";
  const sentences = [
    showPrerequisite(operation),
    assigns && service !== undefined && !service.own ? showAdministration(service) : undefined,
    deployer === undefined ? undefined : showDeployerLevels(operation, deployer),
    besides,
    `Source: ${citeSources(sources)}.`,
  ];
  return sentences.filter((sentence) => sentence !== undefined).join(" ");
}

function showWay(way: readonly Requirement[]): string {
  return enumerate(
    way.map(({ module, levels }) => `${module} ${enumerate(levels.map(showValue), "or")}`),
  );
}
