import type { OperationId, PrincipalType } from "../../tenant";
import { etagOf, requireMatch } from "../etag";
import type { ApiRequest } from "../request";
import type { Effect } from "./effect";
import type { FaultOf } from "./fault-kinds";
import type { Target } from "./selection";

/** Whose list an operation reads or changes. */
const PRINCIPALS: Partial<Record<OperationId, PrincipalType>> = {
  readUserAdminEntitlements: "USER",
  grantUser: "USER",
  revokeUser: "USER",
  readGroupAdminEntitlements: "GROUP",
  grantGroup: "GROUP",
  revokeGroup: "GROUP",
};

export function grantEtags(_fault: FaultOf<"grant_etags">): Effect {
  return {
    concerns: ({ target }) => principalType(target) !== undefined,
    around: (handler, { target }) => {
      const type = principalType(target);
      return (request) => {
        if (type === undefined) return handler(request);
        if (request.method !== "GET") requireMatch(request.ifMatch, tagOf(type, request));
        const { headers = {}, ...answer } = handler(request);
        return { ...answer, headers: { ...headers, etag: tagOf(type, request) } };
      };
    },
  };
}

function principalType(target: Target): PrincipalType | undefined {
  return target === "token" ? undefined : PRINCIPALS[target];
}

/** Of the whole list: it changes with any of the principal's records. */
function tagOf(type: PrincipalType, request: ApiRequest): string {
  const id = request.param(type === "USER" ? "userId" : "groupId");
  return etagOf(request.store.grants.of({ type, id }));
}
