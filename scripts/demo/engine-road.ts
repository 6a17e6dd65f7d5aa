import { CLI, type Commands, DEMO, lastLine, STACK } from "./commands";
import { indent, type Steps } from "./steps";

/** The road from a declaration to a changed tenant by the command alone: any machine with Node has it. */
export const ENGINE_STEPS = 3;

export async function applyWithEngine(steps: Steps, { zidentity }: Commands): Promise<void> {
  const plan = await steps.run(
    "Plan, without Terraform and without a state file",
    `node ${CLI} plan -m ${STACK}`,
    () => zidentity(["plan", "-m", STACK], [2]),
    () => "changes planned (exit code 2):",
  );
  steps.note(`${indent(plan.output.trimEnd(), "    ")}\n`);
  const apply = ["apply", "-m", STACK, "--auto-approve", "--audit", `${DEMO}/audit.jsonl`];
  await steps.run(
    "Apply; what was done, and by whom, is recorded",
    `node ${CLI} ${apply.join(" ")}`,
    () => zidentity(apply),
    lastLine,
  );
  await steps.run(
    "Plan again: nothing is left to do",
    `node ${CLI} plan -m ${STACK}`,
    () => zidentity(["plan", "-m", STACK]),
    lastLine,
  );
}
