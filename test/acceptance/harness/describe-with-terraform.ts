import { decide, REQUIRED } from "./decide";
import { findProgram, type Program } from "./find-program";

const decision = decide(findProgram(process.env), process.env["CI"]);

/** A group of tests that need Terraform or OpenTofu: skipped where neither is, failed where CI is set. */
export function describeWithTerraform(name: string, body: () => void): void {
  switch (decision.kind) {
    case "run":
      return describe(name, body);
    case "skip":
      return describe.skip(name, body);
    case "fail":
      return describe(name, () => {
        test("needs terraform or tofu", () => {
          throw new Error(REQUIRED);
        });
      });
  }
}

export function programOrThrow(): Program {
  if (decision.kind === "run") return decision.program;
  throw new Error(REQUIRED);
}
