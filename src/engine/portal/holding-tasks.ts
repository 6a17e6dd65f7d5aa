import type { Change } from "../../lifecycle";
import { roleIdsOf } from "../../resources";
import { knownString, type ObjectValue, property } from "../../schema";
import type { Compared } from "../compare";
import type { HoldingTask, TaskContext } from "./portal-task";

/** What a user or group is given or loses on a service. */
export function holdingTasks(
  kind: HoldingTask["kind"],
  { change, path, doubt, spares = [] }: Compared,
  context: TaskContext,
): readonly HoldingTask[] {
  const about = (value: ObjectValue) => ({ kind, path, doubt, ...holderOf(value, context) });
  const names = (ids: readonly string[]) => ids.map(context.nameOf).sort();
  const stays = names(spares);
  switch (change.action) {
    case "none":
      // It has ended, and whether it is gone the tenant does not tell.
      return doubt === undefined || change.prior === null
        ? []
        : [removal(about(change.prior), names(roleIdsOf(change.prior)), stays)];
    case "delete":
      return [removal(about(change.prior), names(roleIdsOf(change.prior)), stays)];
    case "create":
    case "replace": {
      const wanted = about(change.planned);
      const roles = names(roleIdsOf(change.planned));
      // Of a record of which all is spared the comparison sees nothing, and it is there.
      const action = stays.length === 0 ? "assign" : "change";
      const assigned: HoldingTask = { ...wanted, action, roles, keeps: stays };
      if (change.action === "create") return [assigned];
      return [assigned, removal(about(change.prior), names(roleIdsOf(change.prior)), [])];
    }
    case "update":
      return updates(change, about(change.planned), names, spares);
  }
}

type About = Omit<HoldingTask, "action" | "roles" | "keeps" | "changesScope">;

function removal(about: About, roles: readonly string[], keeps: readonly string[]): HoldingTask {
  const { scope: _given, until: _end, ...held } = about;
  return { ...held, action: "remove", roles, keeps };
}

function updates(
  { prior, planned }: Extract<Change, { action: "update" | "replace" }>,
  about: About,
  names: (ids: readonly string[]) => readonly string[],
  spares: readonly string[],
): readonly HoldingTask[] {
  const before = roleIdsOf(prior);
  const after = roleIdsOf(planned);
  const added = after.filter((id) => !before.includes(id));
  const gone = before.filter((id) => !after.includes(id));
  const kept = before.filter((id) => after.includes(id));
  const changesScope = property(prior, "scope_id") !== property(planned, "scope_id");
  const tasks: HoldingTask[] = [];
  if (added.length > 0 || changesScope) {
    const keeps = names([...kept, ...spares]);
    tasks.push({ ...about, action: "change", roles: names(added), keeps, changesScope });
  }
  if (gone.length > 0) tasks.push(removal(about, names(gone), names([...after, ...spares])));
  return tasks;
}

function holderOf(
  value: ObjectValue,
  { nameOf, service }: TaskContext,
): Pick<HoldingTask, "principal" | "service" | "scope" | "until"> {
  const user = knownString(property(value, "user_id"));
  const group = knownString(property(value, "group_id"));
  const scope = knownString(property(value, "scope_id"));
  return {
    principal: {
      kind: user === undefined ? "group" : "user",
      name: nameOf(user ?? group ?? ""),
    },
    service: service(knownString(property(value, "service_id")) ?? ""),
    scope: scope === undefined ? undefined : nameOf(scope),
    until: knownString(property(value, "expires_at")),
  };
}
