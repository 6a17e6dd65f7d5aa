import type { PrincipalKind } from "../../../rbac/access/terms";
import type { AccessDocument } from "../../access-document/document";
import type { PrincipalAccess, PrincipalExplainer } from "../../access-document/explain-principal";
import { DISABLED_USER } from "../../access-words";
import { button, count, el, nameOf } from "./dom";
import { driftCard, findingCard } from "./change-cards";
import type { Column, Row } from "./model";
import { useSection } from "./use-of-services";
import { type EndOf, linkedSection, moduleSection, zidentitySection } from "./provenance-sections";

export interface ProvenanceActions {
  /** Shows everything of the principal. */
  readonly onAll: () => void;
  /** Shows the principal in the drawing. */
  readonly onMap: () => void;
}

/** Why a principal may do what it may do: on one module or service, or everywhere. */
export function provenance(
  document: AccessDocument,
  explainer: PrincipalExplainer,
  row: Row,
  column: Column | undefined,
  { onAll, onMap }: ProvenanceActions,
): readonly Node[] {
  const explained = column?.kind === "use" ? [] : explainer.explain(row.place);
  const endOf = endsIn(explainer, document, row);
  const sections = explained.flatMap((one): HTMLElement[] => {
    if (one.kind === "linked") {
      if (column !== undefined && !isOf(column, "service", one)) return [];
      return [linkedSection(document, one, row.principal.kind, endOf)];
    }
    if (column?.kind === "service") return [];
    return column === undefined
      ? [zidentitySection(document, one, endOf)]
      : [moduleSection(document, one, column.index, endOf)];
  });
  const nothing =
    column?.kind === "service" && sections.length === 0
      ? [el("p", {}, noRole(row, column.title))]
      : [];
  const actions = [
    ...(column === undefined
      ? []
      : [button("Everything of this principal", { class: "plain" }, onAll)]),
    button("Show in the drawing", { class: "plain" }, onMap),
  ];
  return [
    heading(document, row),
    ...sections,
    ...nothing,
    ...(column === undefined || column.kind === "use" ? useSection(document, row, column) : []),
    ...(column === undefined ? besides(document, row) : []),
    el("p", { class: "actions" }, ...actions),
  ];
}

function noRole({ principal: { unread } }: Row, service: string): string {
  return unread === true ? `No role that shows on ${service}.` : `No role on ${service}.`;
}

/** Of whom more may be held, or used, than shows. */
const NOT_ALL: Readonly<Record<PrincipalKind, string>> = {
  group: "What this group holds cannot be read in this tenant: it may hold more than stands here.",
  user: "This tenant may not show at users what groups give them: the user may hold more than stands here.",
};
const NOT_ALL_USES: Readonly<Record<PrincipalKind, string>> = {
  group:
    "What services this group may use cannot be read in this tenant: it may use more than stands here.",
  user: "This tenant may not show at users what services groups let them use: the user may use more than stands here.",
};

function isOf(column: Column, kind: Column["kind"], { service }: PrincipalAccess): boolean {
  return column.kind === kind && column.index === service;
}

function endsIn(explainer: PrincipalExplainer, document: AccessDocument, row: Row): EndOf {
  return (role, groupId) => {
    const holder =
      groupId === undefined
        ? row.place
        : row.principal.groups?.find((place) => document.principals[place]?.id === groupId);
    if (holder === undefined) return undefined;
    const ends = explainer.ownGrants(holder).flatMap((grant) => grant.ends ?? []);
    return ends.find((end) => end.role === role)?.at;
  };
}

function heading({ principals, entitlements }: AccessDocument, { principal }: Row): HTMLElement {
  const { kind, id, name, display, active, groups = [], members, unlisted, unread } = principal;
  const { uses_unread: usesUnread } = principal;
  const facts = [
    ...(display === undefined ? [] : [nameOf(display)]),
    ...(members === undefined
      ? []
      : [el("span", {}, `gives what it holds to ${count(members, "user")}`)]),
    el("span", {}, `${kind} `, el("code", {}, nameOf(id))),
  ];
  const notes = [
    ...(active === false ? [DISABLED_USER] : []),
    ...(unlisted === true
      ? ["The directory does not list it: the tenant holds a record of somebody who is not there."]
      : []),
    ...(unread === true ? [NOT_ALL[kind]] : []),
    ...(usesUnread === true && entitlements !== undefined ? [NOT_ALL_USES[kind]] : []),
  ];
  return el(
    "header",
    { class: "who-head" },
    el("h2", { id: "drawer-title" }, nameOf(name)),
    el("p", { class: "facts" }, ...facts),
    ...notes.map((note) => el("p", { class: "note" }, note)),
    ...(groups.length === 0
      ? []
      : [
          el(
            "p",
            { class: "facts" },
            "Member of ",
            ...groups.map((place) =>
              el("span", { class: "pill" }, nameOf(principals[place]?.name ?? "")),
            ),
          ),
        ]),
  );
}

function besides({ desired }: AccessDocument, { place }: Row): readonly HTMLElement[] {
  const findings = (desired?.findings ?? []).filter(({ principals }) => principals.includes(place));
  const drift = (desired?.drift ?? []).filter(({ principals }) => principals.includes(place));
  return [
    ...(drift.length === 0
      ? []
      : [el("section", {}, el("h3", {}, "Drift"), ...drift.map((one) => driftCard(one)))]),
    ...(findings.length === 0
      ? []
      : [el("section", {}, el("h3", {}, "Findings"), ...findings.map((one) => findingCard(one)))]),
  ];
}
