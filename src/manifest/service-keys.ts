import { describeService, ZIDENTITY_SERVICE } from "../tenant";
import type { NaturalReference } from "./format";

/** A service as it is spelled somewhere; the parts that are left out can be any. */
export interface ServiceSpelling {
  readonly name: string;
  readonly cloud?: string | undefined;
  readonly org?: string | undefined;
}

/** The spelling behind a reference; undefined for an id and for an expression. */
export function spellingOf(reference: NaturalReference): ServiceSpelling | undefined {
  if (typeof reference === "string") return { name: reference };
  if (!("name" in reference)) return undefined;
  if ("service" in reference) return { name: reference.name };
  return { name: reference.name, cloud: reference.cloud_name, org: reference.org_name };
}

export function isOwnService({ name }: ServiceSpelling): boolean {
  return name === ZIDENTITY_SERVICE;
}

export function describeSpelling({ name, cloud, org }: ServiceSpelling): string {
  return describeService({
    name,
    ...(cloud === undefined ? {} : { cloudName: cloud }),
    ...(org === undefined ? {} : { orgName: org }),
  });
}

/**
 * A key for each spelling, equal for those that mean one service. A reference must meet just one service of the tenant,
 * so that `ZIA` and `ZIA of one.net` in one desired state are the same. Only where two others certainly differ is `ZIA`
 * ambiguous; it has no key then.
 */
export function serviceKeys(
  spellings: Iterable<ServiceSpelling>,
): (spelling: ServiceSpelling) => string | undefined {
  const byName = new Map<string, Map<string, ServiceSpelling>>();
  for (const spelling of spellings) {
    const ofName = byName.get(spelling.name) ?? new Map<string, ServiceSpelling>();
    byName.set(spelling.name, ofName.set(textOf(spelling), spelling));
  }
  const keys = new Map<string, string | undefined>();
  for (const ofName of byName.values()) {
    const all = [...ofName.values()].sort(widestFirst);
    const usable = all.filter((spelling) => !isAmbiguous(spelling, all));
    for (const spelling of all) {
      const widest = usable.find((other) => covers(other, spelling));
      keys.set(textOf(spelling), widest === undefined ? undefined : textOf(widest));
    }
  }
  return (spelling) => {
    const text = textOf(spelling);
    return keys.has(text) ? keys.get(text) : text;
  };
}

/**
 * Each service once, in the spelling that says most of it: one that leaves open what another of the list says is that
 * one. What has no spelling, an id or an expression, is left out.
 */
export function inNarrowestSpelling<T extends NaturalReference>(
  references: readonly T[],
): readonly T[] {
  const byText = new Map<string, readonly [ServiceSpelling, T]>();
  for (const reference of references) {
    const spelling = spellingOf(reference);
    const text = spelling === undefined ? undefined : textOf(spelling);
    if (spelling !== undefined && text !== undefined && !byText.has(text))
      byText.set(text, [spelling, reference]);
  }
  const all = [...byText.values()];
  return all
    .filter(([one]) => !all.some(([other]) => other !== one && isWider(one, other)))
    .map(([, reference]) => reference);
}

function isWider(wide: ServiceSpelling, narrow: ServiceSpelling): boolean {
  return wide.name === narrow.name && covers(wide, narrow);
}

/** True when it covers two spellings that cannot mean one service. */
function isAmbiguous(spelling: ServiceSpelling, all: readonly ServiceSpelling[]): boolean {
  const covered = all.filter((other) => covers(spelling, other));
  return covered.some((a) => covered.some((b) => differ(a.cloud, b.cloud) || differ(a.org, b.org)));
}

function covers(wide: ServiceSpelling, narrow: ServiceSpelling): boolean {
  return (
    (wide.cloud === undefined || wide.cloud === narrow.cloud) &&
    (wide.org === undefined || wide.org === narrow.org)
  );
}

function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

function widestFirst(a: ServiceSpelling, b: ServiceSpelling): number {
  return partsOf(a) - partsOf(b) || (textOf(a) < textOf(b) ? -1 : 1);
}

function partsOf({ cloud, org }: ServiceSpelling): number {
  return Number(cloud !== undefined) + Number(org !== undefined);
}

/** `ZIAM`, `ZIA`, or `["ZIA","one.net",null]`: what people write is the key wherever it can be. */
function textOf({ name, cloud, org }: ServiceSpelling): string {
  if (cloud === undefined && org === undefined) return name;
  return JSON.stringify([name, cloud ?? null, org ?? null]);
}
