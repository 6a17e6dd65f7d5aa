import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DiagnosticsError } from "../../../../src/diagnostics";
import { loadManifests, validateManifests } from "../../../../src/engine";
import { manifestOfTerraform } from "../../../../src/engine/plan-json";
import { NOW } from "../declared";

/** Recorded from Terraform 1.11 against the embedded tenant: before the first apply, and after it. */
const CREATE = join(__dirname, "create.json");
const APPLIED = join(__dirname, "applied.json");

interface Change {
  address: string;
  type: string;
  change: { actions: string[]; after: unknown; after_unknown: unknown };
}
interface Recorded {
  format_version: string;
  resource_changes: Change[];
  configuration: {
    provider_config: Record<string, { full_name: string; expressions?: object }>;
    root_module: { resources: { address: string; expressions: Record<string, object> }[] };
  };
}

function recorded(): Recorded {
  return JSON.parse(readFileSync(CREATE, "utf8")) as Recorded;
}

function declares(plan: object): Record<string, Record<string, unknown>> {
  const { resources } = manifestOfTerraform(plan, "plan.json");
  return Object.fromEntries(resources.map(({ path, declares: declared }) => [path, declared]));
}

async function rulesOf(file: string) {
  return validateManifests(await loadManifests(file), NOW).map(
    ({ path, diagnostic: { ruleId } }) => `${path}: ${ruleId}`,
  );
}

describe("a recorded plan", () => {
  test("by natural names: data sources, the default service, and roles that are still to be made", () => {
    expect(declares(recorded())).toEqual({
      "zidentity_role.helpdesk": {
        name: "Helpdesk X",
        permissions: { user_credentials: "full", users_and_groups: "view_only" },
      },
      'zidentity_role.many["a"]': { name: "Many a" },
      'zidentity_role.many["b"]': { name: "Many b" },
      "module.m.zidentity_role.inner": { name: "Inner" },
      "zidentity_group_role_assignment.h": {
        group: "Helpdesk",
        service: "ZIAM",
        roles: ["Super Admin", "Helpdesk X"],
        exclusive: true,
      },
      "zidentity_user_role_assignment.u": {
        user: "ann@example.com",
        service: "ZIAM",
        roles: ["Many a", "Many b"],
        exclusive: true,
      },
      // One role of the module itself, and one that is given to it.
      "module.m.zidentity_group_role_assignment.h": {
        group: "Auditors",
        service: "ZIAM",
        roles: ["Inner", "Helpdesk X"],
        exclusive: true,
      },
      "zidentity_service_entitlement.e": {
        group: "Helpdesk",
        service: { name: "ZPA", cloud_name: "private.zscaler.com", org_name: "Acme" },
      },
    });
  });

  test("rules across declarations say the same before the first apply and after it", async () => {
    const expected = [
      "zidentity_role.helpdesk: role/credentials-full-needs-users-full",
      "module.m.zidentity_group_role_assignment.h: access/partial-grant",
      // Through Super Admin, which it hands out as well.
      "zidentity_group_role_assignment.h: access/alive-through",
    ];
    expect(await rulesOf(CREATE)).toEqual(expected);
    expect(await rulesOf(APPLIED)).toEqual(expected);
  });
});

describe("what is known after apply alone", () => {
  test("is an expression, and so are roles of which the plan does not tell which", () => {
    const plan = recorded();
    const { resources } = plan.configuration.root_module;
    const assignment = resources.find(
      ({ address }) => address === "zidentity_group_role_assignment.h",
    );
    // As of `[cond ? zidentity_role.helpdesk.id : zidentity_role.many["a"].id]`: one is open, and it may be either.
    assignment!.expressions["role_ids"] = {
      references: ["zidentity_role.helpdesk.id", 'zidentity_role.many["a"].id'],
    };
    const change = plan.resource_changes.find(({ address }) => address === assignment!.address);
    Object.assign(change!.change.after as object, { group_id: null });
    Object.assign(change!.change.after_unknown as object, { group_id: true });
    const declared = declares(plan)["zidentity_group_role_assignment.h"];
    expect(declared?.["roles"]).toEqual([
      "Super Admin",
      { expression: "${zidentity_role.helpdesk.id}" },
    ]);
    expect(declared?.["group"]).toEqual({ expression: "${data.zidentity_group.helpdesk.id}" });
  });
});

