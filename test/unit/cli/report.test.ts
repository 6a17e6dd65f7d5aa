import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEMO_CLIENT, type Emulator, startEmulator } from "../../../src/emulator";
import type { AccessDocument } from "../../../src/report";
import { runCli } from "./run-cli";
import { tenantEnvironment } from "./tenant-environment";

let folder: string;
let tenant: Emulator;
let env: Record<string, string>;
const requests: string[] = [];

beforeAll(async () => {
  tenant = await startEmulator({ port: 0, seed: "report", log: (line) => requests.push(line) });
  env = tenantEnvironment(tenant);
});
afterAll(() => tenant.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zidentity-report-"));
  requests.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const report = (...args: string[]) => runCli(["report", ...args], { env, cwd: folder });

test("writes one page that its owner alone can read, and leaves nothing else", async () => {
  const { code, out } = await report();
  expect(code).toBe(0);
  expect(out).toContain("200 users, 40 groups, 11 services");
  expect(readdirSync(folder)).toEqual(["access.html"]);
  expect(statSync(join(folder, "access.html")).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, "access.html"), "utf8")).not.toContain(DEMO_CLIENT.secret);
  expect((await report()).code).toBe(0);
});

test("asks for lists, not for each user", async () => {
  await report();
  // The token; users, groups, services, roles; of 11 services who administers and who may use them. No group holds anything here.
  expect(requests).toHaveLength(1 + 4 + 2 * 11);
});

test("prints its data instead, at the moment of the command's clock", async () => {
  const { code, out } = await report("--format", "json");
  expect(code).toBe(0);
  const document = JSON.parse(out) as AccessDocument;
  expect(document).toMatchObject({
    format_version: 1,
    command: "report",
    generated_at: "2026-06-01T00:00:00.000Z",
    tenant: new URL(tenant.tokenUrl).host,
  });
  expect(document.desired).toBeUndefined();
  const owner = document.principals.find(({ name }) => name === "owner@example.com");
  // Super Admin holds the strongest level of each module: full, but for the audit logs, which offer view_only (002).
  const auditLogs = document.modules.findIndex(({ key }) => key === "audit_logs");
  const expected = document.modules.map((_, place) => (place === auditLogs ? "2" : "4")).join("");
  expect(owner?.levels).toBe(expected);
  expect(readdirSync(folder)).toEqual([]);
});

test("tells drift and findings of a desired state, and whom they are about", async () => {
  const resources = [
    {
      type: "zidentity_group_role_assignment",
      path: "access/desk",
      declares: { group: "Contractors", roles: ["Users Admin"] },
    },
  ];
  writeFileSync(
    join(folder, "zidentity.json"),
    JSON.stringify({ version: 1, stack: "access", resources }),
  );
  const { code, out } = await report("-m", "zidentity.json", "--format", "json");
  expect(code).toBe(0);
  const { desired, principals } = JSON.parse(out) as AccessDocument;
  const about = (places: readonly number[]) => places.map((place) => principals[place]?.name);
  expect(desired?.drift.map(({ status, principals: whom }) => [status, about(whom)])).toEqual([
    ["missing", ["Contractors"]],
    ["unmanaged", ["owner@example.com"]],
  ]);
  // Contractors is not enabled for administrative entitlements.
  const refused = desired?.findings.find(
    ({ rule }) => rule === "assignment/group-not-enabled-for-administrative",
  );
  expect(about(refused?.principals ?? [])).toEqual(["Contractors"]);
});

describe("a place that cannot be written is refused", () => {
  test("a folder, before anything is asked of the tenant", async () => {
    mkdirSync(join(folder, "access.html"));
    const { code, err } = await report();
    expect(code).toBe(1);
    expect(err).toContain("is a folder");
    expect(requests).toEqual([]);
  });

  test("a folder that is not there", async () => {
    const { code, err } = await report("--out", "nowhere/access.html");
    expect(code).toBe(1);
    expect(err).toContain("The report cannot be written");
  });
});
