import type { DocumentDesired, DocumentFinding } from "../../access-document/document";
import { button, count, el } from "./dom";
import { driftCard, findingCard } from "./change-cards";

const SEVERITY_ORDER: readonly DocumentFinding["severity"][] = ["error", "warning", "info"];
/** Cards at once: more come when they are asked for. */
const CARDS = 100;

/** Where the tenant differs from the desired state, and what the rules say of it. */
export function changesPanel(desired: DocumentDesired | undefined): readonly HTMLElement[] {
  if (desired === undefined) {
    return [
      el(
        "p",
        { class: "empty" },
        "No desired state was given, so that neither drift nor findings are known. Name it with ",
        el("code", {}, "zidentity report --manifest PATH"),
        ".",
      ),
    ];
  }
  const { drift, findings, as_declared: same, unverified = [] } = desired;
  const bySeverity = [...findings].sort(
    (a, b) => SEVERITY_ORDER.indexOf(a.severity) - SEVERITY_ORDER.indexOf(b.severity),
  );
  return [
    section(
      "Drift",
      drift.map((one) => () => driftCard(one)),
      {
        none:
          unverified.length === 0
            ? "No drift: the tenant is as declared."
            : `No drift that can be seen, ${same.toLocaleString("en")} as declared.`,
        summary: `${count(drift.length, "object differs", "objects differ")}, ${same.toLocaleString("en")} as declared.`,
      },
    ),
    ...(unverified.length === 0
      ? []
      : [
          section(
            "Not verifiable here",
            unverified.map((one) => () => driftCard(one)),
            {
              none: "",
              summary: `Of ${count(unverified.length, "declared object")} the tenant does not tell how it stands.`,
            },
          ),
        ]),
    section(
      "Findings",
      bySeverity.map((one) => () => findingCard(one)),
      {
        none: "No findings.",
        summary: countsOf(findings),
      },
    ),
  ];
}

function countsOf(findings: readonly DocumentFinding[]): string {
  const words = { error: "error", warning: "warning", info: "note" };
  return `${SEVERITY_ORDER.map((severity) => ({
    severity,
    number: findings.filter((one) => one.severity === severity).length,
  }))
    .filter(({ number }) => number > 0)
    .map(({ severity, number }) => count(number, words[severity]))
    .join(", ")}.`;
}

function section(
  title: string,
  cards: readonly (() => HTMLElement)[],
  { none, summary }: { readonly none: string; readonly summary: string },
): HTMLElement {
  const list = el("div", { class: "cards" });
  let shown = 0;
  const more = button("Show more", { class: "plain" }, () => add());
  const add = (): void => {
    list.append(...cards.slice(shown, shown + CARDS).map((make) => make()));
    shown = Math.min(shown + CARDS, cards.length);
    more.hidden = shown >= cards.length;
    more.textContent = `Show more: ${(cards.length - shown).toLocaleString("en")} left`;
  };
  add();
  return el(
    "section",
    { class: "changes" },
    el("h2", {}, title),
    el("p", { class: "rule" }, cards.length === 0 ? none : summary),
    list,
    more,
  );
}
