import type { Definition } from "./definition";
import type { Attribute, Attributes } from "../schema";
import { permissionsAttribute } from "./role-attributes";

/** The provider's own configuration. Names and environment variables are those of the vendor's tools. */
export const PROVIDER_NAME = "zidentity";
export const PROVIDER_SOURCE = "zidentity-iac/zidentity";
export const PROVIDER_ADDRESS = `registry.terraform.io/${PROVIDER_SOURCE}`;

export const PROVIDER_DOC = {
  text: "Manages admin roles, role assignments and service entitlements of a Zscaler ZIdentity tenant.",
};

export const providerAttributes = {
  client_id: setting("The id of the API client.", "ZSCALER_CLIENT_ID"),
  client_secret: {
    ...setting("The secret of the API client. Or `private_key`.", "ZSCALER_CLIENT_SECRET"),
    type: { kind: "string", sensitive: true },
  },
  private_key: {
    ...setting(
      "The private key (RSA) with which the API client signs in: its PEM, or the path of a file that holds it. Or `client_secret`.",
      "ZSCALER_PRIVATE_KEY",
    ),
    type: { kind: "string", sensitive: true },
  },
  vanity_domain: setting(
    "The tenant's vanity domain: `acme` for `acme.zslogin.net`.",
    "ZSCALER_VANITY_DOMAIN",
  ),
  zscaler_cloud: setting(
    "The cloud, when it is not production: `beta`, `gov`, `govus` and others.",
    "ZSCALER_CLOUD",
  ),
  base_url: setting(
    "Stands for `https://api.zsapi.net`, for a gateway or the embedded tenant; the path of the API is appended. Plain http is accepted for loopback addresses alone.",
    "ZIDENTITY_BASE_URL",
  ),
  token_url: setting(
    "Stands for `https://<vanity domain>.zslogin.net/oauth2/v1/token`. Plain http is accepted for loopback addresses alone.",
    "ZIDENTITY_TOKEN_URL",
  ),
  credentials_file: setting(
    "A file of these settings, as JSON or as `name = value` lines, that nobody but its owner may read. Default: `~/.zidentity/credentials`, where nothing else names a client.",
    "ZIDENTITY_CREDENTIALS_FILE",
  ),
  http_proxy: setting(
    "The proxy for every request, such as `http://proxy.example.com:3128`. `NO_PROXY` counts; a loopback address is reached directly unless the proxy is set here.",
    "HTTPS_PROXY",
  ),
  ca_file: setting(
    "A PEM file of certificate authorities that are trusted besides those of Node.",
    "ZIDENTITY_CA_FILE",
  ),
  max_requests_per_second: {
    type: { kind: "number", above: 0 },
    mode: "optional",
    doc: {
      text: "How many requests may leave in a second, to leave room for others. Default: what the tenant announces.",
    },
  },
  max_retries: count("How often one request is repeated at the most. Default: 5.", 0),
  request_timeout: seconds(
    "How long one request may take. Default: 60 seconds. A tenant that answers nothing at all for twice as long is taken for dead: the run ends with one error.",
  ),
  min_wait_seconds: seconds("The shortest wait before a repetition. Default: 1 second."),
  max_wait_seconds: seconds("The longest wait before a repetition. Default: 60 seconds."),
  deployer: {
    type: {
      kind: "object",
      attributes: {
        permissions: {
          ...permissionsAttribute("optional"),
          mode: "required",
          doc: {
            text:
              "His own effective level on each module of the ZIdentity portal, by module key as in `zidentity_role`. " +
              "A module that is left out is `none`.",
          },
        },
        service_admin_ids: {
          type: { kind: "set", of: { kind: "reference", to: "service" } },
          mode: "optional",
          doc: {
            text:
              "The ids of the linked services whose administrators he may manage: those on which he is an admin himself, " +
              "with full control of its administrators. An assignment on another linked service is an error of the plan: at " +
              "`terraform validate` nobody can tell whether an id is that of ZIdentity itself, which is nobody's to administer. " +
              "Left out: not known, and not judged. Terraform drops a misspelt name " +
              "of this attribute without a word: then it is left out.",
          },
        },
      },
    },
    mode: "optional",
    doc: {
      text:
        "The admin, or the API client, that applies the configuration. Declared, a role above him, and the levels that he " +
        "lacks to carry a change out, are errors of `terraform validate` and of the plan; that an assignment hands out a role " +
        "above him, the plan alone can tell. Left out, the plan asks the tenant once for the roles of the API client, and " +
        "judges by them where it tells.",
    },
  },
} as const satisfies Attributes;

/** The provider block, in the form of every other definition. */
export const PROVIDER_DEFINITION: Definition = {
  name: PROVIDER_NAME,
  title: "provider",
  doc: PROVIDER_DOC,
  attributes: providerAttributes,
};

function setting(text: string, variable: string): Attribute {
  return {
    type: { kind: "string" },
    mode: "optional",
    doc: { text: `${text} Environment variable: \`${variable}\`.` },
  };
}

function count(text: string, min: number): Attribute {
  return { type: { kind: "number", min, integer: true }, mode: "optional", doc: { text } };
}

function seconds(text: string): Attribute {
  return { type: { kind: "number", above: 0 }, mode: "optional", doc: { text } };
}
