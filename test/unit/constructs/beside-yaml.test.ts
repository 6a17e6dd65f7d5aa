import type { TerraformStack } from "cdktf";
import {
  ExecutiveInsightsAccess,
  Group,
  GroupRoleAssignment,
  Role,
  Service,
  ServiceEntitlement,
  User,
  UserRoleAssignment,
} from "../../../src/constructs";
import { validateManifests } from "../../../src/engine";
import { type Manifest, parseManifest, parseYaml } from "../../../src/manifest";
import { declares, newStack, rulesOf, synthErrors, synthesized } from "./synthesized";

const NOW = new Date("2026-06-01T00:00:00Z");

/** A declaration in TypeScript and in YAML is the same declaration. */

const YAML = `
roles:
  - name: Helpdesk
    description: First line
    permissions: { users_and_groups: full, user_credentials: full }
assignments:
  - { group: Helpdesk, role: Helpdesk, exclusive: false }
  - user: ann@example.com
    service: { name: ZIA, cloud_name: zscalerthree.net, org_name: Acme West }
    roles: [Super Admin]
    start: 2026-06-02T08:00:00Z
    duration: 30d
entitlements:
  - { group: Helpdesk, service: ZPA }
executive_insights:
  - { groups: [Board], zia_tenants: [{ name: ZIA, cloud_name: zscalerthree.net, org_name: Acme West }] }
`;

function construct(stack: TerraformStack): void {
  const zia = Service.named(stack, "ZIA", { cloud: "zscalerthree.net", org: "Acme West" });
  const helpdesk = Group.byName(stack, "Helpdesk");
  const role = new Role(stack, "helpdesk", {
    name: "Helpdesk",
    description: "First line",
    permissions: { usersAndGroups: "full", userCredentials: "full" },
  });
  new GroupRoleAssignment(stack, "to-helpdesk", {
    group: helpdesk,
    roles: [role],
    exclusive: false,
  });
  new UserRoleAssignment(stack, "to-ann", {
    user: User.byLogin(stack, "ann@example.com"),
    service: zia,
    roles: [Role.named(stack, "Super Admin", { service: zia })],
    start: "2026-06-02T08:00:00Z",
    duration: "30d",
  });
  new ServiceEntitlement(stack, "entitled", {
    group: helpdesk,
    service: Service.named(stack, "ZPA"),
  });
  new ExecutiveInsightsAccess(stack, "executives", { groups: ["Board"], ziaTenants: [zia] });
}

const byText = (values: readonly unknown[]): unknown[] =>
  [...values].sort((a, b) => (JSON.stringify(sorted(a)) < JSON.stringify(sorted(b)) ? -1 : 1));

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

test("both give equal declarations", () => {
  const yaml = parseYaml(YAML, "a.yaml", "a").manifest.resources.map((one) => one.declares);
  const typescript = Object.values(declares(synthesized(newStack(construct))));
  expect(byText(yaml)).toEqual(byText(typescript));
});

test("all ZIA tenants are the same ones in both", () => {
  const yaml = parseYaml(
    `
entitlements:
  - { group: Sales, service: { name: ZIA, cloud_name: zscalerthree.net } }
  - { group: Sales, service: { name: ZIA, cloud_name: zscalertwo.net } }
executive_insights:
  - { groups: [Board], zia_tenants: all }
`,
    "a.yaml",
    "a",
  ).manifest.resources.map((one) => one.declares);
  const typescript = synthesized(
    newStack((stack) => {
      new ExecutiveInsightsAccess(stack, "executives", { groups: ["Board"], ziaTenants: "all" });
      for (const cloud of ["zscalerthree.net", "zscalertwo.net"])
        new ServiceEntitlement(stack, cloud, {
          group: Group.byName(stack, "Sales"),
          service: Service.named(stack, "ZIA", { cloud }),
        });
    }),
  );
  expect(yaml).toHaveLength(5);
  expect(byText(yaml)).toEqual(byText(Object.values(declares(typescript))));
});

describe("a role of another service", () => {
  const text = `assignments:
  - group: Network
    service: ZPA
    role: { name: Super Admin, service: ZIA }
`;
  const ID = "assignment/role-of-another-service";
  const inYaml = (): Manifest => parseYaml(text, "a.yaml", "a").manifest;
  const validated = (manifest: Manifest) =>
    validateManifests([{ file: "x", form: "cdktf", manifest }], NOW).find(
      ({ diagnostic }) => diagnostic.ruleId === ID,
    )?.diagnostic;

  it("is found at synth, of the YAML, and of the manifest, in the same words", () => {
    const found = synthErrors((stack) => {
      const zia = Service.named(stack, "ZIA");
      new GroupRoleAssignment(stack, "network", {
        group: Group.byName(stack, "Network"),
        service: Service.named(stack, "ZPA"),
        roles: [Role.named(stack, "Super Admin", { service: zia })],
      });
    });
    expect(rulesOf(found)).toEqual([`${ID} at access/network`]);
    const ofYaml = validated(inYaml());
    const again = validated(parseManifest(JSON.stringify(inYaml()), "zidentity.json"));
    expect(ofYaml?.detail).toContain('"Super Admin" is a role of "ZIA".');
    expect(again).toEqual(ofYaml);
    expect(JSON.stringify(found)).toContain(JSON.stringify(ofYaml?.detail).slice(1, 20));
  });

  it("is said of no role that is named with the service it is assigned on", () => {
    const own = inYaml();
    const manifest = {
      ...own,
      resources: own.resources.map((one) => ({
        ...one,
        declares: { ...one.declares, service: "ZIA" },
      })),
    };
    expect(validated(manifest)).toBeUndefined();
  });
});
