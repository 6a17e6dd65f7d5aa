// https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/resources/role
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface RoleConfig extends cdktf.TerraformMetaArguments {
  /**
  * The role's name, unique in the tenant. A new name is set in place.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/resources/role#name Role#name}
  */
  readonly name: string;
  /**
  * What the role is for.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/resources/role#description Role#description}
  */
  readonly description?: string;
  /**
  * The level of the role on each module of the ZIdentity portal. A module that is left out is `none`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/resources/role#permissions Role#permissions}
  */
  readonly permissions?: RolePermissions;
  /**
  * Levels of modules that the vendor added after this version of the provider, by lower-case module key. Left out, such modules are kept as the tenant has them; given, the map is all of them.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/resources/role#other_permissions Role#other_permissions}
  */
  readonly otherPermissions?: { [key: string]: string };
}
export interface RolePermissions {
  /**
  * Level on Admin Sign-On Policy: `none`, `view_only`, `full`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/resources/role#admin_sign_on_policy Role#admin_sign_on_policy}
  */
  readonly adminSignOnPolicy?: string;
  /**
  * Level on Authentication Methods: `none`, `view_only`, `full`. Includes the password policy.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/resources/role#authentication_methods Role#authentication_methods}
  */
  readonly authenticationMethods?: string;
  /**
  * Level on Users and Groups: `none`, `view_only`, `full`. Includes the attributes of users and groups.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/resources/role#users_and_groups Role#users_and_groups}
  */
  readonly usersAndGroups?: string;
  /**
  * Level on User Credentials: `none`, `view_only`, `full`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/resources/role#user_credentials Role#user_credentials}
  */
  readonly userCredentials?: string;
  /**
  * Level on External Identities: `none`, `restricted_view`, `view_only`, `full`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/resources/role#external_identities Role#external_identities}
  */
  readonly externalIdentities?: string;
  /**
  * Level on IP Locations & Groups: `none`, `view_only`, `full`. Document 002 calls it Trusted IP Locations & Groups.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/resources/role#ip_locations_and_groups Role#ip_locations_and_groups}
  */
  readonly ipLocationsAndGroups?: string;
  /**
  * Level on Linked Services: `none`, `view_only`, `full`. Document 002 does not list it.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/resources/role#linked_services Role#linked_services}
  */
  readonly linkedServices?: string;
  /**
  * Level on Authentication Session: `none`, `view_only`, `full`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/resources/role#authentication_session Role#authentication_session}
  */
  readonly authenticationSession?: string;
  /**
  * Level on Administrative Entitlements: `none`, `view_only`, `restricted_full`, `full`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/resources/role#administrative_entitlements Role#administrative_entitlements}
  */
  readonly administrativeEntitlements?: string;
  /**
  * Level on Service Entitlements: `none`, `view_only`, `full`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/resources/role#service_entitlements Role#service_entitlements}
  */
  readonly serviceEntitlements?: string;
  /**
  * Level on Audit Logs: `none`, `view_only`. Document 001 lists it without saying which levels it offers.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/resources/role#audit_logs Role#audit_logs}
  */
  readonly auditLogs?: string;
  /**
  * Level on Roles: `none`, `view_only`, `full`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/resources/role#roles Role#roles}
  */
  readonly roles?: string;
  /**
  * Level on Guest Domains: `none`, `view_only`, `full`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/resources/role#guest_domains Role#guest_domains}
  */
  readonly guestDomains?: string;
  /**
  * Level on Remote Assistance: `none`, `view_only`, `full`. Document 001 says Full or None; document 002 lists View Only as well, which is accepted.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/resources/role#remote_assistance Role#remote_assistance}
  */
  readonly remoteAssistance?: string;
  /**
  * Level on Branding: `none`, `view_only`, `full`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/resources/role#branding Role#branding}
  */
  readonly branding?: string;
  /**
  * Level on API Clients & Resources: `none`, `view_only`, `full`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/resources/role#api_clients_and_resources Role#api_clients_and_resources}
  */
  readonly apiClientsAndResources?: string;
  /**
  * Level on Executive Insights: `none`, `full`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/resources/role#executive_insights Role#executive_insights}
  */
  readonly executiveInsights?: string;
  /**
  * Level on Token Validators: `none`, `view_only`, `full`. Document 001 does not list it.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/resources/role#token_validators Role#token_validators}
  */
  readonly tokenValidators?: string;
}

