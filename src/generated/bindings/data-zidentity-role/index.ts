// https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/data-sources/role
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface DataZidentityRoleConfig extends cdktf.TerraformMetaArguments {
  /**
  * The role's id in the tenant.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/data-sources/role#id DataZidentityRole#id}
  *
  * Please be aware that the id field is automatically added to all resources in Terraform providers using a Terraform provider SDK version below 2.
  * If you experience problems setting this value it might not be settable. Please take a look at the provider documentation to ensure it should be settable.
  */
  readonly id?: string;
  /**
  * The role's exact name. Exactly one of `id` and `name`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/data-sources/role#name DataZidentityRole#name}
  */
  readonly name?: string;
  /**
  * The id of the service whose role it is. Default: ZIdentity itself.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/data-sources/role#service_id DataZidentityRole#service_id}
  */
  readonly serviceId?: string;
}
export interface DataZidentityRolePermissions {
}

export function dataZidentityRolePermissionsToTerraform(struct?: DataZidentityRolePermissions): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataZidentityRolePermissionsToHclTerraform(struct?: DataZidentityRolePermissions): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataZidentityRolePermissionsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataZidentityRolePermissions | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataZidentityRolePermissions | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // admin_sign_on_policy - computed: true, optional: false, required: false
  public get adminSignOnPolicy() {
    return this.getStringAttribute('admin_sign_on_policy');
  }

  // authentication_methods - computed: true, optional: false, required: false
  public get authenticationMethods() {
    return this.getStringAttribute('authentication_methods');
  }

  // users_and_groups - computed: true, optional: false, required: false
  public get usersAndGroups() {
    return this.getStringAttribute('users_and_groups');
  }

  // user_credentials - computed: true, optional: false, required: false
  public get userCredentials() {
    return this.getStringAttribute('user_credentials');
  }

  // external_identities - computed: true, optional: false, required: false
  public get externalIdentities() {
    return this.getStringAttribute('external_identities');
  }

  // ip_locations_and_groups - computed: true, optional: false, required: false
  public get ipLocationsAndGroups() {
    return this.getStringAttribute('ip_locations_and_groups');
  }

  // linked_services - computed: true, optional: false, required: false
  public get linkedServices() {
    return this.getStringAttribute('linked_services');
  }

  // authentication_session - computed: true, optional: false, required: false
  public get authenticationSession() {
    return this.getStringAttribute('authentication_session');
  }

  // administrative_entitlements - computed: true, optional: false, required: false
  public get administrativeEntitlements() {
    return this.getStringAttribute('administrative_entitlements');
  }

  // service_entitlements - computed: true, optional: false, required: false
  public get serviceEntitlements() {
    return this.getStringAttribute('service_entitlements');
  }

  // audit_logs - computed: true, optional: false, required: false
  public get auditLogs() {
    return this.getStringAttribute('audit_logs');
  }

  // roles - computed: true, optional: false, required: false
  public get roles() {
    return this.getStringAttribute('roles');
  }

  // guest_domains - computed: true, optional: false, required: false
  public get guestDomains() {
    return this.getStringAttribute('guest_domains');
  }

  // remote_assistance - computed: true, optional: false, required: false
  public get remoteAssistance() {
    return this.getStringAttribute('remote_assistance');
  }

  // branding - computed: true, optional: false, required: false
  public get branding() {
    return this.getStringAttribute('branding');
  }

  // api_clients_and_resources - computed: true, optional: false, required: false
  public get apiClientsAndResources() {
    return this.getStringAttribute('api_clients_and_resources');
  }

  // executive_insights - computed: true, optional: false, required: false
  public get executiveInsights() {
    return this.getStringAttribute('executive_insights');
  }

  // token_validators - computed: true, optional: false, required: false
  public get tokenValidators() {
    return this.getStringAttribute('token_validators');
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/data-sources/role zidentity_role}
*/
export class DataZidentityRole extends cdktf.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "zidentity_role";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a DataZidentityRole resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataZidentityRole to import
  * @param importFromId The id of the existing DataZidentityRole that should be imported. Refer to the {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/data-sources/role#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataZidentityRole to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "zidentity_role", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/data-sources/role zidentity_role} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataZidentityRoleConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataZidentityRoleConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'zidentity_role',
      terraformGeneratorMetadata: {
        providerName: 'zidentity'
      },
      provider: config.provider,
      dependsOn: config.dependsOn,
      count: config.count,
      lifecycle: config.lifecycle,
      provisioners: config.provisioners,
      connection: config.connection,
      forEach: config.forEach
    });
    this._id = config.id;
    this._name = config.name;
    this._serviceId = config.serviceId;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // id - computed: true, optional: true, required: false
  private _id?: string; 
  public get id() {
    return this.getStringAttribute('id');
  }
  public set id(value: string) {
    this._id = value;
  }
  public resetId() {
    this._id = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get idInput() {
    return this._id;
  }

  // name - computed: true, optional: true, required: false
  private _name?: string; 
  public get name() {
    return this.getStringAttribute('name');
  }
  public set name(value: string) {
    this._name = value;
  }
  public resetName() {
    this._name = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get nameInput() {
    return this._name;
  }

  // service_id - computed: true, optional: true, required: false
  private _serviceId?: string; 
  public get serviceId() {
    return this.getStringAttribute('service_id');
  }
  public set serviceId(value: string) {
    this._serviceId = value;
  }
  public resetServiceId() {
    this._serviceId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get serviceIdInput() {
    return this._serviceId;
  }

  // description - computed: true, optional: false, required: false
  public get description() {
    return this.getStringAttribute('description');
  }

  // system_defined - computed: true, optional: false, required: false
  public get systemDefined() {
    return this.getBooleanAttribute('system_defined');
  }

  // permissions - computed: true, optional: false, required: false
  private _permissions = new DataZidentityRolePermissionsOutputReference(this, "permissions");
  public get permissions() {
    return this._permissions;
  }

  // other_permissions - computed: true, optional: false, required: false
  private _otherPermissions = new cdktf.StringMap(this, "other_permissions");
  public get otherPermissions() {
    return this._otherPermissions;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      id: cdktf.stringToTerraform(this._id),
      name: cdktf.stringToTerraform(this._name),
      service_id: cdktf.stringToTerraform(this._serviceId),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      id: {
        value: cdktf.stringToHclTerraform(this._id),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      name: {
        value: cdktf.stringToHclTerraform(this._name),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      service_id: {
        value: cdktf.stringToHclTerraform(this._serviceId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
