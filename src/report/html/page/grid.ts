import type { AccessDocument } from "../../access-document/document";
import { el } from "./dom";
import { moved, type Position } from "./grid-keys";
import { headingRow, principalRow } from "./grid-row";
import type { Column, Row } from "./model";

/** In pixels; the style sheet has the same. */
const ROW_HEIGHT = 40;
/** Rows beyond the edges of what is seen, so that scrolling shows no gaps. */
const OVERSCAN = 6;
/** Paper holds every row up to here. */
export const PRINT_LIMIT = 1000;

export interface GridOptions {
  readonly id: string;
  /** For whoever does not see it. */
  readonly label: string;
  readonly document: AccessDocument;
  readonly columns: readonly Column[];
  /** Column 0 is the name. */
  readonly onOpen: (row: Row, column: Column | undefined) => void;
}

/** The matrix. Of all rows only those that can be seen are in the page, and the one that has the focus. */
export class Grid {
  readonly element: HTMLElement;
  readonly #options: GridOptions;
  readonly #body = el("div", { role: "rowgroup", class: "body" });
  readonly #shown = new Map<number, HTMLElement>();
  #rows: readonly Row[] = [];
  #active: Position = { row: 0, column: 0 };
  #printing = false;

  constructor(options: GridOptions) {
    this.#options = options;
    const { id, label, columns } = options;
    this.element = el(
      "div",
      {
        role: "grid",
        class: "grid",
        id,
        "aria-label": label,
        "aria-colcount": String(columns.length + 1),
        "aria-readonly": "true",
      },
      el("div", { role: "rowgroup", class: "header" }, headingRow(columns)),
      this.#body,
    );
    this.element.style.setProperty("--columns", String(columns.length));
    this.element.addEventListener("scroll", () => this.#render(), { passive: true });
    this.element.addEventListener("keydown", (event) => this.#onKey(event));
    this.#body.addEventListener("click", (event) => this.#onClick(event));
    this.#body.addEventListener("focusin", (event) => this.#onFocus(event));
    new ResizeObserver(() => this.#render()).observe(this.element);
  }

  /** Shows other rows, from the top. */
  show(rows: readonly Row[]): void {
    this.#rows = rows;
    this.#active = { row: 0, column: this.#active.column };
    this.element.setAttribute("aria-rowcount", String(rows.length + 1));
    this.#body.style.setProperty("--rows", String(rows.length));
    this.element.scrollTop = 0;
    this.#clear();
    this.#render();
  }

  /** Puts every row into the page, up to the limit, or takes them out again. */
  print(printing: boolean): void {
    if (printing === this.#printing) return;
    this.#printing = printing;
    this.#clear();
    this.#render();
  }

  /** Gives the focus back to the cell that had it. */
  focus(): void {
    this.#moveTo(this.#active);
  }

  #clear(): void {
    this.#shown.clear();
    this.#body.replaceChildren();
  }

  #render(): void {
    const wanted = this.#wanted();
    for (const [index, element] of this.#shown) {
      if (wanted.has(index)) continue;
      element.remove();
      this.#shown.delete(index);
    }
    for (const index of wanted) if (!this.#shown.has(index)) this.#insert(index);
    this.#markActive();
  }

  #wanted(): ReadonlySet<number> {
    const all = this.#rows.length;
    if (this.#printing) return new Set(Array(Math.min(all, PRINT_LIMIT)).keys());
    const { scrollTop, clientHeight } = this.element;
    const first = Math.max(0, Math.floor(scrollTop / ROW_HEIGHT) - OVERSCAN);
    const last = Math.min(all, Math.ceil((scrollTop + clientHeight) / ROW_HEIGHT) + OVERSCAN);
    const seen = new Set<number>();
    for (let index = first; index < last; index += 1) seen.add(index);
    if (this.#active.row < all) seen.add(this.#active.row);
    return seen;
  }

  /** Keeps the rows of the page in order, so that a screen reader and a printer meet them in order. */
  #insert(index: number): void {
    const row = this.#rows[index];
    if (row === undefined) return;
    const { document, columns } = this.#options;
    const element = principalRow(document, columns, row, index);
    element.style.setProperty("--index", String(index));
    const next = [...this.#body.children].find(
      (other) => other instanceof HTMLElement && Number(other.dataset["index"]) > index,
    );
    this.#body.insertBefore(element, next ?? null);
    this.#shown.set(index, element);
  }

  /** One cell can be reached by the Tab key: the active one. */
  #markActive(): void {
    for (const cell of this.#body.querySelectorAll('[tabindex="0"]')) {
      cell.setAttribute("tabindex", "-1");
    }
    this.#cellAt(this.#active)?.setAttribute("tabindex", "0");
  }

  #cellAt({ row, column }: Position): HTMLElement | undefined {
    const cell = this.#shown.get(row)?.children[column];
    return cell instanceof HTMLElement ? cell : undefined;
  }

  #positionOf(target: EventTarget | null): Position | undefined {
    const cell = target instanceof Element ? target.closest<HTMLElement>(".cell") : null;
    const row = cell?.parentElement;
    if (cell === null || row?.dataset["index"] === undefined) return undefined;
    return { row: Number(row.dataset["index"]), column: [...row.children].indexOf(cell) };
  }

  #onFocus(event: FocusEvent): void {
    const position = this.#positionOf(event.target);
    if (position === undefined) return;
    this.#active = position;
    this.#markActive();
  }

  #onClick(event: MouseEvent): void {
    const position = this.#positionOf(event.target);
    if (position === undefined) return;
    this.#moveTo(position);
    this.#open(position);
  }

  #onKey(event: KeyboardEvent): void {
    if (this.#positionOf(event.target) === undefined) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.#open(this.#active);
      return;
    }
    const page = Math.max(1, Math.floor(this.element.clientHeight / ROW_HEIGHT) - 4);
    const size = { rows: this.#rows.length, columns: this.#options.columns.length + 1 };
    const next = moved(this.#active, event, size, page);
    if (next === undefined) return;
    event.preventDefault();
    this.#moveTo(next);
  }

  #open({ row, column }: Position): void {
    const found = this.#rows[row];
    if (found !== undefined) this.#options.onOpen(found, this.#options.columns[column - 1]);
  }

  #moveTo(position: Position): void {
    this.#active = position;
    this.#reveal(position);
    this.#render();
    this.#cellAt(position)?.focus({ preventScroll: true });
  }

  /** Scrolls so that neither the heading nor the names cover the cell. */
  #reveal({ row, column }: Position): void {
    const head = this.element.querySelector<HTMLElement>(".header");
    const room = this.element.clientHeight - (head?.offsetHeight ?? 0);
    const top = row * ROW_HEIGHT;
    if (top < this.element.scrollTop) this.element.scrollTop = top;
    if (top + ROW_HEIGHT > this.element.scrollTop + room) {
      this.element.scrollTop = top + ROW_HEIGHT - room;
    }
    const heading = head?.querySelectorAll<HTMLElement>(".cell")[column];
    if (heading === undefined || column === 0) return;
    const names = head?.querySelector<HTMLElement>(".name")?.offsetWidth ?? 0;
    const left = heading.offsetLeft;
    const right = left + heading.offsetWidth;
    if (left - names < this.element.scrollLeft) this.element.scrollLeft = left - names;
    if (right > this.element.scrollLeft + this.element.clientWidth) {
      this.element.scrollLeft = right - this.element.clientWidth;
    }
  }
}
