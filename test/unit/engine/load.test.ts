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
