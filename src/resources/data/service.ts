import type { Attributes } from "../../schema";
import { fromWire } from "../../schema/project/from-wire";
import { scopesOfService } from "../../tenant";
import type { DataSourceDefinition } from "../definition";
import { findService } from "../lookups";
import { computedFlag, computedText, idOrName, lookupId } from "./attributes";

const attributes: Attributes = {
  id: lookupId("service"),
  name: {
    type: { kind: "string", minLength: 1 },
    mode: "optional_computed",
    wire: "name",
    doc: {
      text: "The service's short name, such as `ZIA`; `ZIAM` is ZIdentity itself. Exactly one of `id` and `name`.",
    },
  },
  cloud_name: {
    type: { kind: "string" },
    mode: "optional_computed",
    wire: "cloudName",
    doc: {
      text: "The cloud, such as `zscalerthree.net`: tells several services of one product apart.",
    },
  },
  org_name: {
    type: { kind: "string" },
    mode: "optional_computed",
    wire: "orgName",
    doc: { text: "The organisation: tells several services of one product apart." },
  },
  display_name: computedText(
    "displayName",
    "The name in the portal, such as `Zscaler Internet Access`.",
  ),
  zaps_onboarded: computedFlag("zapsOnboarded", "The field `zapsOnboarded` of the API."),
  scopes: {
    type: { kind: "map", of: { kind: "string" } },
    mode: "computed",
    doc: { text: "The ids of the service's scopes, by name; empty on services without scopes." },
  },
};

export const serviceDataSource: DataSourceDefinition = {
  name: "zidentity_service",
  title: "service",
  doc: {
    text:
      "Looks up a service of the tenant. Several services of one product are told apart by cloud and organisation; " +
      "when more than one matches, the error lists them.",
  },
  attributes,
  constraints: [
    { kind: "exactly_one_of", attributes: ["id", "name"] },
    { kind: "not_beside", attributes: ["cloud_name", "org_name"], beside: "id" },
  ],
  async read(reader, config) {
    const { cloud_name: cloudName, org_name: orgName } = config;
    const query = idOrName(config);
    const found = await findService(
      reader,
      "id" in query ? query : { ...query, cloudName: textOf(cloudName), orgName: textOf(orgName) },
    );
    const scopes = scopesOfService(found).map(({ id, name }) => [name, id] as const);
    return { ...fromWire(attributes, found.service), scopes: Object.fromEntries(scopes) };
  },
};

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
