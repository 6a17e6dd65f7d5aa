import type { ResourceDefinition } from "../../src/resources";

/** What the reference shows of a resource beside its attributes. */
export interface ReferenceExample {
  readonly hcl: string;
  /** Only of resources. */
  readonly import?: { readonly form: string; readonly example: string };
}

/** By the name of the resource. A resource without an example ends the generation. */
export const RESOURCE_EXAMPLES: Readonly<Record<ResourceDefinition["name"], ReferenceExample>> = {
  zidentity_role: {
    hcl: `
resource "zidentity_role" "helpdesk" {
  name        = "Helpdesk"
  description = "First line"
  permissions = {
    users_and_groups = "full"
    user_credentials = "full"
  }
}`,
    import: {
      form: "The role's id, or its exact name. Predefined roles cannot be imported.",
      example: `terraform import zidentity_role.helpdesk "Helpdesk"`,
    },
  },
  zidentity_group_role_assignment: {
    hcl: `
data "zidentity_group" "helpdesk" {
  name = "Helpdesk"
}

resource "zidentity_group_role_assignment" "helpdesk" {
  group_id = data.zidentity_group.helpdesk.id
  role_ids = [zidentity_role.helpdesk.id]
}`,
    import: {
      form: "`group/<group id or name>/<service id or name>`. ZIdentity itself is the service `ZIAM`.",
      example: `terraform import zidentity_group_role_assignment.helpdesk "group/Helpdesk/ZIAM"`,
    },
  },
  zidentity_user_role_assignment: {
    hcl: `
data "zidentity_user" "ann" {
  login_name = "ann@example.com"
}

data "zidentity_service" "zia" {
  name       = "ZIA"
  cloud_name = "zscalerthree.net"
  org_name   = "Acme West"
}

data "zidentity_role" "zia_super" {
  name       = "Super Admin"
  service_id = data.zidentity_service.zia.id
}

resource "zidentity_user_role_assignment" "ann" {
  user_id    = data.zidentity_user.ann.id
  service_id = data.zidentity_service.zia.id
  role_ids   = [data.zidentity_role.zia_super.id]
  expires_at = "2030-06-30T18:00:00Z"
}`,
    import: {
      form: "`user/<user id or login name>/<service id or name>`. ZIdentity itself is the service `ZIAM`.",
      example: `terraform import zidentity_user_role_assignment.owner "user/owner@example.com/ZIAM"`,
    },
  },
  zidentity_service_entitlement: {
    hcl: `
data "zidentity_group" "helpdesk" {
  name = "Helpdesk"
}

data "zidentity_service" "zpa" {
  name = "ZPA"
}

resource "zidentity_service_entitlement" "helpdesk_zpa" {
  group_id   = data.zidentity_group.helpdesk.id
  service_id = data.zidentity_service.zpa.id
}`,
    import: {
      form: "`group/<group id or name>/<service id or name>` or `user/<user id or login name>/<service id or name>`.",
      example: `terraform import zidentity_service_entitlement.helpdesk_zpa "group/Helpdesk/ZPA"`,
    },
  },
};

/** By the name of the data source. */
export const DATA_SOURCE_EXAMPLES: Readonly<Record<string, ReferenceExample>> = {
  zidentity_user: {
    hcl: `
data "zidentity_user" "ann" {
  login_name = "ann@example.com"
}`,
  },
  zidentity_group: {
    hcl: `
data "zidentity_group" "helpdesk" {
  name = "Helpdesk"
}`,
  },
  zidentity_service: {
    hcl: `
data "zidentity_service" "zia" {
  name       = "ZIA"
  cloud_name = "zscalerthree.net"
  org_name   = "Acme West"
}`,
  },
  zidentity_role: {
    hcl: `
data "zidentity_role" "super_admin" {
  name = "Super Admin"
}`,
  },
  zidentity_effective_permissions: {
    hcl: `
data "zidentity_effective_permissions" "ann" {
  login_name = "ann@example.com"
}

output "why_ann_manages_users" {
  value = [
    for path in data.zidentity_effective_permissions.ann.paths : path
    if path.module == "users_and_groups" && path.standing == "decides"
  ]
}`,
  },
};

/** By the name of the function. A function without an example ends the generation. */
export const FUNCTION_EXAMPLES: Readonly<Record<string, string>> = {
  level_at_least: `
variable "level" {
  type = string
  validation {
    condition     = provider::zidentity::level_at_least(var.level, "view_only")
    error_message = "The level must be view_only or stronger."
  }
}`,
  effective_level: `
output "external_identities" {
  # "view_only": the stronger of the two wins.
  value = provider::zidentity::effective_level(["restricted_view"], ["view_only"])
}`,
  parse_assignment_id: `
output "group" {
  value = provider::zidentity::parse_assignment_id(zidentity_group_role_assignment.helpdesk.id).principal_id
}`,
};

export const PROVIDER_EXAMPLE: ReferenceExample = {
  hcl: `
terraform {
  required_providers {
    zidentity = { source = "zidentity-iac/zidentity" }
  }
}

# Credentials come from the environment.
provider "zidentity" {
  vanity_domain = "acme"

  # Who applies: what goes beyond him is an error of terraform validate.
  deployer = {
    permissions = {
      roles                       = "full"
      users_and_groups            = "full"
      administrative_entitlements = "full"
      ip_locations_and_groups     = "view_only"
    }
  }
}`,
};