export function rolePermissionsToTerraform(struct?: RolePermissions | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    admin_sign_on_policy: cdktf.stringToTerraform(struct!.adminSignOnPolicy),
    authentication_methods: cdktf.stringToTerraform(struct!.authenticationMethods),
    users_and_groups: cdktf.stringToTerraform(struct!.usersAndGroups),
    user_credentials: cdktf.stringToTerraform(struct!.userCredentials),
    external_identities: cdktf.stringToTerraform(struct!.externalIdentities),
    ip_locations_and_groups: cdktf.stringToTerraform(struct!.ipLocationsAndGroups),
    linked_services: cdktf.stringToTerraform(struct!.linkedServices),
    authentication_session: cdktf.stringToTerraform(struct!.authenticationSession),
    administrative_entitlements: cdktf.stringToTerraform(struct!.administrativeEntitlements),
    service_entitlements: cdktf.stringToTerraform(struct!.serviceEntitlements),
    audit_logs: cdktf.stringToTerraform(struct!.auditLogs),
    roles: cdktf.stringToTerraform(struct!.roles),
    guest_domains: cdktf.stringToTerraform(struct!.guestDomains),
    remote_assistance: cdktf.stringToTerraform(struct!.remoteAssistance),
    branding: cdktf.stringToTerraform(struct!.branding),
    api_clients_and_resources: cdktf.stringToTerraform(struct!.apiClientsAndResources),
    executive_insights: cdktf.stringToTerraform(struct!.executiveInsights),
    token_validators: cdktf.stringToTerraform(struct!.tokenValidators),
  }
}


