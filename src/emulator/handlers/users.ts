import { z } from "zod";
import { ApiError } from "../errors";
import { filterUsers } from "../filters";
import { soughtUser } from "../lookups";
import { pageAnswer } from "../paging";
import { newId } from "../random";
import { type ApiRequest, type Family, readBody } from "../request";
import type { StoredUser } from "../state";
import { requireSameId } from "./same-id";

const optionalText = z.string().exactOptional();
const maybeReference = z.looseObject({ id: optionalText, name: optionalText });

const userBody = z.looseObject({
  id: optionalText,
  loginName: z.string().trim().min(1, "must not be empty"),
  displayName: optionalText,
  firstName: optionalText,
  lastName: optionalText,
  status: z.boolean().exactOptional(),
  department: maybeReference.exactOptional(),
});

export const userHandlers = {
  listUsers: (request) =>
    pageAnswer(request, "total", filterUsers(request.query, [...request.store.users.values()])),

  createUser: (request) => {
    const id = newId(request.random);
    const user = readUser(request, { id, source: "API", idp: {} });
    request.store.users.set(id, user);
    return { body: user };
  },

  readUser: (request) => ({ body: soughtUser(request) }),

  replaceUser: (request) => {
    const { id, source, idp } = soughtUser(request);
    requireSameId(request, id);
    const user = readUser(request, { id, source, idp });
    request.store.users.set(id, user);
    return { body: user };
  },

  deleteUser: (request) => {
    request.store.deletePrincipal({ type: "USER", id: soughtUser(request).id });
    return {};
  },

  listUserGroups: (request) => {
    const { store } = request;
    const { id } = soughtUser(request);
    const groups = [...store.groups.values()].filter((group) =>
      store.members.get(group.id)?.has(id),
    );
    return pageAnswer(request, "results", groups);
  },
} satisfies Family;

/** `kept` is what the tenant decides by itself: the `source` that is sent is not the one that is stored. */
function readUser(
  request: ApiRequest,
  kept: Pick<StoredUser, "id" | "source" | "idp">,
): StoredUser {
  const body = readBody(request, userBody);
  const taken = [...request.store.users.values()].some(
    (other) =>
      other.id !== kept.id && other.loginName.toLowerCase() === body.loginName.toLowerCase(),
  );
  if (taken) {
    throw new ApiError("ALREADY_EXISTS", `A user with login name ${body.loginName} exists`, [
      { field: "loginName", reason: "is taken" },
    ]);
  }
  const fullName = [body.firstName, body.lastName].filter(Boolean).join(" ");
  return {
    customAttrsInfo: {},
    ...body,
    displayName: body.displayName ?? (fullName === "" ? body.loginName : fullName),
    department: body.department ?? {},
    status: body.status ?? true,
    ...kept,
  };
}
