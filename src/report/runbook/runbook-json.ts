import { findingJson } from "../finding-json";
import type { Runbook, RunbookHolding, RunbookRole } from "./runbook";
import { orderTasks } from "./task-order";

/** Raised when a reader of the former form would misunderstand it. */
const FORMAT_VERSION = 1;

/** A runbook as one JSON document, for a ticket system: the tasks in the order in which they are done. */
export function runbookJson({ from, at, tasks, findings }: Runbook): string {
  const { makes, gives, takes, deletes } = orderTasks(tasks);
  const document = {
    format_version: FORMAT_VERSION,
    command: "runbook",
    from,
    read_at: at,
    tasks: [
      ...makes.map(roleJson),
      ...gives.map(holdingJson),
      ...takes.map(holdingJson),
      ...deletes.map(roleJson),
    ],
    findings: findings.map(findingJson),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Undefined members are left out by JSON itself. */
function roleJson({ kind, action, path, name, newName, description, levels, before }: RunbookRole) {
  return {
    kind,
    action,
    declared_at: path,
    name,
    new_name: newName,
    description,
    levels: Object.fromEntries(levels),
    levels_before: before && Object.fromEntries(before),
  };
}

function holdingJson(task: RunbookHolding) {
  const {
    kind,
    action,
    path,
    doubt,
    principal,
    service,
    roles,
    keeps,
    scope,
    changesScope,
    until,
  } = task;
  return {
    kind,
    action,
    declared_at: path,
    unverified: doubt,
    principal,
    service: { id: service.id, label: service.label },
    roles,
    keeps,
    scope,
    changes_scope: changesScope,
    until,
  };
}
