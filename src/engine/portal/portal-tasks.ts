import type { Capability, ServiceWithScopes } from "../../tenant";
import { describeService, ZIDENTITY_SERVICE } from "../../tenant";
import type { Compared, Comparison } from "../compare";
import { pendingName } from "../pending";
import type { Unmanaged } from "../unmanaged";
import { holdingTasks } from "./holding-tasks";
import type { PortalService, PortalTask, TaskContext } from "./portal-task";
import { roleTasks } from "./role-tasks";

const TASKS: Partial<
  Record<Capability, (one: Compared, context: TaskContext) => readonly PortalTask[]>
> = {
  roles: roleTasks,
  admin_entitlements: (one, context) => holdingTasks("roles", one, context),
  service_entitlements: (one, context) => holdingTasks("service", one, context),
};

/** Everything that is to be done by hand for the tenant to become what is declared. */
export function portalTasks(
  { compared, owned, labels }: Pick<Comparison, "compared" | "owned" | "labels">,
  services: readonly ServiceWithScopes[],
): readonly PortalTask[] {
  const context: TaskContext = {
    nameOf: (id) => pendingName(id) ?? labels.get(id) ?? id,
    service: portalServices(services),
  };
  return [...compared, ...owned.map(asRemoval)].flatMap(
    (one) => TASKS[one.capability]?.(one, context) ?? [],
  );
}

/** What nobody declares and the desired state owns goes, as it does in a plan. */
function asRemoval({ definition, state: prior }: Unmanaged): Compared {
  const { capability } = definition;
  const change = { action: "delete", prior, attributes: [] } as const;
  return { definition, path: "declared by nobody", file: "", capability, change };
}

function portalServices(services: readonly ServiceWithScopes[]): (id: string) => PortalService {
  const byId = new Map(services.map(({ service }) => [service.id, service]));
  return (id) => {
    const service = byId.get(id);
    if (service === undefined) return { id, title: id, label: id, product: id, own: false };
    return {
      id,
      title: service.displayName ?? service.name,
      label: describeService(service),
      product: service.name,
      own: service.name === ZIDENTITY_SERVICE,
    };
  };
}
