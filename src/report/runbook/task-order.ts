import type { RunbookHolding, RunbookRole, RunbookTask } from "./runbook";

/** Tasks in the order in which nobody loses access in between. */
export interface OrderedTasks {
  /** Roles that are made or changed. */
  readonly makes: readonly RunbookRole[];
  readonly gives: readonly RunbookHolding[];
  readonly takes: readonly RunbookHolding[];
  /** Roles that nobody holds any more by then. */
  readonly deletes: readonly RunbookRole[];
}

/** Roles, then what is given, then what is taken away, deleted roles at the very end. */
export function orderTasks(tasks: readonly RunbookTask[]): OrderedTasks {
  const roles = tasks.filter((task): task is RunbookRole => task.kind === "role");
  const holdings = tasks.filter((task): task is RunbookHolding => task.kind !== "role");
  return {
    makes: roles.filter(({ action }) => action !== "delete"),
    gives: inPageOrder(holdings.filter(({ action }) => action !== "remove")),
    takes: inPageOrder(holdings.filter(({ action }) => action === "remove")),
    deletes: roles.filter(({ action }) => action === "delete"),
  };
}

/** Administrative entitlements before service entitlements, and a service's pages next to one another. */
function inPageOrder(holdings: readonly RunbookHolding[]): readonly RunbookHolding[] {
  const services = [...new Set(holdings.map(({ service }) => service.id))];
  const rank = ({ kind, service, principal }: RunbookHolding): number =>
    (kind === "roles" ? 0 : 1) * 2 * services.length +
    services.indexOf(service.id) * 2 +
    (principal.kind === "group" ? 0 : 1);
  return [...holdings].sort((a, b) => rank(a) - rank(b));
}
