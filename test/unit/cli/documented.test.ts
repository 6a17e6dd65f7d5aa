import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openTenant } from "../../../src/client";
import { ASSUMED_MISSING, type Emulator, OWNER, startEmulator } from "../../../src/emulator";
import type { TenantPort } from "../../../src/tenant";
import { runCli } from "./run-cli";
import { tenantEnvironment } from "./tenant-environment";

/** A tenant as real ones are today: by the vendor's documents alone, until somebody works in its portal. */

let folder: string;
let tenant: Emulator;
let env: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "zidentity-documented-"));
  tenant = await startEmulator({ port: 0, seed: "documented" });
  tenant.faults.set({ faults: [ASSUMED_MISSING] });
  env = tenantEnvironment(tenant);
});
afterAll(async () => {
  await tenant.close();
  rmSync(folder, { recursive: true, force: true });
});

const WEST = { name: "ZIA", cloud_name: "zscalerthree.net", org_name: "Acme West" };
const ANN = "ann@example.com";
const of = (type: string, path: string, declares: object) => ({
  type: `zidentity_${type}`,
  path,
  declares,
});
const RESOURCES = [
  of("role", "s/desk", {
    name: "Desk",
    description: "First line",
    permissions: { users_and_groups: "full", user_credentials: "view_only" },
  }),
  of("group_role_assignment", "s/helpdesk", { group: "Helpdesk", roles: ["Desk"] }),
  of("group_role_assignment", "s/network", { group: "Network Operations", roles: ["Desk"] }),
  of("user_role_assignment", "s/ann", { user: ANN, service: WEST, roles: ["Auditor"] }),
  of("user_role_assignment", "s/owner", { user: OWNER.loginName, roles: ["Super Admin"] }),
  of("service_entitlement", "s/zdx", { user: ANN, service: "ZDX" }),
];

function manifest(resources: readonly object[] = RESOURCES): string {
  const file = join(folder, "zidentity.json");
  writeFileSync(file, JSON.stringify({ version: 1, stack: "access", resources }));
  return file;
}

/** Somebody works in the portal, where everything can be done. */
async function inThePortal(work: (portal: TenantPort) => Promise<void>): Promise<void> {
  tenant.faults.clear();
  await work(await openTenant({}, env, {}));
  tenant.faults.set({ faults: [ASSUMED_MISSING] });
}

const idOf = {
  group: (name: string) => found([...tenant.store.groups.values()], (one) => one.name === name),
  user: (login: string) =>
    found([...tenant.store.users.values()], (one) => one.loginName === login),
  service: (name: string, org?: string) =>
    found(
      [...tenant.store.services.values()],
      (one) => one.name === name && (org === undefined || one.orgName === org),
    ),
};
function found<T extends { id: string }>(items: readonly T[], isIt: (item: T) => boolean): T {
  const item = items.find(isIt);
  if (item === undefined) throw new Error("The seed has it.");
  return item;
}

/** By hand from the documents 000 and 001, and from the declarations above. */
const EXPECTED_STEPS = `
## Step 1: Add the role \`Desk\`

- [ ] Go to **Administration** > **Entitlements** > **ZIdentity Roles**.
- [ ] Click **Add Role**.
- [ ] In the **Add Role** window, **Name**: \`Desk\`
- [ ] **Description** (optional): \`First line\`
- [ ] Select the access level of each module:
  - [ ] **Admin Sign-On Policy**: None
  - [ ] **Authentication Methods**: None
  - [ ] **Users and Groups**: Full
  - [ ] **User Credentials**: View Only
  - [ ] **External Identities**: None
  - [ ] **IP Locations & Groups**: None
  - [ ] **Linked Services**: None
  - [ ] **Authentication Session**: None
  - [ ] **Administrative Entitlements**: None
  - [ ] **Service Entitlements**: None
  - [ ] **Audit Logs**: None
  - [ ] **Roles**: None
  - [ ] **Guest Domains**: None
  - [ ] **Remote Assistance**: None
  - [ ] **Branding**: None
  - [ ] **API Clients & Resources**: None
  - [ ] **Executive Insights**: None
  - [ ] **Token Validators**: None
- [ ] Click **Save**.
- [ ] The role is displayed on the **Roles** page.

## Step 2: Assign to the user groups on **ZIdentity Administration**

- [ ] Go to **Administration** > **Entitlements** > **Administrative**.
- [ ] On the **Administrative Entitlements** page, select **ZIdentity Administration**.
- [ ] On the **User Groups** tab, click **Assign Groups**.
- [ ] On the **Select Groups & Roles** page, select the user groups:
  - [ ] \`Helpdesk\`
  - [ ] \`Network Operations\`
- [ ] In the **Role** column, select the role \`Desk\` from the drop-down menu.
- [ ] (Optional) Enable **Set same role for all selected groups**: all of these get the same.
- [ ] Click **Next**.
- [ ] On the **Summary** page, review the assignment details and click **Assign**.

## Step 3: Assign to the user on **Zscaler Internet Access**, \`ZIA (zscalerthree.net, Acme West)\`

- [ ] Go to **Administration** > **Entitlements** > **Administrative**.
- [ ] On the **Administrative Entitlements** page, select **Zscaler Internet Access**, \`ZIA (zscalerthree.net, Acme West)\`.
- [ ] On the **Users** tab, click **Assign Users**.
- [ ] On the **Select Groups & Roles** page, select the users:
  - [ ] \`ann@example.com\`
- [ ] In the **Role** column, select the role \`Auditor\` from the drop-down menu.
- [ ] Click **Next**.
- [ ] On the **Summary** page, review the assignment details and click **Assign**.

## Step 4: Assign the user to **Zscaler Digital Experience**, \`ZDX (zdxcloud.net, Acme)\`
`;

