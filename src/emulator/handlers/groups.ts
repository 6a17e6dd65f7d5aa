import { z } from "zod";
import { filterGroups, isDynamic } from "../filters";
import { soughtGroup } from "../lookups";
import { pageAnswer } from "../paging";
import { newId } from "../random";
import { type Family, readBody } from "../request";
import type { StoredGroup } from "../state";
import { requireSameId } from "./same-id";

const groupBody = z.looseObject({
  name: z.string().trim().min(1, "must not be empty"),
  description: z.string().exactOptional(),
  adminEntitlementEnabled: z.boolean().exactOptional(),
  serviceEntitlementEnabled: z.boolean().exactOptional(),
  dynamicGroup: z.boolean().exactOptional(),
  isDynamicGroup: z.boolean().exactOptional(),
});

type GroupBody = z.infer<typeof groupBody>;

/** Names may repeat: the tenant tells groups apart by id alone. */
export const groupHandlers = {
  listGroups: (request) =>
    pageAnswer(request, "linked", filterGroups(request.query, [...request.store.groups.values()])),

  createGroup: (request) => {
    const body = readBody(request, groupBody);
    const { dynamicGroup = false, isDynamicGroup = dynamicGroup, ...rest } = body;
    const group = {
      ...withSwitches(rest),
      id: newId(request.random),
      source: "API",
      dynamicGroup: isDynamicGroup,
    };
    request.store.groups.set(group.id, group);
    return { body: group };
  },

  readGroup: (request) => ({ body: soughtGroup(request) }),

  replaceGroup: (request) => {
    const old = soughtGroup(request);
    requireSameId(request, old.id);
    const group = replaced(old, readBody(request, groupBody));
    request.store.groups.set(group.id, group);
    return { body: group };
  },

  deleteGroup: (request) => {
    request.store.deletePrincipal({ type: "GROUP", id: soughtGroup(request).id });
    return {};
  },
} satisfies Family;

/** Whether a group is dynamic is settled when it is made, and so is which of the two spellings tells it. */
function replaced(old: StoredGroup, body: GroupBody): StoredGroup {
  const { dynamicGroup: _new, isDynamicGroup: _older, idp: _sent, ...rest } = body;
  return {
    ...withSwitches(rest),
    id: old.id,
    source: old.source,
    ...("idp" in old ? { idp: old["idp"] } : {}),
    ...("isDynamicGroup" in old
      ? { isDynamicGroup: isDynamic(old) }
      : { dynamicGroup: isDynamic(old) }),
  };
}

/** A group may hold roles and services unless its maker says otherwise. */
function withSwitches<Body extends Partial<StoredGroup>>(body: Body) {
  return { adminEntitlementEnabled: true, serviceEntitlementEnabled: true, ...body };
}
