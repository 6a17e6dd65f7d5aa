import { compareText } from "../provenance";
import type {
  EndDifference,
  EntitlementDifference,
  HeldItem,
  ServiceDifference,
} from "./difference";
import { compareKeyed } from "./comparable";
import { compareEffectiveLevels } from "./compare-levels";
import { type End, moveOf } from "./ends";
import type { StandingAccess, StandingItem, StandingService } from "./standing-access";

/** The services on which anything changes. */
export function compareServices(
  before: StandingAccess,
  after: StandingAccess,
): readonly ServiceDifference[] {
  const standing = new Map([...before.services, ...after.services]);
  return [...standing]
    .map(([key, { service }]): ServiceDifference => {
      const [earlier, later] = [before.services.get(key), after.services.get(key)];
      return {
        service,
        ...compareItems(earlier, later, service.own),
        levels: service.own ? compareEffectiveLevels(before, after) : [],
      };
    })
    .filter(({ gained, lost, ends, levels }) =>
      [gained, lost, ends, levels].some(({ length }) => length > 0),
    )
    .sort(({ service: a }, { service: b }) => Number(b.own) - Number(a.own) || compareKeyed(a, b));
}

function compareItems(
  before: StandingService | undefined,
  after: StandingService | undefined,
  own: boolean,
): Pick<ServiceDifference, "gained" | "lost" | "ends"> {
  const [earlier, later] = [inOrder(before), inOrder(after)];
  // What a known role of ZIdentity gives, its levels tell.
  const counts = ({ levelsKnown }: StandingItem) => !own || !levelsKnown;
  return {
    gained: later
      .filter(([key]) => before?.items.has(key) !== true)
      .map(([, item]) => ({ ...heldItem(item), growth: counts(item) })),
    lost: earlier
      .filter(([key]) => after?.items.has(key) !== true)
      .map(([, item]) => ({ ...heldItem(item), growth: false })),
    ends: later.flatMap(([key, item]) => {
      const change = compareEnds(before?.items.get(key), item);
      if (change === undefined) return [];
      return [{ ...change, growth: change.change !== "earlier" && counts(item) }];
    }),
  };
}

function inOrder(
  standing: StandingService | undefined,
): readonly (readonly [string, StandingItem])[] {
  return [...(standing?.items ?? [])].sort(
    ([keyA, a], [keyB, b]) => compareText(a.role.label, b.role.label) || compareText(keyA, keyB),
  );
}

function heldItem({ role, scope, via, end: { text } }: StandingItem): Omit<HeldItem, "growth"> {
  return {
    role,
    ...(scope === undefined ? {} : { scope }),
    via,
    ...(text === undefined ? {} : { expiresAt: text }),
  };
}

/** Undefined for a role that is new, and for an end that stays. */
function compareEnds(
  earlier: StandingItem | undefined,
  { role, scope, via, end }: StandingItem,
): Omit<EndDifference, "growth"> | undefined {
  const change = earlier === undefined ? "same" : moveOf(earlier.end, end);
  if (change === "same") return undefined;
  return {
    role,
    ...(scope === undefined ? {} : { scope }),
    via,
    ...spanOf(earlier?.end, end),
    change,
  };
}

/** The ends as they are declared. */
function spanOf(
  before: End | undefined,
  after: End | undefined,
): { readonly before?: string; readonly after?: string } {
  return {
    ...(before?.text === undefined ? {} : { before: before.text }),
    ...(after?.text === undefined ? {} : { after: after.text }),
  };
}

/** The services that somebody may use, and no longer may. */
export function compareEntitlements(
  { entitlements: before }: StandingAccess,
  { entitlements: after }: StandingAccess,
): readonly EntitlementDifference[] {
  return [...new Map([...before, ...after])]
    .flatMap(([key, { service, via }]): EntitlementDifference[] => {
      const [earlier, later] = [before.get(key), after.get(key)];
      const move = earlier === undefined ? "gained" : later && moveOf(earlier.end, later.end);
      if (move === "same") return [];
      return [{ service, change: move ?? "lost", via, ...spanOf(earlier?.end, later?.end) }];
    })
    .sort((a, b) => compareKeyed(a.service, b.service));
}
