import type { AccessDocument } from "../../access-document/document";
import { viaText } from "../../access-words";
import { printable } from "../../printable";
import { el, nameOf } from "./dom";
import { levelMark } from "./level-words";
import type { Column, Row } from "./model";

/** By what records a principal may use a service. */
export interface WaysToUse {
  readonly direct: boolean;
  /** Places of groups. */
  readonly groups: readonly number[];
}

/** Who may use what, by `principal service`. */
const INDEX = new WeakMap<AccessDocument, ReadonlySet<string>>();

export function waysToUse(document: AccessDocument, place: number, service: number): WaysToUse {
  const records = INDEX.get(document) ?? indexed(document);
  const { groups = [] } = document.principals[place] ?? {};
  return {
    direct: records.has(`${place} ${service}`),
    groups: groups.filter((group) => records.has(`${group} ${service}`)),
  };
}

function indexed(document: AccessDocument): ReadonlySet<string> {
  const { entitlements = [] } = document;
  const records = new Set(entitlements.map(({ principal, service }) => `${principal} ${service}`));
  INDEX.set(document, records);
  return records;
}

/** Whether there is any. */
export function isGiven({ direct, groups }: WaysToUse): boolean {
  return direct || groups.length > 0;
}

/** `D` for a record of his own, `G` for one of a group: no way is told by a colour alone. */
export function useMark({ direct, groups }: WaysToUse): HTMLElement {
  const letters = `${direct ? "D" : ""}${groups.length > 0 ? "G" : ""}`;
  return letters === "" ? levelMark("none") : el("span", { class: "mark mark-use" }, letters);
}

/** `may use it directly and through group "Helpdesk"` */
export function useWords(document: AccessDocument, ways: WaysToUse): string {
  const paths = pathsOf(document, ways);
  return paths.length === 0 ? "may not use it" : `may use it ${paths.join(" and ")}`;
}

function pathsOf({ principals }: AccessDocument, { direct, groups }: WaysToUse): readonly string[] {
  const through = groups.map((group) => {
    const { id = "", name = "" } = principals[group] ?? {};
    return viaText({ kind: "group", group: { id, name } });
  });
  return [...(direct ? ["directly"] : []), ...through].map(printable);
}

/** By what ways a principal may use one service, or each that he may use. */
export function useSection(
  document: AccessDocument,
  { place, services }: Row,
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
      el("ul", { class: "paths" }, ...shown.map((service) => useOf(document, place, service))),
    ),
  ];
}

function useOf(document: AccessDocument, place: number, service: number): HTMLElement {
  const ways = waysToUse(document, place, service);
  const given = isGiven(ways);
  return el(
    "li",
    { class: `path path-${given ? "decides" : "outranked"}` },
    el("span", { class: "standing" }, given ? "may use" : "no entitlement"),
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
