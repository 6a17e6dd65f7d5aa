// https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface ZidentityProviderConfig {
  /**
  * The id of the API client. Environment variable: `ZSCALER_CLIENT_ID`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs#client_id ZidentityProvider#client_id}
  */
  readonly clientId?: string;
  /**
  * The secret of the API client. Or `private_key`. Environment variable: `ZSCALER_CLIENT_SECRET`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs#client_secret ZidentityProvider#client_secret}
  */
  readonly clientSecret?: string;
  /**
  * The private key (RSA) with which the API client signs in: its PEM, or the path of a file that holds it. Or `client_secret`. Environment variable: `ZSCALER_PRIVATE_KEY`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs#private_key ZidentityProvider#private_key}
  */
  readonly privateKey?: string;
  /**
  * The tenant's vanity domain: `acme` for `acme.zslogin.net`. Environment variable: `ZSCALER_VANITY_DOMAIN`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs#vanity_domain ZidentityProvider#vanity_domain}
  */
  readonly vanityDomain?: string;
  /**
  * The cloud, when it is not production: `beta`, `gov`, `govus` and others. Environment variable: `ZSCALER_CLOUD`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs#zscaler_cloud ZidentityProvider#zscaler_cloud}
  */
  readonly zscalerCloud?: string;
  /**
  * Stands for `https://api.zsapi.net`, for a gateway or the embedded tenant; the path of the API is appended. Plain http is accepted for loopback addresses alone. Environment variable: `ZIDENTITY_BASE_URL`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs#base_url ZidentityProvider#base_url}
  */
  readonly baseUrl?: string;
  /**
  * Stands for `https://<vanity domain>.zslogin.net/oauth2/v1/token`. Plain http is accepted for loopback addresses alone. Environment variable: `ZIDENTITY_TOKEN_URL`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs#token_url ZidentityProvider#token_url}
  */
  readonly tokenUrl?: string;
  /**
  * A file of these settings, as JSON or as `name = value` lines, that nobody but its owner may read. Default: `~/.zidentity/credentials`, where nothing else names a client. Environment variable: `ZIDENTITY_CREDENTIALS_FILE`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs#credentials_file ZidentityProvider#credentials_file}
  */
  readonly credentialsFile?: string;
  /**
  * The proxy for every request, such as `http://proxy.example.com:3128`. `NO_PROXY` counts; a loopback address is reached directly unless the proxy is set here. Environment variable: `HTTPS_PROXY`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs#http_proxy ZidentityProvider#http_proxy}
  */
  readonly httpProxy?: string;
  /**
  * A PEM file of certificate authorities that are trusted besides those of Node. Environment variable: `ZIDENTITY_CA_FILE`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs#ca_file ZidentityProvider#ca_file}
  */
  readonly caFile?: string;
  /**
  * How many requests may leave in a second, to leave room for others. Default: what the tenant announces.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs#max_requests_per_second ZidentityProvider#max_requests_per_second}
  */
  readonly maxRequestsPerSecond?: number;
  /**
  * How often one request is repeated at the most. Default: 5.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs#max_retries ZidentityProvider#max_retries}
  */
  readonly maxRetries?: number;
  /**
  * How long one request may take. Default: 60 seconds. A tenant that answers nothing at all for twice as long is taken for dead: the run ends with one error.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs#request_timeout ZidentityProvider#request_timeout}
  */
  readonly requestTimeout?: number;
  /**
  * The shortest wait before a repetition. Default: 1 second.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs#min_wait_seconds ZidentityProvider#min_wait_seconds}
  */
  readonly minWaitSeconds?: number;
  /**
  * The longest wait before a repetition. Default: 60 seconds.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs#max_wait_seconds ZidentityProvider#max_wait_seconds}
  */
  readonly maxWaitSeconds?: number;
  /**
  * The admin, or the API client, that applies the configuration. Declared, a role above him, and the levels that he lacks to carry a change out, are errors of `terraform validate` and of the plan; that an assignment hands out a role above him, the plan alone can tell. Left out, the plan asks the tenant once for the roles of the API client, and judges by them where it tells.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs#deployer ZidentityProvider#deployer}
  */
  readonly deployer?: ZidentityProviderDeployer;
  /**
  * Alias name
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs#alias ZidentityProvider#alias}
  */
  readonly alias?: string;
}
export interface ZidentityProviderDeployer {
  /**
  * His own effective level on each module of the ZIdentity portal, by module key as in `zidentity_role`. A module that is left out is `none`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs#permissions ZidentityProvider#permissions}
  */
  readonly permissions: { [key: string]: string };
  /**
  * The ids of the linked services whose administrators he may manage: those on which he is an admin himself, with full control of its administrators. An assignment on another linked service is an error of the plan: at `terraform validate` nobody can tell whether an id is that of ZIdentity itself, which is nobody's to administer. Left out: not known, and not judged. Terraform drops a misspelt name of this attribute without a word: then it is left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs#service_admin_ids ZidentityProvider#service_admin_ids}
  */
  readonly serviceAdminIds?: string[];
}

