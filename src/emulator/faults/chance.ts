import { createHash } from "node:crypto";

/**
 * A number from 0 (included) to 1 (excluded) that follows from its key alone. Each fault draws by its own count, so
 * that a fault that is added to a plan leaves the others where they were.
 */
export function chance(...key: readonly (string | number)[]): number {
  return createHash("sha256").update(JSON.stringify(key)).digest().readUIntBE(0, 6) / 2 ** 48;
}