test("plan, runbook, the portal by hand, and then no drift", async () => {
  const file = manifest();
  const plan = await runCli(["plan", "-m", file], { env });
  expect(plan.out).toContain("Documented mode:");
  expect(plan.out).toContain("+ role Desk: to create");
  expect(plan.code).toBe(2);

  const out = join(folder, "runbook.md");
  expect(await runCli(["runbook", "-m", file, "--out", out], { env })).toMatchObject({ code: 0 });
  const text = readFileSync(out, "utf8");
  expect(text).toContain(EXPECTED_STEPS);
  expect(text).toContain(" 4 steps. ");

  const json = await runCli(["runbook", "-m", file, "-f", "json"], { env });
  const { tasks } = JSON.parse(json.out) as { tasks: Record<string, unknown>[] };
  expect(tasks.map(({ kind, action }) => `${String(action)} ${String(kind)}`)).toEqual([
    "add role",
    "assign roles",
    "assign roles",
    "assign roles",
    "assign service",
  ]);
  expect(tasks[0]).toMatchObject({
    name: "Desk",
    levels: { users_and_groups: "full", user_credentials: "view_only" },
  });

  await inThePortal(async (portal) => {
    const role = await portal.createRole({
      name: "Desk",
      description: "First line",
      permissions: { USERS_AND_GROUPS: "FULL", USER_CREDENTIALS: "VIEW_ONLY" },
    });
    for (const name of ["Helpdesk", "Network Operations"])
      await portal.changeGrant(
        { type: "GROUP", id: idOf.group(name).id },
        idOf.service("ZIAM").id,
        () => ({ roles: [{ id: role.id }] }),
      );
    const west = idOf.service("ZIA", "Acme West");
    const auditor = found(west.linkedRoles, ({ name }) => name === "Auditor");
    const ann = { type: "USER", id: idOf.user(ANN).id } as const;
    await portal.changeGrant(ann, west.id, () => ({ roles: [{ id: auditor.id }] }));
    await portal.entitle(ann, idOf.service("ZDX").id);
  });

  const drift = await runCli(["drift", "-m", file], { env });
  expect(drift.out).toContain("No drift that can be seen: ");
  expect(drift.out).toContain("3 not verifiable here");
  expect(drift.code).toBe(0);
  expect(drift.err).toContain("Asking for what 200 users hold, one by one: 400 requests.");
  const again = await runCli(["runbook", "-m", file], { env });
  expect(again.out).toContain("## Step 1: Check the role `Desk`");
  expect(again.out).not.toContain("Assign Users");
});

test("a grant behind everybody's back is found at its user; in JSON with the mode", async () => {
  const file = manifest();
  await inThePortal(async (portal) => {
    const admin = found([...tenant.store.roles.values()], ({ name }) => name === "Super Admin");
    const principal = { type: "USER", id: idOf.user(ANN).id } as const;
    await portal.changeGrant(principal, idOf.service("ZIAM").id, () => ({
      roles: [{ id: admin.id }],
    }));
  });
  const { out, code } = await runCli(["drift", "-m", file, "-f", "json"], { env });
  expect(code).toBe(2);
  const report = JSON.parse(out) as { mode: string; objects: { status: string; name: string }[] };
  expect(report.mode).toBe("documented");
  expect(report.objects.filter(({ status }) => status === "unmanaged")).toMatchObject([
    { name: `${ANN} on ZIAM` },
  ]);
  const explained = await runCli(["explain", ANN, "-m", file], { env });
  expect(explained.out).toContain('full by "Super Admin" held directly or through a group');
  expect(explained.out).toContain("whether it is the user's own record or that of a group");
});

test("what a group holds cannot be read, and that is said", async () => {
  const { err, code } = await runCli(["explain", "Helpdesk"], { env });
  expect(err).toContain('What group "Helpdesk" holds cannot be read');
  expect(code).toBe(1);
});

test("a desired state with an error gets no runbook", async () => {
  const file = manifest([
    of("user_role_assignment", "s/x", { user: ANN, roles: ["No such role"] }),
  ]);
  const { out, err, code } = await runCli(["runbook", "-m", file], { env });
  expect([out, code]).toEqual(["", 1]);
  expect(err).toContain("No such role");
  const json = await runCli(["runbook", "-m", file, "--format", "json"], { env });
  expect(JSON.parse(json.out)).toMatchObject({
    command: "runbook",
    ended: "error",
    findings: [{ declared_at: "s/x", rule: "lookup/not-found" }],
  });
});

test("a plan that cannot be carried out is not saved, and shown all the same: one document", async () => {
  const file = manifest();
  const out = join(folder, "never.zid");
  const plan = await runCli(["plan", "-m", file, "--out", out, "--format", "json"], { env });
  const report = JSON.parse(plan.out) as { objects: object[]; findings: object[] };
  expect(report.objects).toHaveLength(RESOURCES.length);
  expect(report.findings).toContainEqual(
    expect.objectContaining({ severity: "error", rule: "tenant/capability-missing" }),
  );
  expect(plan.code).toBe(1);
  expect(existsSync(out)).toBe(false);
});
