import { chmod, mkdir, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { decide } from "./decide";
import { findProgram } from "./find-program";
import { freshFolder } from "./run-folder";

const TERRAFORM = { name: "terraform", path: "/somewhere/terraform" } as const;

test.each([
  [TERRAFORM, undefined, "run"],
  [TERRAFORM, "true", "run"],
  [undefined, undefined, "skip"],
  [undefined, "", "skip"],
  [undefined, "true", "fail"],
  [undefined, "false", "fail"],
])("with %j and CI=%p: %s", (program, ci, kind) => {
  expect(decide(program, ci).kind).toBe(kind);
});

test("terraform comes before tofu, and what cannot be executed does not count", async () => {
  const folder = await freshFolder("path");
  const [first, second] = ["first", "second"].map((name) => join(folder, name)) as [string, string];
  await mkdir(join(first, "terraform"), { recursive: true });
  await mkdir(second);
  for (const file of [join(first, "tofu"), join(second, "terraform"), join(second, "tofu")]) {
    await writeFile(file, "");
  }
  const PATH = ["", first, second].join(delimiter);
  expect(findProgram({ PATH })).toBeUndefined();
  await chmod(join(second, "tofu"), 0o755);
  expect(findProgram({ PATH })).toEqual({ name: "tofu", path: join(second, "tofu") });
  await chmod(join(second, "terraform"), 0o755);
  expect(findProgram({ PATH })).toEqual({ name: "terraform", path: join(second, "terraform") });
  expect(findProgram({ PATH }, ["tofu"])?.name).toBe("tofu");
  expect(findProgram({})).toBeUndefined();
});
