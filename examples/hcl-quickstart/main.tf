# A part of the access of examples/quickstart, in HCL.
# Credentials and addresses come from the environment: ZSCALER_CLIENT_ID, ZSCALER_CLIENT_SECRET and
# ZSCALER_VANITY_DOMAIN for a tenant; ZIDENTITY_BASE_URL and ZIDENTITY_TOKEN_URL for the embedded one.
terraform {
  required_providers {
    zidentity = { source = "zidentity-iac/zidentity" }
  }
}

provider "zidentity" {}

data "zidentity_user" "owner" {
  login_name = "owner@example.com"
}

data "zidentity_user" "ann" {
  login_name = "ann@example.com"
}

data "zidentity_group" "helpdesk" {
  name = "Helpdesk"
}

data "zidentity_service" "zia" {
  name       = "ZIA"
  cloud_name = "zscalerthree.net"
  org_name   = "Acme West"
}

data "zidentity_role" "super_admin" {
  name = "Super Admin"
}

data "zidentity_role" "zia_super" {
  name       = "Super Admin"
  service_id = data.zidentity_service.zia.id
}

resource "zidentity_role" "helpdesk" {
  name        = "Helpdesk"
  description = "First line"
  permissions = {
    users_and_groups = "full"
    user_credentials = "full"
  }
}

# The owner held Super Admin before: declaring it takes it under management.
resource "zidentity_user_role_assignment" "owner" {
  user_id  = data.zidentity_user.owner.id
  role_ids = [data.zidentity_role.super_admin.id]
}

resource "zidentity_group_role_assignment" "helpdesk" {
  group_id = data.zidentity_group.helpdesk.id
  role_ids = [zidentity_role.helpdesk.id]
}

resource "zidentity_user_role_assignment" "ann" {
  user_id    = data.zidentity_user.ann.id
  service_id = data.zidentity_service.zia.id
  role_ids   = [data.zidentity_role.zia_super.id]
}

resource "zidentity_service_entitlement" "helpdesk_zia" {
  group_id   = data.zidentity_group.helpdesk.id
  service_id = data.zidentity_service.zia.id
}
