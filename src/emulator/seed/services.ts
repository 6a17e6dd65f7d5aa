import type { StoredResourceServer, StoredService } from "../state";
import { ZIA_EAST, ZIA_WEST } from "./known";
import type { SeedSource } from "./source";

/** The key of the resource server that most services, ZIdentity among them, are under. */
export const MAIN_RESOURCE_SERVER = "resource server OneAPI";

interface ServiceSeed {
  readonly name: string;
  readonly displayName: string;
  readonly cloudName?: string;
  readonly orgName?: string;
  readonly roles: readonly string[];
  /** The one of them that manages the administrators of the service, where the documents tell of such a permission. */
  readonly manager?: string;
  readonly scopes?: readonly string[];
}

const ZIA_ROLES = [
  "Super Admin",
  "Read Only Admin",
  "Executive Insights App",
  "Firewall Admin",
  "Policy Admin",
  "Auditor",
];
const ZIA = {
  name: "ZIA",
  displayName: "Zscaler Internet Access",
  roles: ZIA_ROLES,
  manager: "Super Admin",
};
const ACME = { orgName: "Acme" };

const SERVICES: readonly ServiceSeed[] = [
  { name: "ZIAM", displayName: "ZIdentity Administration", roles: [] },
  { ...ZIA, ...ZIA_WEST },
  { ...ZIA, ...ZIA_EAST },
  {
    ...ACME,
    name: "ZPA",
    displayName: "Zscaler Private Access",
    cloudName: "private.zscaler.com",
    roles: ["ZPA Administrator", "ZPA Read Only Administrator", "Application Owner"],
    manager: "ZPA Administrator",
    scopes: ["Default", "Plant Network"],
  },
  {
    ...ACME,
    name: "ZDX",
    displayName: "Zscaler Digital Experience",
    cloudName: "zdxcloud.net",
    roles: ["ZDX Super Admin", "ZDX Service Desk", "ZDX Read Only"],
    manager: "ZDX Super Admin",
  },
  {
    ...ACME,
    name: "ZCC",
    displayName: "Zscaler Client Connector",
    cloudName: "mobile.zscalerthree.net",
    roles: ["Client Connector Super Admin", "Device Support", "Client Connector Read Only"],
    manager: "Client Connector Super Admin",
  },
  {
    ...ACME,
    name: "CLOUD_CONNECTOR",
    displayName: "Zscaler Cloud & Branch Connector",
    cloudName: "connector.zscalerthree.net",
    roles: ["Connector Super Admin", "Connector Read Only"],
    manager: "Connector Super Admin",
  },
  {
    ...ACME,
    name: "BI",
    displayName: "Zscaler Business Insights",
    cloudName: "zscalerbi.net",
    roles: ["Business Insights Admin", "Business Insights Viewer"],
  },
  {
    ...ACME,
    name: "ZRA",
    displayName: "Zscaler Risk360",
    cloudName: "zscalerrisk.net",
    roles: ["Risk Admin", "Risk Viewer"],
  },
  {
    ...ACME,
    name: "ZGUARD",
    displayName: "Zscaler AI Guard",
    cloudName: "zseclipse.net",
    roles: ["AI Guard Admin", "AI Guard Viewer"],
  },
  {
    ...ACME,
    name: "ZINSIGHTS",
    displayName: "Zscaler Analytics",
    cloudName: "zscaleranalytics.net",
    roles: ["Analytics Admin", "Analytics Viewer"],
  },
];

/** Service ids have the key `ZIAM` and so on; a cloud and organisation, where it has them, are part of the key. */
export function seedServices(source: SeedSource): StoredService[] {
  return SERVICES.map(({ roles, manager, scopes = [], ...service }) => {
    const key = [service.name, service.cloudName, service.orgName].filter(Boolean).join("/");
    const { cloudName } = service;
    const named = (kind: string) => (name: string) => ({
      id: source.idOf(`${key} ${kind} ${name}`),
      name,
    });
    return {
      ...service,
      id: source.idOf(key),
      ...(cloudName && { cloudDomainName: cloudName, orgId: digits(source) }),
      zapsOnboarded: service.name !== "ZDX",
      linkedRoles: roles.map((name) => ({
        ...named("role")(name),
        ...(name === manager ? { managesAdministrators: true } : {}),
      })),
      scopes: scopes.map(named("scope")),
    };
  });
}

/** Two of them, so that whoever wants all services must look into each. */
export function seedResourceServers(
  source: SeedSource,
  services: readonly StoredService[],
): StoredResourceServer[] {
  const analytics = new Set(["ZGUARD", "ZINSIGHTS"]);
  const idsWhere = (isAnalytics: boolean) =>
    services.filter(({ name }) => analytics.has(name) === isAnalytics).map(({ id }) => id);
  return [
    {
      id: source.idOf(MAIN_RESOURCE_SERVER),
      name: "OneAPI",
      displayName: "Zscaler OneAPI",
      description: "The API of ZIdentity and of the services linked to it",
      primaryAud: "https://api.zscaler.com",
      defaultApi: true,
      serviceIds: idsWhere(false),
    },
    {
      id: source.idOf("resource server AnalyticsAPI"),
      name: "AnalyticsAPI",
      displayName: "Zscaler Analytics API",
      description: "The API of the analytics services",
      primaryAud: "https://analytics.zscaler.com",
      defaultApi: false,
      serviceIds: idsWhere(true),
    },
  ];
}

function digits({ random }: SeedSource): string {
  return String(10_000_000 + Math.floor(random() * 90_000_000));
}
