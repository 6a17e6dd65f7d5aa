import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seedTenant, StateFileBrokenError, StateFileVersionError } from "../../../src/emulator";
import { StateFileWriter, tryReadStateFile } from "../../../src/emulator/state-file";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tenant-state-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("what is written is read again, and the file is its owner's alone", async () => {
  const path = join(folder, "deeper", "state.json");
  expect(await tryReadStateFile(path)).toBeUndefined();
  const document = seedTenant("a");
  await new StateFileWriter(path, () => document).save();
  expect(await tryReadStateFile(path)).toEqual(document);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test("saves during a write share the next one, and the last change is in the file", async () => {
  const path = join(folder, "state.json");
  let taken = 0;
  let seed = "first";
  const writer = new StateFileWriter(path, () => {
    taken += 1;
    return { ...seedTenant("a"), seed };
  });
  const first = writer.save();
  await Promise.resolve();
  await Promise.resolve();
  const later = Array.from({ length: 20 }, (_, n) => {
    seed = `change ${n}`;
    return writer.save();
  });
  await Promise.all([first, ...later]);
  expect((await tryReadStateFile(path))?.seed).toBe("change 19");
  expect(taken).toBeLessThanOrEqual(2);
  expect(await readdir(folder)).toEqual(["state.json"]);
});

test("a write that fails says so and leaves the old file; the next one may succeed", async () => {
  const path = join(folder, "state.json");
  let fail = false;
  const writer = new StateFileWriter(path, () => {
    if (fail) throw new Error("cannot");
    return seedTenant("a");
  });
  await writer.save();
  fail = true;
  await expect(writer.save()).rejects.toThrow("cannot");
  expect((await tryReadStateFile(path))?.seed).toBe("a");
  fail = false;
  await writer.save();
});

const good = seedTenant("a");
const [user] = good.users;
test.each([
  ["no JSON", "{torn"],
  ["empty", ""],
  ["another thing", '{"a":1}'],
  ["no version", JSON.stringify({ ...good, version: undefined })],
  ["a part missing", JSON.stringify({ ...good, users: undefined })],
  ["a dangling user", JSON.stringify({ ...good, users: good.users.slice(1) })],
  ["a dangling role", JSON.stringify({ ...good, roles: good.roles.slice(1) })],
  ["no ZIAM", JSON.stringify({ ...good, services: good.services.slice(1) })],
  ["a bad user", JSON.stringify({ ...good, users: [{ ...user, status: "yes" }] })],
])("a file with %s is refused, told by its path, and left alone", async (_case, text) => {
  const path = join(folder, "state.json");
  await writeFile(path, text);
  const failure = await tryReadStateFile(path).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(StateFileBrokenError);
  expect(String(failure)).toContain(path);
  expect(String(failure)).not.toContain("-secret");
  expect(await readFile(path, "utf8")).toBe(text);
});

test("a file of a newer version is refused as such", async () => {
  const path = join(folder, "state.json");
  await writeFile(path, JSON.stringify({ version: 2, users: "in some later form" }));
  const failure = await tryReadStateFile(path).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(StateFileVersionError);
  expect(String(failure)).toContain("has version 2; this build reads version 1");
});
