import { button, el } from "./dom";

export interface Tab {
  readonly id: string;
  readonly title: string;
  readonly content: readonly Node[];
}

/** Sections of which one is seen at a time; paper has all of them. */
export class Tabs {
  readonly elements: readonly HTMLElement[];
  readonly #ids: readonly string[];
  readonly #tabs: readonly HTMLButtonElement[];
  readonly #panels: readonly HTMLElement[];

  constructor(tabs: readonly Tab[]) {
    this.#ids = tabs.map(({ id }) => id);
    this.#tabs = tabs.map(({ id, title }) =>
      button(title, { role: "tab", id: `tab-${id}`, "aria-controls": `panel-${id}` }, () =>
        this.select(id),
      ),
    );
    this.#panels = tabs.map(({ id, title, content }) =>
      el(
        "section",
        { role: "tabpanel", id: `panel-${id}`, class: "panel", "aria-labelledby": `tab-${id}` },
        el("h2", { class: "on-paper" }, title),
        ...content,
      ),
    );
    const list = el(
      "div",
      { role: "tablist", class: "tabs", "aria-label": "Sections" },
      ...this.#tabs,
    );
    list.addEventListener("keydown", (event) => this.#onKey(event));
    this.elements = [list, ...this.#panels];
    this.#show(0);
  }

  select(id: string): void {
    this.#show(this.#ids.indexOf(id));
  }

  #show(chosen: number): void {
    this.#tabs.forEach((tab, index) => {
      tab.setAttribute("aria-selected", String(index === chosen));
      tab.tabIndex = index === chosen ? 0 : -1;
    });
    this.#panels.forEach((panel, index) => panel.classList.toggle("chosen", index === chosen));
  }

  #onKey({ key }: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (step === undefined) return;
    const current = this.#tabs.findIndex((tab) => tab.tabIndex === 0);
    const next = (current + step + this.#tabs.length) % this.#tabs.length;
    this.#show(next);
    this.#tabs[next]?.focus();
  }
}
