/**
 * The order of a run, so that nobody is without an access in between that he has before and after: which writes a step
 * takes, and which of them may be made at once. The law and its exceptions: docs/decisions/0011.
 * Holds nothing that writes.
 */
export { interimsOf } from "./interims";
export { type OrderFacts, readOrderFacts } from "./order-facts";
export { inOrder, toWaves } from "./waves";
export type { Write } from "./write";
