import {
  type AccessDifference,
  compareAccess,
  type CompareAccessOptions,
  type DeclaredAccess,
  type PrincipalDifference,
} from "../../../../src/rbac";
import { declare, EXAMPLE_NOW } from "../../../../src/rbac/rules/across/example";

/** Two states side by side, at the time of the examples. */
export function compared(
  before: Partial<DeclaredAccess>,
  after: Partial<DeclaredAccess>,
  options: Partial<CompareAccessOptions> = {},
): AccessDifference {
  return compareAccess(declare(before), declare(after), { now: EXAMPLE_NOW, ...options });
}

/** What changes for the only principal for whom anything does. */
export function changeOfOne(...states: Parameters<typeof compared>): PrincipalDifference {
  const [one, ...others] = compared(...states).principals;
  if (one === undefined || others.length > 0) throw new Error("not one principal");
  return one;
}
