/**
 * Who administers Acme's Zscaler tenants. Run it with `npx tsx main.ts`, or with `cdktf synth`.
 * Credentials and addresses come from the environment of Terraform: ZSCALER_CLIENT_ID, ZSCALER_CLIENT_SECRET and
 * ZSCALER_VANITY_DOMAIN for a tenant; ZIDENTITY_BASE_URL and ZIDENTITY_TOKEN_URL for the embedded one.
 */
import { App, LocalBackend, TerraformStack } from "cdktf";
import {
  Group,
  GroupRoleAssignment,
  Role,
  Service,
  ServiceEntitlement,
  User,
  UserRoleAssignment,
  ZidentityProvider,
} from "zidentity-iac";

const app = new App();
const stack = new TerraformStack(app, "quickstart");
new ZidentityProvider(stack, "zidentity");
// Terraform's state beside cdk.tf.json; left to itself, cdktf writes an absolute path of this machine there.
new LocalBackend(stack, { path: "terraform.tfstate" });

// Whoever answers the phone: users and their credentials, and nothing else.
const helpdesk = Group.byName(stack, "Helpdesk");
const helpdeskRole = new Role(stack, "helpdesk-role", {
  name: "Helpdesk",
  description: "First line",
  permissions: { usersAndGroups: "full", userCredentials: "full" },
});
new GroupRoleAssignment(stack, "helpdesk", { group: helpdesk, roles: [helpdeskRole] });

// Whoever asks who may do what: everything that tells it, and no way to change it.
const reviewerRole = new Role(stack, "access-reviewer-role", {
  name: "Access Reviewer",
  description: "Reviews who holds what",
  permissions: {
    usersAndGroups: "view_only",
    roles: "view_only",
    administrativeEntitlements: "view_only",
    serviceEntitlements: "view_only",
    auditLogs: "view_only",
  },
});
for (const name of ["Auditors", "Compliance"]) {
  new GroupRoleAssignment(stack, `${name.toLowerCase()}-review`, {
    group: Group.byName(stack, name),
    roles: [reviewerRole],
  });
}

// The team behind sign-on reviews too, and manages users with the role that Zscaler predefines.
new GroupRoleAssignment(stack, "identity-team", {
  group: Group.byName(stack, "Identity Team"),
  roles: [reviewerRole, Role.named(stack, "Users Admin")],
});

// The owner held Super Admin before: declaring it takes it under management.
new UserRoleAssignment(stack, "owner", {
  user: User.byLogin(stack, "owner@example.com"),
  roles: [Role.named(stack, "Super Admin")],
});

// Ann runs Internet Access in the west, and nothing of ZIdentity.
const zia = Service.named(stack, "ZIA", { cloud: "zscalerthree.net", org: "Acme West" });
new UserRoleAssignment(stack, "ann", {
  user: User.byLogin(stack, "ann@example.com"),
  service: zia,
  roles: [Role.named(stack, "Super Admin", { service: zia })],
});
new ServiceEntitlement(stack, "helpdesk-zia", { group: helpdesk, service: zia });

app.synth();
