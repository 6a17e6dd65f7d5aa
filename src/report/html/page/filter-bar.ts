import type { AccessDocument } from "../../access-document/document";
import { printable } from "../../printable";
import { button, el } from "./dom";
import { type Filter, NO_FILTER } from "./filter";
import { levelTitle } from "./level-words";
import { type Aspect, useColumnsOf } from "./model";

export interface FilterBar {
  readonly element: HTMLElement;
  /** The filter in words, for a page on paper; empty without one. */
  words(): string;
}

type Controls = ReturnType<typeof controlsOf>;

/** Search and filters of one matrix; `onChange` is told each new filter. */
export function filterBar(
  document: AccessDocument,
  aspect: Aspect,
  onChange: (filter: Filter) => void,
): FilterBar {
  const controls = controlsOf(document, aspect);
  const changed = (): void => onChange(read(controls));
  const reset = button("Reset", { class: "plain" }, () => {
    form.reset();
    changed();
    controls.search.focus();
  });
  // Where there is little room the filters wait behind a button; the style sheet decides where that is.
  const showFilters = button(
    "Filters",
    { class: "plain show-filters", "aria-expanded": "false" },
    () => showFilters.setAttribute("aria-expanded", String(form.classList.toggle("open"))),
  );
  const form = el(
    "form",
    { class: "filters", role: "search", "aria-label": SEARCH[aspect] },
    labelled("Search", controls.search, "wide"),
    showFilters,
    labelled("Kind", controls.kind),
    ...(aspect === "use"
      ? []
      : [labelled("Module", controls.module), labelled("Level at least", controls.atLeast)]),
    labelled("Service", controls.service),
    labelled("Order", controls.order),
    el(
      "div",
      { class: "checks" },
      checkLabel(EVERYBODY[aspect], controls.everybody),
      ...(document.desired === undefined
        ? []
        : [
            checkLabel("Only with findings", controls.onlyFindings),
            checkLabel("Only with drift", controls.onlyDrift),
          ]),
      reset,
    ),
  );
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  return { element: form, words: () => wordsOf(controls) };
}

const SEARCH: Readonly<Record<Aspect, string>> = {
  administer: "Search and filter",
  use: "Search and filter the use of services",
};

const EVERYBODY: Readonly<Record<Aspect, string>> = {
  administer: "Everybody, also without access",
  use: "Everybody, also who may use nothing",
};

function controlsOf(document: AccessDocument, aspect: Aspect) {
  const { modules, services, levels } = document;
  const places =
    aspect === "use"
      ? useColumnsOf(document).map(({ index }) => index)
      : services.map((_, index) => index);
  // Both matrices are in one page.
  const idOf = (name: string) => (aspect === "use" ? `use-${name}` : name);
  const search = el("input", {
    type: "search",
    id: idOf("search"),
    placeholder: "Name, login or id",
    autocomplete: "off",
    spellcheck: "false",
  });
  return {
    search,
    kind: select(idOf("kind"), [
      ["all", "Users and groups"],
      ["user", "Users"],
      ["group", "Groups"],
    ]),
    module: select(idOf("module"), [
      ["", "Any module"],
      ...modules.map(({ title }, index) => [String(index), printable(title)] as const),
    ]),
    atLeast: select(idOf("level"), [
      ["0", "Any level"],
      ...levels.slice(1).map((level, index) => [String(index + 1), levelTitle(level)] as const),
    ]),
    service: select(idOf("service"), [
      ["", "Any service"],
      ...places.map((place) => [String(place), printable(services[place]?.label ?? "")] as const),
    ]),
    order: select(idOf("order"), [
      ["reach", aspect === "use" ? "Most services first" : "Most access first"],
      ["name", "Name"],
    ]),
    everybody: el("input", { type: "checkbox", id: idOf("everybody") }),
    onlyFindings: el("input", { type: "checkbox", id: idOf("only-findings") }),
    onlyDrift: el("input", { type: "checkbox", id: idOf("only-drift") }),
  };
}

function read(controls: Controls): Filter {
  const { kind, order } = controls;
  const module = placeIn(controls.module);
  const atLeast = Number(controls.atLeast.value);
  return {
    ...NO_FILTER,
    search: controls.search.value,
    kind: kind.value === "user" || kind.value === "group" ? kind.value : "all",
    module,
    // A module that is named asks for somebody who holds something there.
    atLeast: module !== undefined && atLeast === 0 ? 1 : atLeast,
    service: placeIn(controls.service),
    order: order.value === "name" ? "name" : "reach",
    everybody: controls.everybody.checked,
    onlyFindings: controls.onlyFindings.checked,
    onlyDrift: controls.onlyDrift.checked,
  };
}

function wordsOf(controls: Controls): string {
  const { search, kind, module, atLeast, service } = controls;
  const chosen = [kind, module, atLeast, service]
    .filter((one) => one.selectedIndex > 0)
    .map((one) => one.selectedOptions[0]?.text ?? "");
  return [
    ...(search.value.trim() === "" ? [] : [`search ${JSON.stringify(search.value.trim())}`]),
    ...chosen,
    ...(controls.onlyFindings.checked ? ["only with findings"] : []),
    ...(controls.onlyDrift.checked ? ["only with drift"] : []),
    ...(controls.everybody.checked ? ["everybody"] : []),
  ].join(" · ");
}

function placeIn({ value }: HTMLSelectElement): number | undefined {
  return value === "" ? undefined : Number(value);
}

function select(id: string, options: readonly (readonly [string, string])[]): HTMLSelectElement {
  return el("select", { id }, ...options.map(([value, text]) => el("option", { value }, text)));
}

function labelled(text: string, control: HTMLElement, more = ""): HTMLElement {
  return el("label", { class: `field ${more}` }, el("span", {}, text), control);
}

function checkLabel(text: string, control: HTMLElement): HTMLElement {
  return el("label", { class: "check" }, control, text);
}
