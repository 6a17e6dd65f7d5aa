import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openTenant } from "../../../src/client";
import { ASSUMED_MISSING, type Emulator, OWNER, startEmulator } from "../../../src/emulator";
import type { AccessDocument } from "../../../src/report";
import { runCli } from "./run-cli";
import { tenantEnvironment } from "./tenant-environment";

/** What reads a whole tenant, on one that offers what the vendor documents: as real ones are today. */

const ANN = "ann@example.com";
let tenant: Emulator;
let env: Record<string, string>;
let cwd: string;
let members: readonly string[];

beforeAll(async () => {
  tenant = await startEmulator({ port: 0, seed: "documented reading" });
  env = tenantEnvironment(tenant);
  // Somebody works in the portal, where everything can be done.
  const portal = await openTenant({}, env, {});
  const { store } = tenant;
  const one = <T>(items: Iterable<T>, isIt: (item: T) => boolean): T => {
    const found = [...items].find(isIt);
    if (found === undefined) throw new Error("The seed has it.");
    return found;
  };
  const desk = await portal.createRole({ name: "Desk", permissions: { USERS_AND_GROUPS: "FULL" } });
  const own = one(store.services.values(), ({ name }) => name === "ZIAM").id;
  const helpdesk = one(store.groups.values(), ({ name }) => name === "Helpdesk").id;
  // The embedded tenant shows at users what they hold themselves. With the same at each member it answers as one that
  // shows what their group gives them.
  const users = await portal.members(helpdesk);
  members = users.map(({ loginName }) => loginName);
  for (const { id } of users)
    await portal.changeGrant({ type: "USER", id }, own, () => ({ roles: [{ id: desk.id }] }));
  const west = one(store.services.values(), ({ orgName }) => orgName === "Acme West");
  const auditor = one(west.linkedRoles, ({ name }) => name === "Auditor").id;
  const ann = one(store.users.values(), ({ loginName }) => loginName === ANN).id;
  await portal.changeGrant({ type: "USER", id: ann }, west.id, () => ({
    roles: [{ id: auditor }],
  }));
  const zdx = one(store.services.values(), ({ name }) => name === "ZDX").id;
  await portal.entitle({ type: "USER", id: ann }, zdx);
  tenant.faults.set({ faults: [ASSUMED_MISSING] });
});
afterAll(() => tenant.close());
beforeEach(() => (cwd = mkdtempSync(join(tmpdir(), "zidentity-documented-"))));
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const cli = (...args: string[]) => runCli(args, { env, cwd });

const of = (type: string, path: string, declares: object) => ({
  type: `zidentity_${type}`,
  path,
  declares,
});
const DESK = of("role", "s/desk", { name: "Desk", permissions: { users_and_groups: "full" } });
const HELPDESK = of("group_role_assignment", "s/helpdesk", { group: "Helpdesk", roles: ["Desk"] });
const WEST = { name: "ZIA", cloud_name: "zscalerthree.net", org_name: "Acme West" };
const AUDITOR = of("user_role_assignment", "s/ann", {
  user: ANN,
  service: WEST,
  roles: ["Auditor"],
});

function manifest(name: string, resources: readonly object[]): string {
  const file = join(cwd, name);
  writeFileSync(file, JSON.stringify({ version: 1, stack: "s", resources }));
  return file;
}

/** Whom the document says to hold a role, by the role's name. */
function holders({ grants, roles, principals }: AccessDocument, name: string) {
  return grants
    .filter((grant) => grant.roles.some((role) => roles[role]?.name === name))
    .map(({ principal, untold }) => ({ name: principals[principal]?.name, untold }));
}

