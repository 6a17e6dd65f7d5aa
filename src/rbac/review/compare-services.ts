import { compareText } from "../provenance";
import type {
  EndDifference,
  EntitlementDifference,
  HeldItem,
  ServiceDifference,
} from "./difference";
import { compareEffectiveLevels } from "./compare-levels";
import { moveOf } from "./ends";
import type { StandingAccess, StandingItem, StandingService } from "./standing-access";

/** The services on which anything changes. */
export function compareServices(
  before: StandingAccess,
  after: StandingAccess,
): readonly ServiceDifference[] {
  const keys = new Set([...before.services.keys(), ...after.services.keys()]);
  return [...keys]
    .flatMap((key) => {
      const change = compareService(before, after, key);
      return change === undefined ? [] : [change];
    })
    .sort(
      (a, b) =>
        Number(b.service.own) - Number(a.service.own) ||
        compareText(a.service.label, b.service.label) ||
        compareText(a.service.key ?? "", b.service.key ?? ""),
    );
}

function compareService(
  before: StandingAccess,
  after: StandingAccess,
  key: string,
): ServiceDifference | undefined {
  const earlier = before.services.get(key);
  const later = after.services.get(key);
  const service = (later ?? earlier)?.service;
  if (service === undefined) return undefined;
  const change: ServiceDifference = {
    service,
    gained: without(later, earlier).map((item) => heldItem(item, service.own)),
    lost: without(earlier, later).map((item) => ({ ...heldItem(item, true), growth: false })),
    ends: compareEnds(earlier, later, service.own),
    levels: service.own ? compareEffectiveLevels(before, after) : [],
  };
  const { gained, lost, ends, levels } = change;
  return [gained, lost, ends, levels].every(({ length }) => length === 0) ? undefined : change;
}

function without(
  these: StandingService | undefined,
  those: StandingService | undefined,
): readonly StandingItem[] {
  return inOrder([...(these?.items ?? [])].filter(([key]) => those?.items.has(key) !== true));
}

function inOrder(items: readonly (readonly [string, StandingItem])[]): readonly StandingItem[] {
  return [...items]
    .sort(
      ([keyA, a], [keyB, b]) => compareText(a.role.label, b.role.label) || compareText(keyA, keyB),
    )
    .map(([, item]) => item);
}

/** What a known role of ZIdentity gives, its levels tell. */
function heldItem({ role, scope, via, end, levelsKnown }: StandingItem, own: boolean): HeldItem {
  return {
    role,
    ...(scope === undefined ? {} : { scope }),
    via,
    ...(end.text === undefined ? {} : { expiresAt: end.text }),
    growth: !own || !levelsKnown,
  };
}

function compareEnds(
  before: StandingService | undefined,
  after: StandingService | undefined,
  own: boolean,
): readonly EndDifference[] {
  const both = [...(after?.items ?? [])].filter(([key]) => before?.items.has(key) === true);
  return inOrder(both).flatMap((item): EndDifference[] => {
    const earlier = before?.items.get(JSON.stringify([item.role.key, item.scope ?? null]));
    if (earlier === undefined) return [];
    const change = moveOf(earlier.end, item.end);
    if (change === "same") return [];
    const { role, scope, via, levelsKnown } = item;
    return [
      {
        role,
        ...(scope === undefined ? {} : { scope }),
        via,
        ...(earlier.end.text === undefined ? {} : { before: earlier.end.text }),
        ...(item.end.text === undefined ? {} : { after: item.end.text }),
        change,
        growth: change !== "earlier" && (!own || !levelsKnown),
      },
    ];
  });
}

/** The services that somebody may use, and no longer may. */
export function compareEntitlements(
  { entitlements: before }: StandingAccess,
  { entitlements: after }: StandingAccess,
): readonly EntitlementDifference[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys
    .flatMap((key): EntitlementDifference[] => {
      const earlier = before.get(key);
      const later = after.get(key);
      const shown = later ?? earlier;
      if (shown === undefined) return [];
      const move = earlier === undefined ? "gained" : later && moveOf(earlier.end, later.end);
      if (move === "same") return [];
      return [
        {
          service: shown.service,
          change: move ?? "lost",
          via: shown.via,
          ...(earlier?.end.text === undefined ? {} : { before: earlier.end.text }),
          ...(later?.end.text === undefined ? {} : { after: later.end.text }),
        },
      ];
    })
    .sort(
      (a, b) =>
        compareText(a.service.label, b.service.label) ||
        compareText(a.service.key ?? "", b.service.key ?? ""),
    );
}