export function rolePermissionsToHclTerraform(struct?: RolePermissions | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    admin_sign_on_policy: {
      value: cdktf.stringToHclTerraform(struct!.adminSignOnPolicy),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    authentication_methods: {
      value: cdktf.stringToHclTerraform(struct!.authenticationMethods),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    users_and_groups: {
      value: cdktf.stringToHclTerraform(struct!.usersAndGroups),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    user_credentials: {
      value: cdktf.stringToHclTerraform(struct!.userCredentials),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    external_identities: {
      value: cdktf.stringToHclTerraform(struct!.externalIdentities),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    ip_locations_and_groups: {
      value: cdktf.stringToHclTerraform(struct!.ipLocationsAndGroups),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    linked_services: {
      value: cdktf.stringToHclTerraform(struct!.linkedServices),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    authentication_session: {
      value: cdktf.stringToHclTerraform(struct!.authenticationSession),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    administrative_entitlements: {
      value: cdktf.stringToHclTerraform(struct!.administrativeEntitlements),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    service_entitlements: {
      value: cdktf.stringToHclTerraform(struct!.serviceEntitlements),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    audit_logs: {
      value: cdktf.stringToHclTerraform(struct!.auditLogs),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    roles: {
      value: cdktf.stringToHclTerraform(struct!.roles),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    guest_domains: {
      value: cdktf.stringToHclTerraform(struct!.guestDomains),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    remote_assistance: {
      value: cdktf.stringToHclTerraform(struct!.remoteAssistance),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    branding: {
      value: cdktf.stringToHclTerraform(struct!.branding),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    api_clients_and_resources: {
      value: cdktf.stringToHclTerraform(struct!.apiClientsAndResources),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    executive_insights: {
      value: cdktf.stringToHclTerraform(struct!.executiveInsights),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    token_validators: {
      value: cdktf.stringToHclTerraform(struct!.tokenValidators),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class RolePermissionsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): RolePermissions | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._adminSignOnPolicy !== undefined) {
      hasAnyValues = true;
      internalValueResult.adminSignOnPolicy = this._adminSignOnPolicy;
    }
    if (this._authenticationMethods !== undefined) {
      hasAnyValues = true;
      internalValueResult.authenticationMethods = this._authenticationMethods;
    }
    if (this._usersAndGroups !== undefined) {
      hasAnyValues = true;
      internalValueResult.usersAndGroups = this._usersAndGroups;
    }
    if (this._userCredentials !== undefined) {
      hasAnyValues = true;
      internalValueResult.userCredentials = this._userCredentials;
    }
    if (this._externalIdentities !== undefined) {
      hasAnyValues = true;
      internalValueResult.externalIdentities = this._externalIdentities;
    }
    if (this._ipLocationsAndGroups !== undefined) {
      hasAnyValues = true;
      internalValueResult.ipLocationsAndGroups = this._ipLocationsAndGroups;
    }
    if (this._linkedServices !== undefined) {
      hasAnyValues = true;
      internalValueResult.linkedServices = this._linkedServices;
    }
    if (this._authenticationSession !== undefined) {
      hasAnyValues = true;
      internalValueResult.authenticationSession = this._authenticationSession;
    }
    if (this._administrativeEntitlements !== undefined) {
      hasAnyValues = true;
      internalValueResult.administrativeEntitlements = this._administrativeEntitlements;
    }
    if (this._serviceEntitlements !== undefined) {
      hasAnyValues = true;
      internalValueResult.serviceEntitlements = this._serviceEntitlements;
    }
    if (this._auditLogs !== undefined) {
      hasAnyValues = true;
      internalValueResult.auditLogs = this._auditLogs;
    }
    if (this._roles !== undefined) {
      hasAnyValues = true;
      internalValueResult.roles = this._roles;
    }
    if (this._guestDomains !== undefined) {
      hasAnyValues = true;
      internalValueResult.guestDomains = this._guestDomains;
    }
    if (this._remoteAssistance !== undefined) {
      hasAnyValues = true;
      internalValueResult.remoteAssistance = this._remoteAssistance;
    }
    if (this._branding !== undefined) {
      hasAnyValues = true;
      internalValueResult.branding = this._branding;
    }
    if (this._apiClientsAndResources !== undefined) {
      hasAnyValues = true;
      internalValueResult.apiClientsAndResources = this._apiClientsAndResources;
    }
    if (this._executiveInsights !== undefined) {
      hasAnyValues = true;
      internalValueResult.executiveInsights = this._executiveInsights;
    }
    if (this._tokenValidators !== undefined) {
      hasAnyValues = true;
      internalValueResult.tokenValidators = this._tokenValidators;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: RolePermissions | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._adminSignOnPolicy = undefined;
      this._authenticationMethods = undefined;
      this._usersAndGroups = undefined;
      this._userCredentials = undefined;
      this._externalIdentities = undefined;
      this._ipLocationsAndGroups = undefined;
      this._linkedServices = undefined;
      this._authenticationSession = undefined;
      this._administrativeEntitlements = undefined;
      this._serviceEntitlements = undefined;
      this._auditLogs = undefined;
      this._roles = undefined;
      this._guestDomains = undefined;
      this._remoteAssistance = undefined;
      this._branding = undefined;
      this._apiClientsAndResources = undefined;
      this._executiveInsights = undefined;
      this._tokenValidators = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._adminSignOnPolicy = value.adminSignOnPolicy;
      this._authenticationMethods = value.authenticationMethods;
      this._usersAndGroups = value.usersAndGroups;
      this._userCredentials = value.userCredentials;
      this._externalIdentities = value.externalIdentities;
      this._ipLocationsAndGroups = value.ipLocationsAndGroups;
      this._linkedServices = value.linkedServices;
      this._authenticationSession = value.authenticationSession;
      this._administrativeEntitlements = value.administrativeEntitlements;
      this._serviceEntitlements = value.serviceEntitlements;
      this._auditLogs = value.auditLogs;
      this._roles = value.roles;
      this._guestDomains = value.guestDomains;
      this._remoteAssistance = value.remoteAssistance;
      this._branding = value.branding;
      this._apiClientsAndResources = value.apiClientsAndResources;
      this._executiveInsights = value.executiveInsights;
      this._tokenValidators = value.tokenValidators;
    }
  }

  // admin_sign_on_policy - computed: false, optional: true, required: false
  private _adminSignOnPolicy?: string; 
  public get adminSignOnPolicy() {
    return this.getStringAttribute('admin_sign_on_policy');
  }
  public set adminSignOnPolicy(value: string) {
    this._adminSignOnPolicy = value;
  }
  public resetAdminSignOnPolicy() {
    this._adminSignOnPolicy = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get adminSignOnPolicyInput() {
    return this._adminSignOnPolicy;
  }

  // authentication_methods - computed: false, optional: true, required: false
  private _authenticationMethods?: string; 
  public get authenticationMethods() {
    return this.getStringAttribute('authentication_methods');
  }
  public set authenticationMethods(value: string) {
    this._authenticationMethods = value;
  }
  public resetAuthenticationMethods() {
    this._authenticationMethods = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get authenticationMethodsInput() {
    return this._authenticationMethods;
  }

  // users_and_groups - computed: false, optional: true, required: false
  private _usersAndGroups?: string; 
  public get usersAndGroups() {
    return this.getStringAttribute('users_and_groups');
  }
  public set usersAndGroups(value: string) {
    this._usersAndGroups = value;
  }
  public resetUsersAndGroups() {
    this._usersAndGroups = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get usersAndGroupsInput() {
    return this._usersAndGroups;
  }

  // user_credentials - computed: false, optional: true, required: false
  private _userCredentials?: string; 
  public get userCredentials() {
    return this.getStringAttribute('user_credentials');
  }
  public set userCredentials(value: string) {
    this._userCredentials = value;
  }
  public resetUserCredentials() {
    this._userCredentials = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get userCredentialsInput() {
    return this._userCredentials;
  }

  // external_identities - computed: false, optional: true, required: false
  private _externalIdentities?: string; 
  public get externalIdentities() {
    return this.getStringAttribute('external_identities');
  }
  public set externalIdentities(value: string) {
    this._externalIdentities = value;
  }
  public resetExternalIdentities() {
    this._externalIdentities = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get externalIdentitiesInput() {
    return this._externalIdentities;
  }

  // ip_locations_and_groups - computed: false, optional: true, required: false
  private _ipLocationsAndGroups?: string; 
  public get ipLocationsAndGroups() {
    return this.getStringAttribute('ip_locations_and_groups');
  }
  public set ipLocationsAndGroups(value: string) {
    this._ipLocationsAndGroups = value;
  }
  public resetIpLocationsAndGroups() {
    this._ipLocationsAndGroups = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get ipLocationsAndGroupsInput() {
    return this._ipLocationsAndGroups;
  }

  // linked_services - computed: false, optional: true, required: false
  private _linkedServices?: string; 
  public get linkedServices() {
    return this.getStringAttribute('linked_services');
  }
  public set linkedServices(value: string) {
    this._linkedServices = value;
  }
  public resetLinkedServices() {
    this._linkedServices = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get linkedServicesInput() {
    return this._linkedServices;
  }

  // authentication_session - computed: false, optional: true, required: false
  private _authenticationSession?: string; 
  public get authenticationSession() {
    return this.getStringAttribute('authentication_session');
  }
  public set authenticationSession(value: string) {
    this._authenticationSession = value;
  }
  public resetAuthenticationSession() {
    this._authenticationSession = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get authenticationSessionInput() {
    return this._authenticationSession;
  }

  // administrative_entitlements - computed: false, optional: true, required: false
  private _administrativeEntitlements?: string; 
  public get administrativeEntitlements() {
    return this.getStringAttribute('administrative_entitlements');
  }
  public set administrativeEntitlements(value: string) {
    this._administrativeEntitlements = value;
  }
  public resetAdministrativeEntitlements() {
    this._administrativeEntitlements = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get administrativeEntitlementsInput() {
    return this._administrativeEntitlements;
  }

  // service_entitlements - computed: false, optional: true, required: false
  private _serviceEntitlements?: string; 
  public get serviceEntitlements() {
    return this.getStringAttribute('service_entitlements');
  }
  public set serviceEntitlements(value: string) {
    this._serviceEntitlements = value;
  }
  public resetServiceEntitlements() {
    this._serviceEntitlements = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get serviceEntitlementsInput() {
    return this._serviceEntitlements;
  }

  // audit_logs - computed: false, optional: true, required: false
  private _auditLogs?: string; 
  public get auditLogs() {
    return this.getStringAttribute('audit_logs');
  }
  public set auditLogs(value: string) {
    this._auditLogs = value;
  }
  public resetAuditLogs() {
    this._auditLogs = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get auditLogsInput() {
    return this._auditLogs;
  }

  // roles - computed: false, optional: true, required: false
  private _roles?: string; 
  public get roles() {
    return this.getStringAttribute('roles');
  }
  public set roles(value: string) {
    this._roles = value;
  }
  public resetRoles() {
    this._roles = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get rolesInput() {
    return this._roles;
  }

  // guest_domains - computed: false, optional: true, required: false
  private _guestDomains?: string; 
  public get guestDomains() {
    return this.getStringAttribute('guest_domains');
  }
  public set guestDomains(value: string) {
    this._guestDomains = value;
  }
  public resetGuestDomains() {
    this._guestDomains = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get guestDomainsInput() {
    return this._guestDomains;
  }

  // remote_assistance - computed: false, optional: true, required: false
  private _remoteAssistance?: string; 
  public get remoteAssistance() {
    return this.getStringAttribute('remote_assistance');
  }
  public set remoteAssistance(value: string) {
    this._remoteAssistance = value;
  }
  public resetRemoteAssistance() {
    this._remoteAssistance = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get remoteAssistanceInput() {
    return this._remoteAssistance;
  }

  // branding - computed: false, optional: true, required: false
  private _branding?: string; 
  public get branding() {
    return this.getStringAttribute('branding');
  }
  public set branding(value: string) {
    this._branding = value;
  }
  public resetBranding() {
    this._branding = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get brandingInput() {
    return this._branding;
  }

  // api_clients_and_resources - computed: false, optional: true, required: false
  private _apiClientsAndResources?: string; 
  public get apiClientsAndResources() {
    return this.getStringAttribute('api_clients_and_resources');
  }
  public set apiClientsAndResources(value: string) {
    this._apiClientsAndResources = value;
  }
  public resetApiClientsAndResources() {
    this._apiClientsAndResources = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get apiClientsAndResourcesInput() {
    return this._apiClientsAndResources;
  }

  // executive_insights - computed: false, optional: true, required: false
  private _executiveInsights?: string; 
  public get executiveInsights() {
    return this.getStringAttribute('executive_insights');
  }
  public set executiveInsights(value: string) {
    this._executiveInsights = value;
  }
  public resetExecutiveInsights() {
    this._executiveInsights = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get executiveInsightsInput() {
    return this._executiveInsights;
  }

  // token_validators - computed: false, optional: true, required: false
  private _tokenValidators?: string; 
  public get tokenValidators() {
    return this.getStringAttribute('token_validators');
  }
  public set tokenValidators(value: string) {
    this._tokenValidators = value;
  }
  public resetTokenValidators() {
    this._tokenValidators = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get tokenValidatorsInput() {
    return this._tokenValidators;
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/resources/role zidentity_role}
*/
export class Role extends cdktf.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "zidentity_role";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a Role resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the Role to import
  * @param importFromId The id of the existing Role that should be imported. Refer to the {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/resources/role#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the Role to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "zidentity_role", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs/resources/role zidentity_role} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options RoleConfig
  */
  public constructor(scope: Construct, id: string, config: RoleConfig) {
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
    this._name = config.name;
    this._description = config.description;
    this._permissions.internalValue = config.permissions;
    this._otherPermissions = config.otherPermissions;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
  }

  // name - computed: false, optional: false, required: true
  private _name?: string; 
  public get name() {
    return this.getStringAttribute('name');
  }
  public set name(value: string) {
    this._name = value;
  }
  // Temporarily expose input value. Use with caution.
  public get nameInput() {
    return this._name;
  }

  // description - computed: false, optional: true, required: false
  private _description?: string; 
  public get description() {
    return this.getStringAttribute('description');
  }
  public set description(value: string) {
    this._description = value;
  }
  public resetDescription() {
    this._description = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get descriptionInput() {
    return this._description;
  }

  // permissions - computed: false, optional: true, required: false
  private _permissions = new RolePermissionsOutputReference(this, "permissions");
  public get permissions() {
    return this._permissions;
  }
  public putPermissions(value: RolePermissions) {
    this._permissions.internalValue = value;
  }
  public resetPermissions() {
    this._permissions.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get permissionsInput() {
    return this._permissions.internalValue;
  }

  // other_permissions - computed: true, optional: true, required: false
  private _otherPermissions?: { [key: string]: string }; 
  public get otherPermissions() {
    return this.getStringMapAttribute('other_permissions');
  }
  public set otherPermissions(value: { [key: string]: string }) {
    this._otherPermissions = value;
  }
  public resetOtherPermissions() {
    this._otherPermissions = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get otherPermissionsInput() {
    return this._otherPermissions;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      name: cdktf.stringToTerraform(this._name),
      description: cdktf.stringToTerraform(this._description),
      permissions: rolePermissionsToTerraform(this._permissions.internalValue),
      other_permissions: cdktf.hashMapper(cdktf.stringToTerraform)(this._otherPermissions),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      name: {
        value: cdktf.stringToHclTerraform(this._name),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      description: {
        value: cdktf.stringToHclTerraform(this._description),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      permissions: {
        value: rolePermissionsToHclTerraform(this._permissions.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "RolePermissions",
      },
      other_permissions: {
        value: cdktf.hashMapperHcl(cdktf.stringToHclTerraform)(this._otherPermissions),
        isBlock: false,
        type: "map",
        storageClassType: "stringMap",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
