import {
  type DeployerOperation,
  LEVEL_TITLES,
  MODULES,
  PREREQUISITES,
  SERVICE_ADMINISTRATION,
} from "../../rbac";
import { bold, checkBox, name, prose } from "./markdown";
import type { RunbookRole, RunbookService, RunbookTask } from "./runbook";

/** What must be so before anybody begins. Source: 001, and what each operation takes. */
export function prerequisiteLines(tasks: readonly RunbookTask[]): readonly string[] {
  const principals = tasks.filter((task) => task.kind !== "role").length > 0;
  const operations = [...new Set(tasks.flatMap(operationsOf))];
  const giveLevels = operations.some((one) => SETS_LEVELS.has(one));
  return [
    ...(principals
      ? [checkBox("The users and user groups below are there: first add them, then assign them.")]
      : []),
    ...operations.map((one) => checkBox(takes(one))),
    ...(giveLevels
      ? [
          checkBox(
            "No module of a role below is above your own level: an admin can only set a level equal to or less than their role scope.",
          ),
        ]
      : []),
    ...administered(tasks).map((service) => checkBox(administration(service))),
  ];
}

const SETS_LEVELS: ReadonlySet<DeployerOperation> = new Set([
  "create_role",
  "edit_assigned_role",
  "assign_role",
]);

const OF_ROLES: Record<RunbookRole["action"], DeployerOperation> = {
  add: "create_role",
  edit: "edit_assigned_role",
  compare: "edit_assigned_role",
  delete: "delete_assigned_role",
};

function operationsOf(task: RunbookTask): DeployerOperation[] {
  if (task.kind === "role") return [OF_ROLES[task.action]];
  const removes = task.action === "remove";
  if (task.kind === "roles") return [removes ? "revoke_role" : "assign_role"];
  return [removes ? "remove_entitlement" : "add_entitlement"];
}

function takes(operation: DeployerOperation): string {
  const { doing, ways } = PREREQUISITES[operation];
  const shown = ways.map((way) =>
    way
      .map(
        ({ module, levels }) =>
          `${bold(MODULES[module].title)} at ${levels.map((level) => LEVEL_TITLES[level]).join(" or ")}`,
      )
      .join(", "),
  );
  return `You may do it. ${doing} takes ${shown.join("; or ")}.`;
}

/** The linked services whose administrators are managed, each once. */
function administered(tasks: readonly RunbookTask[]): readonly RunbookService[] {
  const services = tasks.flatMap((task) =>
    task.kind === "roles" && !task.service.own ? [task.service] : [],
  );
  return [...new Map(services.map((service) => [service.id, service])).values()];
}

function administration({ product, title, label }: RunbookService): string {
  const known = SERVICE_ADMINISTRATION.get(product);
  const permission =
    known === undefined
      ? "the permission to manage its administrators at Full"
      : `${bold(known.permission)} at Full in the ${known.portal}`;
  return `On ${bold(prose(title))}, ${name(label)}, you are an admin yourself, with a role that has ${permission}.`;
}
