import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadManifests } from "../../../src/engine";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "zidentity-load-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function put(path: string, text: string): Promise<string> {
  const file = join(folder, path);
  await mkdir(join(file, ".."), { recursive: true });
  await writeFile(file, text);
  return file;
}

const manifest = (stack: string) => JSON.stringify({ version: 1, stack, resources: [] });

test("a file, the folder of a stack, and a whole cdktf.out", async () => {
  const one = await put("cdktf.out/stacks/one/zidentity.json", manifest("one"));
  const two = await put("cdktf.out/stacks/two/zidentity.json", manifest("two"));
  await put("cdktf.out/stacks/other/cdk.tf.json", "{}");
  await put("cdktf.out/manifest.json", "{}");
  const stacks = async (path: string) =>
    (await loadManifests(path)).map(({ file, manifest: { stack } }) => [file, stack]);
  expect(await stacks(one)).toEqual([[one, "one"]]);
  expect(await stacks(join(one, ".."))).toEqual([[one, "one"]]);
  expect(await stacks(join(folder, "cdktf.out"))).toEqual([
    [one, "one"],
    [two, "two"],
  ]);
});

test.each(["absent", "absent/deeper", "."])("where there is none: %s", async (path) => {
  await expect(loadManifests(join(folder, path))).rejects.toThrow(/^No zidentity\.json at /);
});

test("what cannot be read names the file", async () => {
  const file = await put("zidentity.json", "{");
  await expect(loadManifests(folder)).rejects.toThrow(`${file} is not JSON`);
});

describe("all ZIA tenants", () => {
  const EXECUTIVES = "executive_insights: [{ groups: [Board], zia_tenants: all }]";
  const ZIA = "entitlements: [{ group: Sales, service: { name: ZIA, org_name: West } }]";

  test("are those of every file of the folder, whatever their order", async () => {
    await put("b.yaml", EXECUTIVES);
    await put("a.yaml", ZIA);
    await put("c.yaml", ZIA.replace("West", "East"));
    const loaded = await loadManifests(folder);
    const [, executives] = loaded.map(({ manifest: { resources } }) => resources);
    expect(executives?.map(({ declares: { service } }) => service)).toEqual([
      undefined,
      { name: "ZIA", org_name: "West" },
      { name: "ZIA", org_name: "East" },
    ]);
  });

  test("are not missed while a file that may name them cannot be read", async () => {
    await put("a.yaml", EXECUTIVES);
    const broken = await put("b.yaml", "rolez: []");
    await expect(loadManifests(folder)).rejects.toMatchObject({
      diagnostics: [{ summary: 'Unknown field "rolez"', place: { file: broken } }],
    });
    await put("b.yaml", "roles: []");
    await expect(loadManifests(folder)).rejects.toMatchObject({
      diagnostics: [{ ruleId: "executive-insights/no-tenant" }],
    });
  });
});
