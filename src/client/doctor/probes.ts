import { CapabilityMissingError, OPERATION_IDS, OPERATIONS, type OperationId } from "../../tenant";
import { ForbiddenError } from "../errors";
import { isGone } from "../gone";
import { isObject } from "../is-object";
import type { ApiCaller, CallAnswer } from "../request";
import type { OperationHealth, OperationState } from "./tenant-health";

/** The operation whose first record lends its id to each parameter of a path. */
const ID_SOURCES: Readonly<Record<string, OperationId>> = {
  userId: "listUsers",
  groupId: "listGroups",
  resourceServerId: "listResourceServers",
  apiClientId: "listApiClients",
  roleId: "listRoles",
  serviceId: "listResourceServers",
};

/** Asks every operation that reads, once each; those that need an id with one that another has listed. */
export async function probeOperations(caller: ApiCaller): Promise<readonly OperationHealth[]> {
  const answers = new Map<OperationId, CallAnswer>();
  const probe = async (operation: OperationId): Promise<OperationHealth> => {
    const names = parametersOf(operation);
    const params: Record<string, string> = {};
    for (const name of names) {
      const id = idFor(name, answers);
      if (id === undefined)
        return healthOf(
          operation,
          "not_probed",
          `The tenant lists nothing to ask it of (${name}).`,
        );
      params[name] = id;
    }
    try {
      const query = OPERATIONS[operation].answers === "page" ? { offset: 0, limit: 1 } : {};
      const answer = await caller.call(operation, { params, query });
      if (names.length === 0) answers.set(operation, answer);
      return healthOf(operation, "offered");
    } catch (error) {
      return healthOf(operation, stateOf(error), reasonOf(error));
    }
  };
  const reading = OPERATION_IDS.filter((id) => OPERATIONS[id].method === "GET");
  const lists = reading.filter((id) => parametersOf(id).length === 0);
  const health = new Map<OperationId, OperationHealth>();
  const run = async (ids: readonly OperationId[]): Promise<void> => {
    const found = await Promise.all(ids.map(probe));
    for (const entry of found) health.set(entry.operation, entry);
  };
  await run(lists);
  await run(reading.filter((id) => !lists.includes(id)));
  return OPERATION_IDS.map((id) => health.get(id) ?? healthOf(id, "not_probed", "It writes."));
}

function parametersOf(operation: OperationId): readonly string[] {
  return [...OPERATIONS[operation].path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
}

function idFor(
  parameter: string,
  answers: ReadonlyMap<OperationId, CallAnswer>,
): string | undefined {
  const source = ID_SOURCES[parameter];
  const body = source === undefined ? undefined : answers.get(source)?.body;
  const records: unknown = isObject(body) ? body["records"] : body;
  const first: unknown = Array.isArray(records) ? records[0] : undefined;
  if (parameter !== "serviceId") return textOf(first, "id");
  const lines: unknown = isObject(first) ? first["serviceScopes"] : undefined;
  const line: unknown = Array.isArray(lines) ? lines[0] : undefined;
  return isObject(line) ? textOf(line["service"], "id") : undefined;
}

function textOf(value: unknown, field: string): string | undefined {
  const text = isObject(value) ? value[field] : undefined;
  return typeof text === "string" && text !== "" ? text : undefined;
}

function healthOf(operation: OperationId, state: OperationState, reason?: string): OperationHealth {
  const { availability, capability } = OPERATIONS[operation];
  const entry = { operation, availability, capability, state };
  return reason === undefined ? entry : { ...entry, reason };
}

function stateOf(error: unknown): OperationState {
  if (error instanceof CapabilityMissingError) return "missing";
  if (error instanceof ForbiddenError) return "forbidden";
  // The object went away meanwhile: the operation itself answered.
  return isGone(error) ? "offered" : "failed";
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
