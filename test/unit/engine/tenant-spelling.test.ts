import { compareWithTenant, type LoadedManifest } from "../../../src/engine";
import type { FakeContents } from "../tenant/fake-tenant";
import { GROUP_HELPDESK, smallTenant } from "../tenant/small-tenant";
import { declared, NOW } from "./declared";

/** `e` and an accent, as one character and as two. */
const [COMPOSED, DECOMPOSED] = ["Caf\u00e9", "Cafe\u0301"];

const role = (id: string, name: string, description: string) => ({
  id,
  name,
  description,
  systemDefined: false,
  permissions: { ROLES: "VIEW_ONLY" },
});

async function actions(form: LoadedManifest["form"], contents: FakeContents) {
  const state = declared(
    ["role", { name: COMPOSED, description: COMPOSED, permissions: { roles: "view_only" } }],
    ["group_role_assignment", { group: "Helpdesk", roles: [COMPOSED] }],
  ).map((one) => ({ ...one, form }));
  const grants = [{ principal: GROUP_HELPDESK, serviceId: "s1", roles: [{ id: "r1" }] }];
  const { compared } = await compareWithTenant(state, smallTenant({ grants, ...contents }), NOW);
  return compared.map(({ change }) => change.action);
}

const decomposed = { roles: [role("r1", DECOMPOSED, DECOMPOSED)] };

test("Terraform's JSON has every text in NFC: a role of the tenant in another form is the one that is meant", async () => {
  expect(await actions("hcl", decomposed)).toEqual(["none", "none"]);
});

test("elsewhere a person wrote what stands there", async () => {
  expect((await actions("yaml", decomposed))[0]).toBe("create");
});

test("of two that look the same the one is meant that is spelled as declared", async () => {
  const both = [role("r1", COMPOSED, COMPOSED), role("r2", DECOMPOSED, "")];
  expect(await actions("hcl", { roles: both })).toEqual(["none", "none"]);
});
