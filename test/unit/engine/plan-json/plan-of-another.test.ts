import { manifestOfTerraform } from "../../../../src/engine/plan-json";

const role = (provider: string) => ({
  ...{ address: "zidentity_role.r", mode: "managed", type: "zidentity_role", name: "r" },
  provider_name: provider,
  change: { actions: ["create"], after: { name: "R" }, after_unknown: {} },
});
const plan = (changes: readonly object[], configuration: object = {}) => ({
  format_version: "1.2",
  resource_changes: changes,
  configuration,
});
const OURS = "registry.opentofu.org/zidentity-iac/zidentity";

test("a plan of another provider is refused, also where its types go by the same names", () => {
  const other = { ...role("registry.terraform.io/hashicorp/aws"), type: "aws_iam_role" };
  expect(() => manifestOfTerraform(plan([other]), "p.json")).toThrow(
    /p\.json holds nothing of the provider zidentity-iac\/zidentity.*hashicorp\/aws/s,
  );
  const namesake = role("registry.terraform.io/somebody/zidentity");
  expect(() => manifestOfTerraform(plan([namesake]), "p.json")).toThrow(/somebody\/zidentity/);
  expect(() => manifestOfTerraform(plan([]), "p.json")).toThrow(/holds no resource/);
});

test("of a plan of several providers ours alone counts", () => {
  const both = plan([
    role(OURS),
    { ...role("registry.terraform.io/somebody/zidentity"), name: "s" },
  ]);
  expect(manifestOfTerraform(both, "p.json").resources).toHaveLength(1);
});

test("a configuration of ours that declares nothing is an empty desired state", () => {
  const configuration = { provider_config: { zidentity: { name: "zidentity", full_name: OURS } } };
  expect(manifestOfTerraform(plan([], configuration), "p.json").resources).toEqual([]);
});
