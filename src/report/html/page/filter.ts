import { type Aspect, holds, type Row } from "./model";

/** What the reader asks to see. */
export interface Filter {
  readonly search: string;
  readonly kind: "all" | "user" | "group";
  /** A place in the list of modules; undefined: any module. */
  readonly module: number | undefined;
  /** A digit of `levels`; 0 asks for none. */
  readonly atLeast: number;
  /** A place in the list of services; undefined: any. */
  readonly service: number | undefined;
  readonly onlyFindings: boolean;
  readonly onlyDrift: boolean;
  /** Also those who hold nothing. */
  readonly everybody: boolean;
  readonly order: "reach" | "name";
}

export const NO_FILTER: Filter = {
  search: "",
  kind: "all",
  module: undefined,
  atLeast: 0,
  service: undefined,
  onlyFindings: false,
  onlyDrift: false,
  everybody: false,
  order: "reach",
};

/** The rows that match, in order. */
export function matching(rows: readonly Row[], filter: Filter, aspect: Aspect): readonly Row[] {
  const order = filter.order === "name" ? byName : byReach(aspect);
  return rows.filter((row) => matches(row, filter, aspect)).sort(order);
}

/** A row of which drift or a finding speaks is shown though nothing is held: that may be what is wrong. */
export function isShownByItself(row: Row, aspect: Aspect): boolean {
  return holds(row, aspect) || (aspect === "administer" && row.findings + row.drift > 0);
}

function matches(row: Row, filter: Filter, aspect: Aspect): boolean {
  const { principal, text, services, findings, drift } = row;
  return (
    (filter.everybody || isShownByItself(row, aspect)) &&
    (filter.kind === "all" || principal.kind === filter.kind) &&
    (filter.service === undefined || services[aspect].has(filter.service)) &&
    (!filter.onlyFindings || findings > 0) &&
    (!filter.onlyDrift || drift > 0) &&
    reaches(principal.levels, filter) &&
    words(filter.search).every((word) => text.includes(word))
  );
}

function reaches(levels: string, { module, atLeast }: Filter): boolean {
  if (atLeast === 0) return true;
  const digits = module === undefined ? Array.from(levels) : [levels[module] ?? "0"];
  return digits.some((digit) => Number(digit) >= atLeast);
}

function words(search: string): readonly string[] {
  return search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

function byName(a: Row, b: Row): number {
  return collator.compare(a.principal.name, b.principal.name) || a.place - b.place;
}

function byReach(aspect: Aspect): (a: Row, b: Row) => number {
  return (a, b) => b.reach[aspect] - a.reach[aspect] || byName(a, b);
}
