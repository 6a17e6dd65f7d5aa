/**
 * `npm run demo`: the main job from a declaration in TypeScript to a changed tenant and back to its drift, on this
 * machine alone. Everything that it writes is in `.demo/`.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { DEMO_CLIENT } from "../../src/emulator";
import { pc, pcOfErrors } from "./colours";
import { CLI, type Commands, DEMO, lastLine, OWN_FOLDER, STACK } from "./commands";
import { applyWithEngine, ENGINE_STEPS } from "./engine-road";
import { findTerraform } from "./find-terraform";
import { runCommand } from "./run-command";
import { indent, StepFailed, Steps } from "./steps";
import { type RunningTenant, startTenant } from "./tenant";
import { applyWithTerraform, TERRAFORM_STEPS } from "./terraform-road";

const ROOT = join(__dirname, "..", "..");
const ROLE = "Super Admin";
/** Beside the road that is taken. */
const OTHER_STEPS = 5;

const abort = new AbortController();
let running: RunningTenant | undefined;

async function main(): Promise<void> {
  const terraform = findTerraform(process.env);
  welcome(terraform);
  if (!existsSync(join(ROOT, CLI))) {
    throw new StepFailed("The project is not built: run `npm ci`, or `npm run build`", "");
  }
  // A folder that somebody names may hold what is his.
  if (DEMO === OWN_FOLDER) rmSync(join(ROOT, DEMO), { recursive: true, force: true });
  mkdirSync(resolve(ROOT, DEMO), { recursive: true });
  const steps = new Steps(OTHER_STEPS + (terraform === undefined ? ENGINE_STEPS : TERRAFORM_STEPS));

  const tenant = await steps.run(
    "Start the embedded tenant",
    `node ${CLI} emulator --port 0 --state ${DEMO}/tenant.json`,
    () => startTenant([CLI, "emulator", "--port", "0", "--state", `${DEMO}/tenant.json`], ROOT),
    ({ baseUrl }) => `listening at ${baseUrl}`,
  );
  running = tenant;
  const env = writeEnvironment(tenant);
  const run: Commands["run"] = (file, args, accept = [0]) =>
    runCommand(file, args, { cwd: ROOT, env, accept, signal: abort.signal });
  const zidentity: Commands["zidentity"] = (args, accept) =>
    run(process.execPath, [CLI, ...args], accept);
  const commands = { run, zidentity };

  await steps.run(
    "Synthesize the declaration, checked against the permission model",
    `npx tsx examples/quickstart/main.ts`,
    () => run(join("node_modules", ".bin", "tsx"), ["examples/quickstart/main.ts"]),
    () => `wrote ${STACK}/cdk.tf.json and zidentity.json`,
  );
  await steps.run(
    "Check the same desired state with the command",
    `node ${CLI} validate -m ${STACK}`,
    () => zidentity(["validate", "-m", STACK]),
    lastLine,
  );

  if (terraform === undefined) await applyWithEngine(steps, commands);
  else await applyWithTerraform(steps, commands, terraform);

  const user = tenantUser();
  await steps.run(
    `Somebody in the portal grants ${ROLE} to a user, behind our back`,
    `npx tsx scripts/demo/portal-grant.ts ${user} "${ROLE}"`,
    () => run(join("node_modules", ".bin", "tsx"), ["scripts/demo/portal-grant.ts", user, ROLE]),
    lastLine,
  );
  const drift = await steps.run(
    "Find it",
    `node ${CLI} drift -m ${STACK}`,
    () => zidentity(["drift", "-m", STACK], [2]),
    () => "drift found (exit code 2):",
  );
  steps.note(`${indent(drift.output.trimEnd(), "    ")}\n`);
  if (!drift.output.includes(user)) {
    throw new StepFailed(`The drift report does not name ${user}`, drift.output);
  }
  farewell(steps, terraform, tenant);
}

/** Somebody in the directory of the embedded tenant whom the quickstart does not speak of. */
function tenantUser(): string {
  const document = JSON.parse(readFileSync(resolve(ROOT, DEMO, "tenant.json"), "utf8")) as {
    users: { loginName: string; status: boolean }[];
  };
  const user = document.users.find(
    ({ loginName, status }) => status && !DECLARED_USERS.has(loginName),
  );
  if (user === undefined) throw new StepFailed("The embedded tenant has no other user", "");
  return user.loginName;
}

