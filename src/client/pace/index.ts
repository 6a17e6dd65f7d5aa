/**
 * How fast requests may leave: what the tenant announces, what the user allows, and how many at once.
 * Sends nothing itself, and knows nothing of operations.
 */
export { Pacer, type PaceDeps, type PacedAnswer } from "./pacer";
export { type RateWindow, readRateHeaders } from "./rate-headers";
export { Turn } from "./turn";