describe("report", () => {
  const documentOf = async (...args: string[]) => {
    const { out, code } = await cli("report", "--format", "json", ...args);
    expect(code).toBe(0);
    return JSON.parse(out) as AccessDocument;
  };

  test("shows what users show, without saying that it is their own", async () => {
    const document = await documentOf();
    expect(holders(document, "Auditor")).toEqual([{ name: ANN, untold: true }]);
    expect(holders(document, "Desk").map(({ name }) => name)).toEqual(
      expect.arrayContaining([...members]),
    );
    expect(holders(document, "Desk")).toHaveLength(members.length);
    expect(holders(document, "Desk").every(({ untold }) => untold === true)).toBe(true);
  });

  test("says in words and by fields what could not be read", async () => {
    const document = await documentOf();
    expect(document.mode).toBe("documented");
    expect(document.documented).toMatchObject({
      missing_capabilities: ["roles", "admin_entitlements", "service_entitlements"],
      users_read: 200,
      all_users: true,
      user_entitlements: { admin_entitlements: "unknown" },
    });
    const limits = document.documented?.left_out.join("\n");
    expect(limits).toContain("It lacks roles, admin_entitlements, service_entitlements.");
    expect(limits).toContain("What groups hold cannot be read.");
    expect(limits).toContain("every level may be higher");
  });

  test("takes no level for none that it does not know", async () => {
    const { principals, modules } = await documentOf();
    const everything = modules.map((_, index) => index);
    for (const { kind, unread, uncertain } of principals)
      expect({ kind, unread, uncertain }).toEqual({ kind, unread: true, uncertain: everything });
    const effective = await documentOf("--user-entitlements", "effective");
    const ann = effective.principals.find(({ name }) => name === ANN);
    expect(ann).not.toHaveProperty("unread");
    expect(ann).not.toHaveProperty("uncertain");
    const [member] = members;
    expect(effective.principals.find(({ name }) => name === member)?.uncertain).toEqual(everything);
    const group = effective.principals.find(({ name }) => name === "Helpdesk");
    expect(group).toMatchObject({ unread: true, uncertain: everything });
    const owner = effective.principals.find(({ name }) => name === OWNER.loginName);
    // Super Admin: full everywhere but where a module has no full.
    expect(owner?.levels).not.toContain("0");
    expect(owner).not.toHaveProperty("uncertain");
  });

  test("what users hold themselves is theirs where the tenant is known to show that alone", async () => {
    const document = await documentOf("--user-entitlements", "direct");
    expect(holders(document, "Auditor")).toEqual([{ name: ANN }]);
    expect(document.documented?.left_out.join("\n")).toContain("does not show, and is left out");
  });

  test("with a desired state: groups by what it declares, levels, and what is not verifiable apart", async () => {
    const file = manifest("zidentity.json", [DESK, HELPDESK, AUDITOR]);
    const document = await documentOf("-m", file);
    expect(holders(document, "Desk")).toEqual([{ name: "Helpdesk" }]);
    const { desired, levels, modules } = document;
    const [member] = members;
    const held = document.principals.find(({ name }) => name === member);
    const users = modules.findIndex(({ key }) => key === "users_and_groups");
    expect(levels[Number(held?.levels[users])]).toBe("full");
    expect(desired?.drift.map(({ name, status }) => `${status} ${name}`)).toEqual(
      expect.arrayContaining([`unmanaged ${OWNER.loginName} on ZIAM`]),
    );
    expect(desired?.drift.some(({ status }) => status === "unverified")).toBe(false);
    expect(desired?.unverified).toMatchObject([
      { name: "Desk", note: "a role of this name is there; its levels cannot be read here" },
    ]);
    expect(desired?.as_declared).toBe(2);
  });

  test("who may use a service is told with a desired state: by what way only where that is known", async () => {
    const file = manifest("zidentity.json", [DESK]);
    const usesOf = ({ entitlements = [], principals }: AccessDocument) =>
      entitlements.map(({ principal, untold }) => ({ name: principals[principal]?.name, untold }));
    const document = await documentOf("-m", file);
    expect(usesOf(document)).toEqual([{ name: ANN, untold: true }]);
    expect(document.principals.every((one) => one.uses_unread === true)).toBe(true);
    expect(document.documented?.left_out.join("\n")).toContain(
      "What groups may use cannot be read.",
    );
    const direct = await documentOf("-m", file, "--user-entitlements", "direct");
    expect(usesOf(direct)).toEqual([{ name: ANN }]);
    const effective = await documentOf("-m", file, "--user-entitlements", "effective");
    expect(usesOf(effective)).toEqual([{ name: ANN, untold: true }]);
    const unread = effective.principals.filter((one) => one.uses_unread === true);
    expect(new Set(unread.map(({ kind }) => kind))).toEqual(new Set(["group"]));
  });

  test("the page says it, and so does the command", async () => {
    const { out, code } = await cli("report");
    expect(code).toBe(0);
    expect(out).toContain("What groups hold cannot be read.");
    const page = readFileSync(join(cwd, "access.html"), "utf8");
    expect(page).toContain("What groups hold cannot be read.");
    expect(page).toContain("Not everything could be read");
  });
});