const DECLARED_USERS = new Set(["owner@example.com", "ann@example.com"]);

/** The variables of every step, for the steps and in a file that the reader can source. */
function writeEnvironment({ baseUrl, tokenUrl }: RunningTenant): NodeJS.ProcessEnv {
  const rc = resolve(ROOT, DEMO, "terraform.rc");
  const plugins = JSON.stringify(resolve(ROOT, DEMO, "plugins"));
  writeFileSync(
    rc,
    `provider_installation {\n  filesystem_mirror {\n    path = ${plugins}\n  }\n}\n`,
  );
  const variables = {
    ZIDENTITY_BASE_URL: baseUrl,
    ZIDENTITY_TOKEN_URL: tokenUrl,
    ZSCALER_CLIENT_ID: DEMO_CLIENT.id,
    ZSCALER_CLIENT_SECRET: DEMO_CLIENT.secret,
    TF_CLI_CONFIG_FILE: rc,
    CDKTF_OUTDIR: resolve(ROOT, DEMO, "cdktf.out"),
    CHECKPOINT_DISABLE: "1",
    ZIDENTITY_AUDIT_FILE: resolve(ROOT, DEMO, "audit.jsonl"),
  };
  const foreign = Object.keys(process.env).filter((name) => FOREIGN.test(name));
  const lines = [
    ...foreign.map((name) => `unset ${name}\n`),
    ...Object.entries(variables).map(
      ([name, value]) => `export ${name}='${value.replaceAll("'", `'\\''`)}'\n`,
    ),
  ];
  writeFileSync(resolve(ROOT, DEMO, "env.sh"), lines.join(""));
  const own = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
  return { ...Object.fromEntries(own), ...variables, NO_COLOR: "1" };
}

/** What the user has set for a tenant or a Terraform of his own, and would lead the demo elsewhere. */
const FOREIGN = /^(ZSCALER_|ZIDENTITY_|TF_)/;

function welcome(terraform: string | undefined): void {
  const lines = [
    pc.bold("zidentity-iac: admin access to ZIdentity, as code"),
    "Everything happens on this machine: no account, no network.",
    `To run a command below yourself, first load its variables: . ${DEMO}/env.sh`,
    "",
  ];
  if (terraform === undefined) {
    lines.push(
      pc.yellow("Neither terraform nor tofu is on PATH: the command itself plans and applies."),
      "With one of them the demo takes the road of the provider instead:",
      "  Terraform: https://developer.hashicorp.com/terraform/install",
      "  OpenTofu:  https://opentofu.org/docs/intro/install",
      "",
    );
  }
  process.stdout.write(`${lines.join("\n")}\n`);
}

function farewell(steps: Steps, terraform: string | undefined, { port }: RunningTenant): void {
  const again = [
    `node ${CLI} emulator --port ${port} --state ${DEMO}/tenant.json &`,
    `. ${DEMO}/env.sh`,
    `node ${CLI} drift -m ${STACK} --format json`,
    terraform === undefined
      ? `node ${CLI} report -m ${STACK} --out ${DEMO}/access.html`
      : `${terraform} -chdir=${STACK} show`,
  ];
  steps.note(
    [
      pc.green(pc.bold(`Done in ${steps.elapsed()}.`)),
      "A declaration became roles and grants in a tenant, and a grant that nobody declared was found.",
      "",
      "To go on with the tenant as it is now:",
      ...again.map((line) => `  $ ${line}`),
      "",
      "What to try next:",
      "  - give a module of a role in examples/quickstart/main.ts a level that it does not offer, and synthesize again",
      "  - examples/hcl-quickstart: much the same in HCL, for a tenant that starts afresh",
      `  - node ${CLI} --help`,
    ].join("\n"),
  );
}

async function stopTenant(): Promise<void> {
  await running?.stop();
}

process.once("SIGINT", () => {
  abort.abort();
  void stopTenant().finally(() => {
    process.stdout.write("\nInterrupted. The embedded tenant has ended; .demo/ can be deleted.\n");
    process.exit(130);
  });
});

main()
  .catch((error: unknown) => {
    if (abort.signal.aborted) return;
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`\n${pcOfErrors.red("The demo stopped:")} ${message}.\n`);
    if (error instanceof StepFailed && error.output !== "") {
      process.stderr.write(`\n${indent(error.output.trimEnd())}\n`);
    }
    process.exitCode = 1;
  })
  .finally(() => void stopTenant());
