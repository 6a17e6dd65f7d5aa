import type { Effect } from "./effect";
import type { FaultOf } from "./fault-kinds";

const NOT_FILTERS = new Set(["offset", "limit"]);

export function ignoredFilters(_fault: FaultOf<"ignored_filters">): Effect {
  return {
    around: (handler) => (request) => {
      const kept = [...request.query].filter(([name]) => NOT_FILTERS.has(name));
      return handler({ ...request, query: new URLSearchParams(kept) });
    },
  };
}

export function noEtags(_fault: FaultOf<"no_etags">): Effect {
  return {
    around: (handler) => (request) => {
      const { headers = {}, ...answer } = handler({ ...request, ifMatch: undefined });
      const { etag: _left, ...others } = headers;
      return { ...answer, headers: others };
    },
  };
}
