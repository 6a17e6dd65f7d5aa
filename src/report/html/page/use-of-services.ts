import type { AccessDocument, DocumentEntitlement } from "../../access-document/document";
import { viaText } from "../../access-words";
import { printable } from "../../printable";
import { el, nameOf } from "./dom";
import { levelMark } from "./level-words";
import type { Column, Row } from "./model";

/** By what records a principal may use a service. */
export interface WaysToUse {
  readonly direct: boolean;
  /** The record that shows at him may be that of a group: the tenant does not tell. */
  readonly untold: boolean;
  /** Places of groups. */
  readonly groups: readonly number[];
}

/** The records of who may use what, by `principal service`. */
const INDEX = new WeakMap<AccessDocument, ReadonlyMap<string, DocumentEntitlement>>();

export function waysToUse(document: AccessDocument, place: number, service: number): WaysToUse {
  const records = INDEX.get(document) ?? indexed(document);
  const { groups = [] } = document.principals[place] ?? {};
  const own = records.get(`${place} ${service}`);
  return {
    direct: own !== undefined && own.untold !== true,
    untold: own?.untold === true,
    groups: groups.filter((group) => records.has(`${group} ${service}`)),
  };
}

function indexed(document: AccessDocument): ReadonlyMap<string, DocumentEntitlement> {
  const { entitlements = [] } = document;
  const records = new Map(entitlements.map((one) => [`${one.principal} ${one.service}`, one]));
  INDEX.set(document, records);
  return records;
}

/** Whether there is any. */
export function isGiven({ direct, untold, groups }: WaysToUse): boolean {
  return direct || untold || groups.length > 0;
}

/**
 * `D` for a record of his own, `G` for one of a group, `D/G` for one of which nobody knows which it is: no way is told
 * by a colour alone.
 */
export function useMark({ direct, untold, groups }: WaysToUse): HTMLElement {
  const told = `${direct ? "D" : ""}${groups.length > 0 ? "G" : ""}`;
  const letters = untold ? "D/G" : told;
  return letters === "" ? levelMark("none") : el("span", { class: "mark mark-use" }, letters);
}

const UNTOLD = "(directly or through a group: the tenant does not tell)";

/** `may use it directly and through group "Helpdesk"` */
export function useWords(document: AccessDocument, ways: WaysToUse): string {
  const paths = pathsOf(document, ways);
  return paths.length === 0 ? "may not use it" : `may use it ${paths.join(" and ")}`;
}

function pathsOf(
  { principals }: AccessDocument,
  { direct, untold, groups }: WaysToUse,
): readonly string[] {
  const through = groups.map((group) => {
    const { id = "", name = "" } = principals[group] ?? {};
    return viaText({ kind: "group", group: { id, name } });
  });
  const own = [...(direct ? ["directly"] : []), ...(untold ? [UNTOLD] : [])];
  return [...own, ...through].map(printable);
}

/** By what ways a principal may use one service, or each that he may use. */
export function useSection(
  document: AccessDocument,
  { place, principal, services }: Row,
  column: Column | undefined,
): readonly HTMLElement[] {
  if (document.entitlements === undefined) return [];
  const shown = column === undefined ? [...services.use] : [column.index];
  if (shown.length === 0) return [];
  return [
    el(
      "section",
      {},
      el("h3", {}, "Use of services"),
      el(
        "ul",
        { class: "paths" },
        ...shown.map((service) =>
          useOf(document, place, { service, unread: principal.uses_unread }),
        ),
      ),
    ),
  ];
}

function useOf(
  document: AccessDocument,
  place: number,
  { service, unread }: { readonly service: number; readonly unread: boolean | undefined },
): HTMLElement {
  const ways = waysToUse(document, place, service);
  const given = isGiven(ways);
  const nothing = unread === true ? "not known" : "no entitlement";
  return el(
    "li",
    { class: `path path-${given ? "decides" : "outranked"}` },
    el("span", { class: "standing" }, given ? "may use" : nothing),
    el(
      "span",
      {},
      el("strong", {}, nameOf(document.services[service]?.label ?? "")),
      ...pathsOf(document, ways).map((path, index) =>
        el("bdi", {}, `${index === 0 ? " " : " and "}${path}`),
      ),
    ),
  );
}
