import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../../src/emulator";
import { runCli } from "./run-cli";
import { tenantEnvironment } from "./tenant-environment";

/** What a plan asks for follows from what it speaks of. */

const ASSIGNMENT = `
assignments:
  - group: Helpdesk
    role: View Only Admin
`;
const OWNED = `ownership:
  mode: authoritative
  over: [{ groups: [Helpdesk] }]
${ASSIGNMENT}`;

let folder: string;
let tenant: Emulator;
const requests: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "zidentity-plan-requests-"));
  tenant = await startEmulator({ port: 0, seed: "plan", log: (line) => requests.push(line) });
});
afterAll(async () => {
  await tenant.close();
  rmSync(folder, { recursive: true });
});

async function run(yaml: string, ...args: string[]) {
  const file = join(folder, "zidentity.yaml");
  writeFileSync(file, yaml);
  const env = tenantEnvironment(tenant);
  requests.length = 0;
  const { code } = await runCli([...args, "-m", file], { env, cwd: folder });
  return { code, lists: requests.filter((line) => line.includes("/service-entitlements")).length };
}

const SERVICES = 11;

test("what nobody declares is looked for where it matters alone", async () => {
  expect(await run(ASSIGNMENT, "apply", "--auto-approve", "--no-audit")).toMatchObject({ code: 0 });
  // One, to see whether the tenant has them.
  expect(await run(ASSIGNMENT, "plan")).toEqual({ code: 0, lists: 1 });
  expect(await run(OWNED, "plan")).toEqual({ code: 0, lists: SERVICES });
  expect(await run(ASSIGNMENT, "drift", "--no-audit")).toMatchObject({ lists: SERVICES });
});
