import { redirect, missing, status } from "./answer-faults";
import { malformed, slowBody, truncated } from "./body-faults";
import { reset } from "./connection";
import type { Effect } from "./effect";
import type { FaultKind, FaultOf } from "./fault-kinds";
import { lag } from "./lag";
import { grantEtags } from "./grant-etags";
import { ignoredFilters, noEtags } from "./operation-faults";
import { changingPages, nextLink, smallPages, wrongTotal } from "./page-faults";
import { rateLimit } from "./rate-limit";

/** What each kind of fault does; one that does nothing does not compile. */
const EFFECTS: { readonly [Kind in FaultKind]: (fault: FaultOf<Kind>) => Effect } = {
  latency: ({ ms, spreadMs }) => ({ delay: (chance) => ms + chance * spreadMs }),
  rate_limit: rateLimit,
  status,
  redirect,
  reset,
  truncated,
  malformed,
  slow_body: slowBody,
  expired_token: ({ afterSeconds }) => ({
    concerns: ({ tokens, token, now }) => tokens.ageOf(token, now()) >= afterSeconds,
    instead: ({ tokens, token }) => {
      tokens.revoke(token);
      return undefined;
    },
  }),
  missing,
  lag,
  ignored_filters: ignoredFilters,
  no_etags: noEtags,
  grant_etags: grantEtags,
  small_pages: smallPages,
  changing_pages: changingPages,
  next_link: nextLink,
  wrong_total: wrongTotal,
  wrong_date: ({ seconds }) => ({
    after: ({ now }, answer) => {
      answer.headers.set("date", new Date(now() + seconds * 1000).toUTCString());
      return answer;
    },
  }),
};

export function effectOf<Kind extends FaultKind>(
  fault: FaultOf<Kind> & { readonly fault: Kind },
): Effect {
  return EFFECTS[fault.fault](fault);
}
