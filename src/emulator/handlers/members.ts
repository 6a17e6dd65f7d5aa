import { z } from "zod";
import { ApiError, invalid } from "../errors";
import { filterUsers } from "../filters";
import { soughtGroup, soughtUser } from "../lookups";
import { pageAnswer } from "../paging";
import { type ApiRequest, type Family, readBody } from "../request";

const membersBody = z.array(z.looseObject({ id: z.string() }));

export const memberHandlers = {
  listGroupUsers: (request) => {
    const { store, query } = request;
    const members = store.membersOf(soughtGroup(request).id);
    const users = [...members].flatMap((id) => store.users.get(id) ?? []);
    return pageAnswer(request, "results", filterUsers(query, users));
  },

  addGroupUsers: (request) => {
    const members = request.store.membersOf(soughtGroup(request).id);
    for (const id of readMembers(request)) members.add(id);
    return {};
  },

  replaceGroupUsers: (request) => {
    const { id } = soughtGroup(request);
    request.store.members.set(id, new Set(readMembers(request)));
    return {};
  },

  addGroupUser: (request) => {
    const members = request.store.membersOf(soughtGroup(request).id);
    members.add(soughtUser(request).id);
    return {};
  },

  removeGroupUser: (request) => {
    const group = soughtGroup(request);
    const user = soughtUser(request);
    if (request.store.membersOf(group.id).delete(user.id)) return {};
    throw new ApiError("RESOURCE_NOT_FOUND", `User ${user.id} is not in group ${group.id}`);
  },
} satisfies Family;

/** A list of `{"id"}`, all of which must be users. */
function readMembers(request: ApiRequest): string[] {
  const ids = readBody(request, membersBody).map((member) => member.id);
  const unknown = ids.flatMap((id, index) =>
    request.store.users.has(id) ? [] : [{ field: `[${index}].id`, reason: `no user has id ${id}` }],
  );
  if (unknown.length > 0) throw invalid(...unknown);
  return ids;
}