export function zidentityProviderDeployerToTerraform(struct?: ZidentityProviderDeployer | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    permissions: cdktf.hashMapper(cdktf.stringToTerraform)(struct!.permissions),
    service_admin_ids: cdktf.listMapper(cdktf.stringToTerraform, false)(struct!.serviceAdminIds),
  }
}


export function zidentityProviderDeployerToHclTerraform(struct?: ZidentityProviderDeployer | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    permissions: {
      value: cdktf.hashMapperHcl(cdktf.stringToHclTerraform)(struct!.permissions),
      isBlock: false,
      type: "map",
      storageClassType: "stringMap",
    },
    service_admin_ids: {
      value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(struct!.serviceAdminIds),
      isBlock: false,
      type: "set",
      storageClassType: "stringList",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}


/**
* Represents a {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs zidentity}
*/
export class ZidentityProvider extends cdktf.TerraformProvider {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "zidentity";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a ZidentityProvider resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the ZidentityProvider to import
  * @param importFromId The id of the existing ZidentityProvider that should be imported. Refer to the {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the ZidentityProvider to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "zidentity", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/zidentity-iac/zidentity/latest/docs zidentity} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options ZidentityProviderConfig = {}
  */
  public constructor(scope: Construct, id: string, config: ZidentityProviderConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'zidentity',
      terraformGeneratorMetadata: {
        providerName: 'zidentity'
      },
      terraformProviderSource: 'zidentity-iac/zidentity'
    });
    this._clientId = config.clientId;
    this._clientSecret = config.clientSecret;
    this._privateKey = config.privateKey;
    this._vanityDomain = config.vanityDomain;
    this._zscalerCloud = config.zscalerCloud;
    this._baseUrl = config.baseUrl;
    this._tokenUrl = config.tokenUrl;
    this._credentialsFile = config.credentialsFile;
    this._httpProxy = config.httpProxy;
    this._caFile = config.caFile;
    this._maxRequestsPerSecond = config.maxRequestsPerSecond;
    this._maxRetries = config.maxRetries;
    this._requestTimeout = config.requestTimeout;
    this._minWaitSeconds = config.minWaitSeconds;
    this._maxWaitSeconds = config.maxWaitSeconds;
    this._deployer = config.deployer;
    this._alias = config.alias;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // client_id - computed: false, optional: true, required: false
  private _clientId?: string; 
  public get clientId() {
    return this._clientId;
  }
  public set clientId(value: string | undefined) {
    this._clientId = value;
  }
  public resetClientId() {
    this._clientId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get clientIdInput() {
    return this._clientId;
  }

  // client_secret - computed: false, optional: true, required: false
  private _clientSecret?: string; 
  public get clientSecret() {
    return this._clientSecret;
  }
  public set clientSecret(value: string | undefined) {
    this._clientSecret = value;
  }
  public resetClientSecret() {
    this._clientSecret = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get clientSecretInput() {
    return this._clientSecret;
  }

  // private_key - computed: false, optional: true, required: false
  private _privateKey?: string; 
  public get privateKey() {
    return this._privateKey;
  }
  public set privateKey(value: string | undefined) {
    this._privateKey = value;
  }
  public resetPrivateKey() {
    this._privateKey = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get privateKeyInput() {
    return this._privateKey;
  }

  // vanity_domain - computed: false, optional: true, required: false
  private _vanityDomain?: string; 
  public get vanityDomain() {
    return this._vanityDomain;
  }
  public set vanityDomain(value: string | undefined) {
    this._vanityDomain = value;
  }
  public resetVanityDomain() {
    this._vanityDomain = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get vanityDomainInput() {
    return this._vanityDomain;
  }

  // zscaler_cloud - computed: false, optional: true, required: false
  private _zscalerCloud?: string; 
  public get zscalerCloud() {
    return this._zscalerCloud;
  }
  public set zscalerCloud(value: string | undefined) {
    this._zscalerCloud = value;
  }
  public resetZscalerCloud() {
    this._zscalerCloud = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get zscalerCloudInput() {
    return this._zscalerCloud;
  }

  // base_url - computed: false, optional: true, required: false
  private _baseUrl?: string; 
  public get baseUrl() {
    return this._baseUrl;
  }
  public set baseUrl(value: string | undefined) {
    this._baseUrl = value;
  }
  public resetBaseUrl() {
    this._baseUrl = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get baseUrlInput() {
    return this._baseUrl;
  }

  // token_url - computed: false, optional: true, required: false
  private _tokenUrl?: string; 
  public get tokenUrl() {
    return this._tokenUrl;
  }
  public set tokenUrl(value: string | undefined) {
    this._tokenUrl = value;
  }
  public resetTokenUrl() {
    this._tokenUrl = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get tokenUrlInput() {
    return this._tokenUrl;
  }

  // credentials_file - computed: false, optional: true, required: false
  private _credentialsFile?: string; 
  public get credentialsFile() {
    return this._credentialsFile;
  }
  public set credentialsFile(value: string | undefined) {
    this._credentialsFile = value;
  }
  public resetCredentialsFile() {
    this._credentialsFile = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get credentialsFileInput() {
    return this._credentialsFile;
  }

  // http_proxy - computed: false, optional: true, required: false
  private _httpProxy?: string; 
  public get httpProxy() {
    return this._httpProxy;
  }
  public set httpProxy(value: string | undefined) {
    this._httpProxy = value;
  }
  public resetHttpProxy() {
    this._httpProxy = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get httpProxyInput() {
    return this._httpProxy;
  }

  // ca_file - computed: false, optional: true, required: false
  private _caFile?: string; 
  public get caFile() {
    return this._caFile;
  }
  public set caFile(value: string | undefined) {
    this._caFile = value;
  }
  public resetCaFile() {
    this._caFile = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get caFileInput() {
    return this._caFile;
  }

  // max_requests_per_second - computed: false, optional: true, required: false
  private _maxRequestsPerSecond?: number; 
  public get maxRequestsPerSecond() {
    return this._maxRequestsPerSecond;
  }
  public set maxRequestsPerSecond(value: number | undefined) {
    this._maxRequestsPerSecond = value;
  }
  public resetMaxRequestsPerSecond() {
    this._maxRequestsPerSecond = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get maxRequestsPerSecondInput() {
    return this._maxRequestsPerSecond;
  }

  // max_retries - computed: false, optional: true, required: false
  private _maxRetries?: number; 
  public get maxRetries() {
    return this._maxRetries;
  }
  public set maxRetries(value: number | undefined) {
    this._maxRetries = value;
  }
  public resetMaxRetries() {
    this._maxRetries = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get maxRetriesInput() {
    return this._maxRetries;
  }

  // request_timeout - computed: false, optional: true, required: false
  private _requestTimeout?: number; 
  public get requestTimeout() {
    return this._requestTimeout;
  }
  public set requestTimeout(value: number | undefined) {
    this._requestTimeout = value;
  }
  public resetRequestTimeout() {
    this._requestTimeout = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get requestTimeoutInput() {
    return this._requestTimeout;
  }

  // min_wait_seconds - computed: false, optional: true, required: false
  private _minWaitSeconds?: number; 
  public get minWaitSeconds() {
    return this._minWaitSeconds;
  }
  public set minWaitSeconds(value: number | undefined) {
    this._minWaitSeconds = value;
  }
  public resetMinWaitSeconds() {
    this._minWaitSeconds = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get minWaitSecondsInput() {
    return this._minWaitSeconds;
  }

  // max_wait_seconds - computed: false, optional: true, required: false
  private _maxWaitSeconds?: number; 
  public get maxWaitSeconds() {
    return this._maxWaitSeconds;
  }
  public set maxWaitSeconds(value: number | undefined) {
    this._maxWaitSeconds = value;
  }
  public resetMaxWaitSeconds() {
    this._maxWaitSeconds = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get maxWaitSecondsInput() {
    return this._maxWaitSeconds;
  }

  // deployer - computed: false, optional: true, required: false
  private _deployer?: ZidentityProviderDeployer; 
  public get deployer() {
    return this._deployer;
  }
  public set deployer(value: ZidentityProviderDeployer | undefined) {
    this._deployer = value;
  }
  public resetDeployer() {
    this._deployer = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get deployerInput() {
    return this._deployer;
  }

  // alias - computed: false, optional: true, required: false
  private _alias?: string; 
  public get alias() {
    return this._alias;
  }
  public set alias(value: string | undefined) {
    this._alias = value;
  }
  public resetAlias() {
    this._alias = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get aliasInput() {
    return this._alias;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      client_id: cdktf.stringToTerraform(this._clientId),
      client_secret: cdktf.stringToTerraform(this._clientSecret),
      private_key: cdktf.stringToTerraform(this._privateKey),
      vanity_domain: cdktf.stringToTerraform(this._vanityDomain),
      zscaler_cloud: cdktf.stringToTerraform(this._zscalerCloud),
      base_url: cdktf.stringToTerraform(this._baseUrl),
      token_url: cdktf.stringToTerraform(this._tokenUrl),
      credentials_file: cdktf.stringToTerraform(this._credentialsFile),
      http_proxy: cdktf.stringToTerraform(this._httpProxy),
      ca_file: cdktf.stringToTerraform(this._caFile),
      max_requests_per_second: cdktf.numberToTerraform(this._maxRequestsPerSecond),
      max_retries: cdktf.numberToTerraform(this._maxRetries),
      request_timeout: cdktf.numberToTerraform(this._requestTimeout),
      min_wait_seconds: cdktf.numberToTerraform(this._minWaitSeconds),
      max_wait_seconds: cdktf.numberToTerraform(this._maxWaitSeconds),
      deployer: zidentityProviderDeployerToTerraform(this._deployer),
      alias: cdktf.stringToTerraform(this._alias),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      client_id: {
        value: cdktf.stringToHclTerraform(this._clientId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      client_secret: {
        value: cdktf.stringToHclTerraform(this._clientSecret),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      private_key: {
        value: cdktf.stringToHclTerraform(this._privateKey),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      vanity_domain: {
        value: cdktf.stringToHclTerraform(this._vanityDomain),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      zscaler_cloud: {
        value: cdktf.stringToHclTerraform(this._zscalerCloud),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      base_url: {
        value: cdktf.stringToHclTerraform(this._baseUrl),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      token_url: {
        value: cdktf.stringToHclTerraform(this._tokenUrl),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      credentials_file: {
        value: cdktf.stringToHclTerraform(this._credentialsFile),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      http_proxy: {
        value: cdktf.stringToHclTerraform(this._httpProxy),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      ca_file: {
        value: cdktf.stringToHclTerraform(this._caFile),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      max_requests_per_second: {
        value: cdktf.numberToHclTerraform(this._maxRequestsPerSecond),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      max_retries: {
        value: cdktf.numberToHclTerraform(this._maxRetries),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      request_timeout: {
        value: cdktf.numberToHclTerraform(this._requestTimeout),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      min_wait_seconds: {
        value: cdktf.numberToHclTerraform(this._minWaitSeconds),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      max_wait_seconds: {
        value: cdktf.numberToHclTerraform(this._maxWaitSeconds),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      deployer: {
        value: zidentityProviderDeployerToHclTerraform(this._deployer),
        isBlock: true,
        type: "struct",
        storageClassType: "ZidentityProviderDeployer",
      },
      alias: {
        value: cdktf.stringToHclTerraform(this._alias),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
