import type { AccessDocument } from "../../access-document/document";
import { count, el, nameOf } from "./dom";
import { LEVEL_WORDS, levelMark, unknownMark } from "./level-words";
import { type Aspect, holds, isUnread, type Row } from "./model";
import { themeButton } from "./theme";
import { useMark } from "./use-of-services";

/** What the report is of, and from when. */
export function pageHeader(document: AccessDocument, rows: readonly Row[]): HTMLElement {
  const { tenant, generated_at: at } = document;
  const time = new Date(at).toLocaleString("en-GB", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "UTC",
  });
  return el(
    "header",
    { class: "top" },
    el(
      "div",
      {},
      el("p", { class: "brand" }, "ZIdentity"),
      el("h1", {}, "Who may do what"),
      el("p", { class: "facts" }, nameOf(tenant), el("time", { datetime: at }, `${time} UTC`)),
    ),
    figures(document, rows),
    themeButton(),
  );
}

/** The figures of the whole. */
function figures(document: AccessDocument, rows: readonly Row[]): HTMLElement {
  const strongest = String(document.levels.length - 1);
  const of = (kind: string) => rows.filter(({ principal }) => principal.kind === kind);
  const holding = of("user").filter((row) => holds(row, "administer"));
  const full = holding.filter(({ principal }) => principal.levels.includes(strongest));
  const { desired, documented } = document;
  const lacks = documented?.missing_capabilities.some((one) => one !== "service_entitlements");
  const known = lacks === true ? ", as far as it shows" : "";
  const items: (readonly [string, string])[] = [
    ["Users", of("user").length.toLocaleString("en")],
    ["Groups", of("group").length.toLocaleString("en")],
    [`Users with access${known}`, holding.length.toLocaleString("en")],
    [`Users with Full on a module${known}`, full.length.toLocaleString("en")],
  ];
  if (desired !== undefined) {
    const errors = desired.findings.filter(({ severity }) => severity === "error").length;
    items.push(["Drift", desired.drift.length.toLocaleString("en")]);
    items.push([
      `Findings${errors === 0 ? "" : `, ${count(errors, "error")}`}`,
      desired.findings.length.toLocaleString("en"),
    ]);
  }
  return el(
    "dl",
    { class: "figures" },
    ...items.map(([label, value]) => el("div", {}, el("dt", {}, label), el("dd", {}, value))),
  );
}

/** What could not be read; nothing of a tenant that tells everything. */
export function limits({ documented }: AccessDocument): readonly HTMLElement[] {
  if (documented === undefined) return [];
  return [
    el(
      "section",
      { class: "limits", id: "limits", "aria-labelledby": "limits-title" },
      el("h2", { id: "limits-title" }, "Not everything could be read"),
      el("ul", {}, ...documented.left_out.map((line) => el("li", {}, nameOf(line)))),
    ),
  ];
}

/** What the marks mean. */
export function legend(aspect: Aspect, access: AccessDocument): HTMLElement {
  return aspect === "use" ? legendOfUse(access) : legendOfLevels(access);
}

function legendOfUse(access: AccessDocument): HTMLElement {
  const untold = access.entitlements?.some((one) => one.untold === true) === true;
  return el(
    "p",
    { class: "legend" },
    el(
      "span",
      {},
      useMark({ direct: true, untold: false, groups: [] }),
      "by an entitlement of his own",
    ),
    el("span", {}, useMark({ direct: false, untold: false, groups: [0] }), "through a group"),
    untold
      ? el("span", {}, useMark({ direct: false, untold, groups: [] }), "one of the two: not told")
      : undefined,
    el("span", {}, levelMark("none"), "may not use it"),
    isUnread(access, "use") ? el("span", {}, unknownMark(), "not known") : undefined,
  );
}

function legendOfLevels(access: AccessDocument): HTMLElement {
  return el(
    "p",
    { class: "legend" },
    ...[...LEVEL_WORDS]
      .reverse()
      .map(([level, { title }]) => el("span", {}, levelMark(level), title)),
    el("span", {}, levelMark("view_only", true), "or more: not all is known"),
    isUnread(access, "administer") ? el("span", {}, unknownMark(), "not known") : undefined,
    el("span", {}, el("span", { class: "mark mark-roles" }, "2"), "roles on a linked service"),
  );
}
