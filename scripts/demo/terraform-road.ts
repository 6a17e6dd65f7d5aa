import { CLI, type Commands, DEMO, lastLine, STACK } from "./commands";
import type { Steps } from "./steps";

export const TERRAFORM_STEPS = 5;

/** The same road by the provider; `terraform` is the program's name. */
export async function applyWithTerraform(
  steps: Steps,
  { run, zidentity }: Commands,
  terraform: string,
): Promise<void> {
  const chdir = `-chdir=${STACK}`;
  await steps.run(
    `Put the provider where \`${terraform} init\` finds it`,
    `node ${CLI} provider install --dir ${DEMO}/plugins`,
    () => zidentity(["provider", "install", "--dir", `${DEMO}/plugins`]),
  );
  await steps.run(
    "Initialise",
    `${terraform} ${chdir} init`,
    () => run(terraform, [chdir, "init", "-no-color", "-input=false"]),
    ({ output }) => /has been successfully initialized/.exec(output)?.[0] ?? "",
  );
  await steps.run(
    "Plan and apply",
    `${terraform} ${chdir} plan -out=plan.bin && ${terraform} ${chdir} apply plan.bin`,
    async () => {
      await run(terraform, [chdir, "plan", "-no-color", "-input=false", "-out=plan.bin"]);
      return run(terraform, [chdir, "apply", "-no-color", "-input=false", "plan.bin"]);
    },
    ({ output }) => /Apply complete! .*/.exec(output)?.[0] ?? "",
  );
  await steps.run(
    "Plan again: nothing is left to do",
    `${terraform} ${chdir} plan -detailed-exitcode`,
    () => run(terraform, [chdir, "plan", "-no-color", "-input=false", "-detailed-exitcode"]),
    ({ output }) => /No changes\.[^\n]*/.exec(output)?.[0] ?? "",
  );
  await steps.run(
    "The command agrees, from the same declaration and without Terraform's state",
    `node ${CLI} drift -m ${STACK}`,
    () => zidentity(["drift", "-m", STACK]),
    lastLine,
  );
}