test("what is to go is not declared", () => {
  const plan = recorded();
  for (const { change } of plan.resource_changes) {
    change.actions = ["delete"];
    change.after = null;
  }
  expect(declares(plan)).toEqual({});
});

test("a role id that two services have is the role of the service that it is assigned on", () => {
  const provider_name = "registry.terraform.io/zidentity-iac/zidentity";
  const data = (type: string, name: string, values: object) => ({
    mode: "data",
    type,
    name,
    values,
  });
  const services = ["one.net", "two.net"].map((cloud_name, index) =>
    data("zidentity_service", `s${index}`, { id: `s${index}`, name: "ZIA", cloud_name }),
  );
  const roles = ["Auditor", "Operator"].map((name, index) =>
    data("zidentity_role", `r${index}`, { id: "7", name, service_id: `s${index}` }),
  );
  const changes = ["s0", "s1"].map((service_id) => {
    const values = { user_id: "u", service_id, role_ids: ["7"] };
    const type = "zidentity_user_role_assignment";
    const change = { actions: ["create"], after: values, after_unknown: {} };
    return {
      address: `${type}.${service_id}`,
      mode: "managed",
      type,
      name: service_id,
      provider_name,
      change,
    };
  });
  const plan = {
    format_version: "1.2",
    resource_changes: changes,
    prior_state: { values: { root_module: { resources: [...services, ...roles] } } },
  };
  const { resources } = manifestOfTerraform(plan, "plan.json");
  expect(resources.map(({ declares }) => declares["roles"])).toEqual([["Auditor"], ["Operator"]]);
});

test("the deployer of the provider block, its services by name", () => {
  const plan = recorded();
  const [provider] = Object.values(plan.configuration.provider_config);
  const zpa = "ijlzpvvphj1e3";
  provider!.expressions = {
    deployer: {
      constant_value: { permissions: { roles: "full" }, service_admin_ids: [zpa, "other"] },
    },
  };
  expect(manifestOfTerraform(plan, "plan.json").deployer).toEqual({
    permissions: { roles: "full" },
    service_admins: [
      { name: "ZPA", cloud_name: "private.zscaler.com", org_name: "Acme" },
      { id: "other" },
    ],
  });
  provider!.expressions = { deployer: { references: ["var.deployer"] } };
  expect(manifestOfTerraform(plan, "plan.json").deployer).toBeUndefined();
});

test("a state, of which a service that holds managed roles is ZIdentity itself", () => {
  const resource = (type: string, name: string, values: object) => ({
    address: `${type}.${name}`,
    mode: "managed",
    type,
    name,
    values,
  });
  const state = {
    format_version: "1.0",
    values: {
      root_module: {
        resources: [
          resource("zidentity_role", "r", { id: "r1", name: "Helpdesk", description: null }),
        ],
        child_modules: [
          {
            address: "module.a",
            resources: [
              {
                ...resource("zidentity_group_role_assignment", "g", {
                  id: "group/g1/s1",
                  group_id: "g1",
                  service_id: "s1",
                  role_ids: ["r1"],
                }),
                address: "module.a.zidentity_group_role_assignment.g",
              },
            ],
          },
        ],
      },
    },
  };
  expect(manifestOfTerraform(state, "state.json").resources).toEqual([
    { type: "zidentity_role", path: "zidentity_role.r", declares: { name: "Helpdesk" } },
    {
      type: "zidentity_group_role_assignment",
      path: "module.a.zidentity_group_role_assignment.g",
      declares: { group: { id: "g1" }, service: "ZIAM", roles: ["Helpdesk"] },
    },
  ]);
});

test.each([
  ["an empty state", { format_version: "1.0" }, /not the JSON of a Terraform plan or state/],
  ["a later form", { ...recorded(), format_version: "2.0" }, /has the form 2.0/],
  ["a broken plan", { format_version: "1.2", resource_changes: [{}] }, /resource_changes\.0/],
])("%s is refused, and how to write a plan is said", (_what, document, message) => {
  expect(() => manifestOfTerraform(document, "plan.json")).toThrow(DiagnosticsError);
  expect(() => manifestOfTerraform(document, "plan.json")).toThrow(message);
});
