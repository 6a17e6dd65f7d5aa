import type { AccessIndex } from "../access/access-index";
import type { AccessFinding } from "../access/finding";
import { showValue } from "../wording";
import { policyFinding } from "./policy-finding";
import type { NamePattern } from "./policy-rule";

/** The regular expression of a house rule, or undefined for one that is not valid. */
export function compilePattern(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return undefined;
  }
}

export function checkNamePattern(
  policy: NamePattern,
  { declared }: AccessIndex,
): readonly AccessFinding[] {
  const pattern = compilePattern(policy.pattern);
  return declared.roles
    .filter(({ name }) => pattern?.test(name) === false)
    .map(({ at, key, name }) =>
      policyFinding(policy, at, {
        summary: "Name that is not as the house has it",
        detail: `The name ${showValue(name)} does not match ${showValue(policy.pattern)}.`,
        fix: "Rename the role so that it matches.",
        role: { key, label: name },
      }),
    );
}
