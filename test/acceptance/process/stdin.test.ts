import { OWNERS_GRANT, READER, World } from "../../unit/cli/apply/world";
import { shell } from "./shell";

let world: World;

beforeEach(async () => {
  world = await World.make();
  world.declare([OWNERS_GRANT, READER]);
  world.write("state.yaml", "roles:\n  - name: Reader\n    permissions: { roles: view_only }\n");
  world.write("wrong.yaml", "roles:\n  - name: Reader\n    permissions: { roles: viewonly }\n");
  world.write("broken.json", '{\n  "version": 1,\n  "resources": [,]\n}\n');
});
afterEach(() => world.end());

const run = (script: string) => shell(script, { cwd: world.folder, env: world.env });

test.each(["cat FILE | zidentity COMMAND -m -", "zidentity COMMAND -m /dev/stdin < FILE"])(
  "a desired state that is piped in, YAML or JSON: %s",
  async (form) => {
    const of = (command: string, file: string) =>
      run(form.replace("FILE", file).replace("COMMAND", command));
    for (const file of ["state.yaml", "zidentity.json"]) {
      const { stdout, code } = await of("plan", file);
      expect(stdout).toContain("+ role Reader: to create");
      expect(code).toBe(2);
    }
    const wrong = await of("validate", "wrong.yaml");
    expect(wrong.stdout).toMatch(/^ {2}at stdin:3:\d+, zidentity\/roles\/Reader/m);
    expect(wrong.code).toBe(1);
    const broken = await of("plan", "broken.json");
    expect(broken.stderr).toMatch(/^Error: stdin is not JSON\n {2}at stdin:3:17\n/);
    expect(broken.code).toBe(1);
  },
);

test("a plan of what was piped in is carried out, and does not wait for the pipe", async () => {
  const { code, stdout, stderr } = await run(
    `zidentity plan -m /dev/stdin --out p.zid < state.yaml > plan.txt
     zidentity apply p.zid --auto-approve < broken.json`,
  );
  expect(stdout).toContain("Applied: 1 done.");
  expect(stderr).toContain("is not here");
  expect(code).toBe(0);
});

test("a pipe of the shell, the report of what is piped in, and a watch, which reads more than once", async () => {
  const plan = await run("zidentity plan -m <(cat state.yaml)");
  expect(plan.stdout).toContain("to create");
  const report = await run("zidentity report -m - --out page.html < state.yaml");
  // The role is missing, and nobody declares the grant of the owner.
  expect(report.stdout).toContain("2 objects differ");
  const watch = await run("zidentity watch -m - --listen 127.0.0.1:0 < state.yaml");
  expect([watch.code, watch.stderr]).toEqual([1, expect.stringContaining("can be read once")]);
});
