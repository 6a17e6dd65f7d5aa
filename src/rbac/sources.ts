/**
 * The vendor's documents that the permission model is taken from, by the number under which the model cites them;
 * `H` is the help page on entitlements, `W` what a real tenant answered. `P` marks what no document says and this product
 * adds. Every citation in a message is made here.
 */
export type SourceId = "000" | "001" | "002" | "H" | "W" | "P";

export interface SourceDocument {
  /** The document's own heading. */
  readonly title: string;
  /** Its public address, where the document states one. */
  readonly url?: string;
}

export const SOURCES: Readonly<Record<SourceId, SourceDocument>> = {
  "000": {
    title: "Assigning CXO Insight User Role",
    url: "https://help.zscaler.com/zidentity/assigning-cxo-insight-user-role",
  },
  "001": { title: "Adding ZIdentity Admin Roles" },
  "002": {
    title: "Admin Roles and Permissions",
    url: "https://help.zscaler.com/unified/admin-roles-and-permissions",
  },
  H: { title: "Managing Entitlements" },
  W: { title: "Recorded wire traffic" },
  P: { title: "A rule of this product" },
};

/** `Adding ZIdentity Admin Roles (001); Admin Roles and Permissions (002), https://…`; empty for no document. */
export function citeSources(ids: readonly SourceId[]): string {
  return ids.map(cite).join("; ");
}

function cite(id: SourceId): string {
  const { title, url } = SOURCES[id];
  return url === undefined ? `${title} (${id})` : `${title} (${id}), ${url}`;
}
