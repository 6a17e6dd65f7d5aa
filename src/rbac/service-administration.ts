import type { DeclaredService } from "./access/declared-access";

/** The permission, at Full, that lets an admin of a linked service manage its administrators. */
export interface ServiceAdministration {
  /** Where the permission is set. */
  readonly portal: string;
  /** Its name there. */
  readonly permission: string;
}

/** By product, as services are named. Source: 001. */
export const SERVICE_ADMINISTRATION: ReadonlyMap<string, ServiceAdministration> = new Map([
  ["ZIA", { portal: "ZIA Admin Portal", permission: "Administration > Administration Controls" }],
  [
    "ZPA",
    {
      portal: "ZPA Admin Portal",
      permission: "Configuration & Control > Administration Control > Administrators",
    },
  ],
  ["ZDX", { portal: "ZDX Admin Portal", permission: "Administrator Management" }],
  ["ZCC", { portal: "Zscaler Client Connector Portal", permission: "Administrator Management" }],
  [
    "CLOUD_CONNECTOR",
    {
      portal: "Zscaler Cloud & Branch Connector Admin Portal",
      permission: "Administrator Management",
    },
  ],
]);

/** What it takes to manage the administrators of a linked service, besides the levels on ZIdentity; a sentence. */
export function showAdministration({
  label,
  product,
}: Pick<DeclaredService, "label" | "product">): string {
  const known = product === undefined ? undefined : SERVICE_ADMINISTRATION.get(product);
  const permission =
    known === undefined
      ? "the permission to manage its administrators at Full"
      : `${known.permission} at Full in the ${known.portal}`;
  return `On ${label} it takes as well to be an admin of that service oneself, with a role that has ${permission}.`;
}
