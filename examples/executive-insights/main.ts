/**
 * The Executive Insights app for the board, for the five years of its term, under rules of the house. Run it with
 * `npx tsx main.ts`, or with `cdktf synth`. Credentials come from the environment of Terraform, as in the quickstart.
 */
import { App, LocalBackend, TerraformStack } from "cdktf";
import {
  accept,
  ExecutiveInsightsAccess,
  PolicyRule,
  Role,
  RoleAssignments,
  Service,
  ZidentityProvider,
} from "zidentity-iac";

const app = new App();
const stack = new TerraformStack(app, "executive-insights");
const west = Service.named(stack, "ZIA", { cloud: "zscalerthree.net", org: "Acme West" });
const east = Service.named(stack, "ZIA", { cloud: "zscalertwo.net", org: "Acme East" });

// Who applies this, and what he may do: whatever is beyond him is an error here, and not halfway through an apply.
new ZidentityProvider(stack, "zidentity", {
  deployer: {
    permissions: {
      administrativeEntitlements: "full",
      usersAndGroups: "full",
      roles: "full",
      auditLogs: "view_only",
      // Who hands a role out holds what it gives.
      executiveInsights: "full",
    },
    serviceAdmins: [west, east],
  },
});
new LocalBackend(stack, { path: "terraform.tfstate" });

// Both halves: CXO Insight User on ZIdentity, and Executive Insights App on both ZIA tenants.
new ExecutiveInsightsAccess(stack, "board", {
  groups: ["Board"],
  users: ["owner@example.com"],
  ziaTenants: [west, east],
  start: "2026-01-01T00:00:00Z",
  duration: "1826d",
});

// One role for all, as with "Set same role for all selected groups" in the portal.
const auditor = new Role(stack, "auditor-role", {
  name: "Acme Auditor",
  permissions: { auditLogs: "view_only", usersAndGroups: "view_only", roles: "view_only" },
});
new RoleAssignments(stack, "auditors", { groups: ["Auditors", "Compliance"], role: auditor });

// What Acme asks for besides: judged with the rules of the model, here and by the command.
PolicyRule.namePattern(stack, "role-names", {
  pattern: /^Acme /,
  why: "The access review looks for our own roles by name.",
});
PolicyRule.forbiddenCombination(stack, "no-judge-of-oneself", {
  modules: { auditLogs: "view_only", userCredentials: "full" },
});
PolicyRule.maxHolders(stack, "few-super-admins", { max: 3, role: "Super Admin" });

// A role that waits for the next reorganisation: answered for by somebody, and until a day.
const reserve = new Role(stack, "reserve-role", {
  name: "Acme Reserve",
  permissions: { auditLogs: "view_only" },
});
accept(stack, {
  rule: "role/nobody-holds",
  role: reserve,
  reason: "Needed from the next reorganisation on",
  owner: "owner@example.com",
  until: "2030-12-31",
});

app.synth();