describe("export", () => {
  test("YAML of what users show, with what is missing at the head of every file", async () => {
    const { out, err, code } = await cli("export", "--to", "yaml");
    expect(code).toBe(0);
    expect(out).toContain("0 roles, ");
    expect(out).toContain("Not whole: every file says what is missing.");
    expect(err).toContain("Left out: roles and their levels: ");
    expect(err).toContain("Left out: role assignments of groups: ");
    expect(err).toContain("Left out: service entitlements of groups: ");
    const files = readdirSync(join(cwd, "access"));
    expect(files).toEqual(expect.arrayContaining(["assignments-zidentity.yaml"]));
    expect(files).not.toContain("roles.yaml");
    for (const file of files) {
      const text = readFileSync(join(cwd, "access", file), "utf8");
      expect(text).toMatch(/^# NOT WHOLE: /);
      expect(text).toContain("# - Left out: roles and their levels:");
    }
    const assignments = readFileSync(join(cwd, "access", "assignments-zidentity.yaml"), "utf8");
    expect(assignments).toContain("role: Desk");
    for (const member of members) expect(assignments).toContain(member);
  });

  test("planned again it changes nothing that can be seen", async () => {
    await cli("export", "--to", "yaml");
    const { out, code } = await cli("plan", "-m", join(cwd, "access"), "--format", "json");
    expect(JSON.parse(out)).toMatchObject({ mode: "documented", differences: 0, findings: [] });
    expect(code).toBe(0);
  });

  test.each([
    ["hcl", "imports.tf", "#"],
    ["cdktf", "imports.ts", "//"],
  ] as const)(
    "%s without an import of what the tenant does not list",
    async (to, imports, mark) => {
      const { out, code } = await cli("export", "--to", to, "--format", "json");
      expect(code).toBe(0);
      const document = JSON.parse(out) as { files: string[]; left_out: { what: string }[] };
      expect(document).toMatchObject({ mode: "documented", roles: 0 });
      expect(document.left_out.map(({ what }) => what)).toContain(
        "import blocks of role assignments",
      );
      expect(document.files).not.toContain(imports);
      expect(existsSync(join(cwd, "access", imports))).toBe(false);
      const code_files = document.files.filter((file) => /\.tf$|(?<!\.d)\.ts$/.test(file));
      if (to === "hcl") expect(code_files).toContain("lookups.tf");
      for (const file of code_files) {
        const text = readFileSync(join(cwd, "access", file), "utf8");
        expect(text.startsWith(`${mark} NOT WHOLE: `)).toBe(true);
        expect(text).not.toContain("importExisting");
      }
    },
  );

  test("roles alone cannot be told: refused, with the rule and what works", async () => {
    const { out, code } = await cli("export", "--to", "yaml", "--only", "roles", "-f", "json");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      ended: "error",
      findings: [
        {
          rule: "tenant/capability-missing",
          fix: expect.stringContaining("--only assignments"),
        },
      ],
    });
    expect(readdirSync(join(cwd, "access"))).toEqual([]);
  });
});

describe("review --live", () => {
  const review = (base: readonly object[], head: readonly object[], ...args: string[]) =>
    cli(
      ...["review", "--base", manifest("base.json", base), "--head", manifest("head.json", head)],
      ...["--live", ...args],
    );

  test("tells users apart by their groups, and says what it does not know", async () => {
    const { out, code } = await review([DESK], [DESK, HELPDESK], "--format", "json");
    expect(code).toBe(0);
    const found = JSON.parse(out) as { principals: { name: string; kind: string }[] };
    expect(found).toMatchObject({ mode: "documented", users_told_apart: true });
    // They show it already: by what, the tenant does not tell, and nothing grows.
    expect(found.principals.filter(({ kind }) => kind === "user")).toEqual([]);
    const text = await review([DESK], [DESK, HELPDESK]);
    expect(text.out).toContain("Documented mode: this tenant lacks roles, admin_entitlements.");
    expect(text.out).toContain("what a group holds beside both is left out");
  });

  test("who loses what a group gives him is told", async () => {
    const { out } = await review([DESK, HELPDESK], [DESK], "--format", "json");
    const found = JSON.parse(out) as { principals: { name: string }[] };
    expect(found.principals.map(({ name }) => name)).toEqual(expect.arrayContaining([...members]));
  });
});

describe("drift", () => {
  test("tells how much of what can be seen is declared, and that it is a part", async () => {
    const file = manifest("zidentity.json", [DESK, HELPDESK, AUDITOR]);
    const { out } = await cli("drift", "-m", file, "--format", "json");
    const { coverage } = JSON.parse(out) as { coverage: Record<string, unknown> };
    // Seen: Helpdesk's Desk (by its members), Ann's Auditor and ZDX, the owner's Super Admin.
    expect(coverage).toMatchObject({ partial: true, managed: 2, total: 4, percent: 50 });
    for (const format of ["text", "markdown", "html"])
      expect((await cli("drift", "-m", file, "--format", format)).out).toContain(
        "Managed, of what can be seen here: 2 of 4 grants (50 %)",
      );
  });

  test("--adopt refuses rather than guesses", async () => {
    const file = manifest("zidentity.json", [DESK]);
    const { out, err, code } = await cli("drift", "-m", file, "--adopt");
    expect([out, code]).toEqual(["", 1]);
    expect(err).toContain("rule tenant/capability-missing");
    expect(err).toContain("zidentity export");
  });
});
