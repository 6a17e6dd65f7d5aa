/**
 * Whole lists out of pages, whatever the server makes of them and whoever changes them meanwhile.
 * Knows no operation by name and keeps nothing.
 */
export { readAll } from "./read-all";
export type { ListReading } from "./list-reading";
