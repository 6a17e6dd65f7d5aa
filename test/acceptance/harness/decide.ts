import type { Program } from "./find-program";

export type Decision =
  | { readonly kind: "run"; readonly program: Program }
  /** A person without Terraform still gets everything else tested. */
  | { readonly kind: "skip" }
  /** A build machine without Terraform would be green for nothing. */
  | { readonly kind: "fail" };

export function decide(program: Program | undefined, ci: string | undefined): Decision {
  if (program !== undefined) return { kind: "run", program };
  return ci === undefined || ci === "" ? { kind: "skip" } : { kind: "fail" };
}

const MISSING = "Neither terraform nor tofu is on PATH";

export const SKIPPED = `${MISSING}: the tests that need one are skipped. Get it from https://developer.hashicorp.com/terraform/install or https://opentofu.org/docs/intro/install.`;

export const REQUIRED = `${MISSING}, and CI is set: there the tests that need one must run.`;
