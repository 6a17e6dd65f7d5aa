import type { AccessDocument } from "../../access-document/document";
import { el, nameOf } from "./dom";

/** Rows of the table; beyond, the JSON of the report is the better list. */
const TABLE_LIMIT = 1000;

/** Every record as a table, made when it is first opened: for those who do not see the drawing, and to copy from. */
export function accessTable(document: AccessDocument): HTMLElement {
  const { grants } = document;
  const details = el(
    "details",
    { class: "as-table" },
    el("summary", {}, `The same as a table: ${grants.length.toLocaleString("en")} records`),
  );
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1) details.append(table(document));
  });
  return details;
}

function table(document: AccessDocument): HTMLElement {
  const { grants, principals, roles, services } = document;
  // Groups come first among the principals, and so among the rows.
  const inOrder = [...grants].sort((a, b) => a.principal - b.principal || a.service - b.service);
  const rows = inOrder
    .slice(0, TABLE_LIMIT)
    .map(({ principal, service, roles: held, scope }) =>
      el(
        "tr",
        {},
        el("th", { scope: "row" }, nameOf(principals[principal]?.name ?? "")),
        el("td", {}, principals[principal]?.kind ?? ""),
        el(
          "td",
          {},
          ...held.flatMap((role, index) => [
            ...(index === 0 ? [] : [", "]),
            nameOf(roles[role]?.name ?? ""),
          ]),
        ),
        el(
          "td",
          {},
          nameOf(services[service]?.label ?? ""),
          ...(scope === undefined ? [] : [" within ", nameOf(scope.name)]),
        ),
      ),
    );
  const heads = ["Held by", "Kind", "Roles", "Service"];
  return el(
    "div",
    { class: "table-scroll" },
    el(
      "table",
      { class: "values" },
      el("thead", {}, el("tr", {}, ...heads.map((text) => el("th", { scope: "col" }, text)))),
      el("tbody", {}, ...rows),
    ),
    ...(grants.length > TABLE_LIMIT
      ? [
          el(
            "p",
            { class: "rule" },
            `The first ${TABLE_LIMIT.toLocaleString("en")} records; zidentity report --format json has all.`,
          ),
        ]
      : []),
  );
}
