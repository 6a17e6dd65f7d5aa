/**
 * A plan without changes of the same declarations against the same tenant: `zidentity plan` and `terraform plan`.
 * `npx tsx bench/engine-against-terraform.ts [assignments] [latency in ms]`, after `npm run build`: 10,000; 20 ms.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleProvider } from "../scripts/bundle-provider";
import { type DeclaredAssignment, declaredAssignments, manifestOf } from "./declared-assignments";
import { startTenant } from "./start-tenant";
import { timed } from "./timed-process";

const SERVICES = 10;
const SOURCE = "registry.terraform.io/zidentity-iac/zidentity";
const TYPE = "zidentity_user_role_assignment";

const nameOf = (at: number): string => `a${at}`;

function configuration(declared: readonly DeclaredAssignment[]): object {
  const resources = declared.map(({ userId, serviceId }, at) => [
    nameOf(at),
    { user_id: userId, service_id: serviceId, role_ids: ["r1"] },
  ]);
  return {
    terraform: { required_providers: { zidentity: { source: "zidentity-iac/zidentity" } } },
    provider: { zidentity: {} },
    resource: { [TYPE]: Object.fromEntries(resources) as object },
  };
}

/** The state as it is after an apply, which would take minutes. */
function state(declared: readonly DeclaredAssignment[]): object {
  const attributesOf = ({ userId, serviceId }: DeclaredAssignment) => ({
    ...{ id: `user/${userId}/${serviceId}`, user_id: userId, service_id: serviceId },
    ...{ role_ids: ["r1"], scope_id: null, exclusive: true, expires_at: null, active: true },
  });
  return {
    ...{ version: 4, terraform_version: "1.11.4", serial: 1, lineage: "bench", outputs: {} },
    resources: declared.map((one, at) => ({
      ...{ mode: "managed", type: TYPE, name: nameOf(at), provider: `provider["${SOURCE}"]` },
      instances: [{ schema_version: 0, attributes: attributesOf(one) }],
    })),
  };
}

async function main(): Promise<void> {
  const assignments = Number(process.argv[2] ?? 10_000);
  const latencyMs = Number(process.argv[3] ?? 20);
  const folder = mkdtempSync(join(tmpdir(), "bench-terraform-"));
  const declared = declaredAssignments(assignments, SERVICES);
  const write = (name: string, content: object | string): void =>
    writeFileSync(
      join(folder, name),
      typeof content === "string" ? content : JSON.stringify(content),
    );
  mkdirSync(join(folder, "provider"));
  bundleProvider(join(folder, "provider", "terraform-provider-zidentity"));
  write(
    "cli-config",
    `provider_installation {\n  dev_overrides {\n    ${JSON.stringify(SOURCE)} = ${JSON.stringify(join(folder, "provider"))}\n  }\n}\n`,
  );
  write("main.tf.json", configuration(declared));
  write("terraform.tfstate", state(declared));
  write("zidentity.json", manifestOf(declared));
  const { environment, stop } = await startTenant({
    ...{ assignments, users: assignments / SERVICES, groups: 500, services: SERVICES },
    ...{ latencyMs, limit: 500, counting: "fixed" as const },
  });
  const env = {
    ...process.env,
    ...environment,
    TF_CLI_CONFIG_FILE: join(folder, "cli-config"),
    CHECKPOINT_DISABLE: "1",
  };
  const options = { cwd: folder, env };
  const program = join(__dirname, "../dist/cli/main.js");
  const engine = await timed(process.execPath, [program, "plan", "-m", "zidentity.json"], options);
  const terraform = await timed(
    "terraform",
    ["plan", "-detailed-exitcode", "-input=false", "-no-color", "-lock=false"],
    options,
  );
  stop();
  rmSync(folder, { recursive: true });
  for (const { code, out } of [engine, terraform])
    if (code !== 0) throw new Error(`It ended with ${code}: ${out.slice(-3000)}`);
  const ratio = (100 * engine.seconds) / terraform.seconds;
  console.log(
    `${assignments} assignments, ${latencyMs} ms a request: zidentity plan ${engine.seconds.toFixed(2)} s, ` +
      `terraform plan ${terraform.seconds.toFixed(2)} s: ${ratio.toFixed(1)} %`,
  );
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
