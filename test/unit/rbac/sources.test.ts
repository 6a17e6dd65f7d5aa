import { citeSources, SOURCES } from "../../../src/rbac";

describe("sources", () => {
  it("cites a document by title, number and public address", () => {
    expect(citeSources(["001", "002"])).toBe(
      "Adding ZIdentity Admin Roles (001); Admin Roles and Permissions (002), https://help.zscaler.com/unified/admin-roles-and-permissions",
    );
  });

  it("cites nothing as nothing", () => {
    expect(citeSources([])).toBe("");
  });

  it("gives an address only where the document states one", () => {
    expect(SOURCES["000"].url).toBe(
      "https://help.zscaler.com/zidentity/assigning-cxo-insight-user-role",
    );
    expect(SOURCES["001"].url).toBeUndefined();
  });
});
