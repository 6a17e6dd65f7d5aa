import { understand } from "../misfit";
import type { CallAnswer } from "../request";
import { isFull, type Page } from "./page";

/** How the records of one list are read, and what tells them apart. */
export interface ListReading<T> {
  readonly parse: (record: unknown) => T;
  readonly key: (record: T) => string;
  /** Is told of every answer that the list was read from, also of those of a reading that was given up. */
  readonly answered?: (answer: CallAnswer) => void;
}

/**
 * What a page means for the reading: there may be more; it was the last; a record came or went before it since the
 * page before; the server gives its first page again.
 */
export type PageMeaning = "more" | "end" | "moved" | "repeated";

/** One reading of a list, as it grows page by page. */
export class ListInProgress<T> {
  readonly #reading: ListReading<T>;
  readonly #records = new Map<string, T>();
  readonly #totals = new Set<number>();
  readonly #first: Page;
  #lastKey = "";
  #doubled = false;
  /** How many records came, which is the position of the next. */
  received = 0;
  /** How many records each page shares with the one before: 1, or 0 where that cannot be. */
  readonly overlap: number;
  readonly meaningOfFirst: PageMeaning;

  constructor(reading: ListReading<T>, first: Page, overlap: number) {
    this.#reading = reading;
    this.#first = first;
    this.overlap = first.records.length < 2 ? 0 : overlap;
    this.#append(first, 0);
    this.meaningOfFirst = this.#isLast(first) ? "end" : "more";
  }

  get records(): readonly T[] {
    return [...this.#records.values()];
  }

  /** Takes the page that begins `overlap` records before the next. */
  take(page: Page): PageMeaning {
    const { length } = page.records;
    if (length === 0) return this.overlap === 0 ? "end" : "moved";
    if (this.#repeatsFirst(page)) return page.total === undefined ? "end" : "repeated";
    if (this.overlap === 1 && this.#keyAt(page, 0) !== this.#lastKey) return "moved";
    this.#append(page, this.overlap);
    return length <= this.overlap || this.#isLast(page) ? "end" : "more";
  }

  /** Why this reading may not be the whole list, although its pages fit together; undefined: it is. */
  doubt(): string | undefined {
    if (this.#totals.size > 1) return "the number of records changed";
    if (this.#doubled) return "a record came twice";
    const [total = 0] = this.#totals;
    if (total > this.received) return `${this.received} of ${total} records came`;
    return undefined;
  }

  /** The same records as another reading, in the same order. */
  equals(other: readonly T[]): boolean {
    const { key } = this.#reading;
    const keys = [...this.#records.keys()];
    return keys.length === other.length && other.every((record, at) => key(record) === keys[at]);
  }

  #append(page: Page, from: number): void {
    const onThisPage = new Set<string>();
    for (let at = from; at < page.records.length; at += 1) {
      const record = this.#recordAt(page, at);
      const key = this.#reading.key(record);
      // Twice on one page is the server's way to list; on two pages, it has moved.
      if (this.#records.has(key) && !onThisPage.has(key)) this.#doubled = true;
      onThisPage.add(key);
      if (!this.#records.has(key)) this.#records.set(key, record);
      this.#lastKey = key;
    }
    this.received = page.offset + page.records.length;
    if (page.total !== undefined) this.#totals.add(page.total);
  }

  #isLast(page: Page): boolean {
    const { total, size, records } = page;
    if (records.length === 0) return true;
    if (total === undefined) return size !== undefined && records.length < size;
    // A page that is full may have more behind it, whatever the total says.
    return this.received >= total && !isFull(page);
  }

  #repeatsFirst(page: Page): boolean {
    const { records } = this.#first;
    return (
      page.records.length === records.length &&
      records.every((_, at) => this.#keyAt(page, at) === this.#keyAt(this.#first, at))
    );
  }

  #keyAt(page: Page, at: number): string {
    return this.#reading.key(this.#recordAt(page, at));
  }

  #recordAt(page: Page, at: number): T {
    const where = `record ${page.offset + at + 1}`;
    return understand(page.answer, this.#reading.parse, page.records[at], where);
  }
}
