import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FaultPlanError, readFaultPlan } from "../../../../src/emulator";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "fault-plan-"))));
afterEach(() => rmSync(folder, { recursive: true }));

async function messageOf(content: unknown): Promise<string> {
  const path = join(folder, "faults.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  const error = await readFaultPlan(path).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(FaultPlanError);
  const { message } = error as FaultPlanError;
  expect(message).toContain(`The file of faults ${path} cannot be used: `);
  return message;
}

test("a plan gets the defaults of what it leaves out", async () => {
  const path = join(folder, "faults.json");
  writeFileSync(path, '{"faults":[{"fault":"reset","rate":0.05}]}');
  expect(await readFaultPlan(path)).toEqual({
    seed: "faults",
    faults: [{ fault: "reset", when: "before", rate: 0.05, skip: 0 }],
  });
});

test("a file that is not there", async () => {
  const path = join(folder, "nothing.json");
  await expect(readFaultPlan(path)).rejects.toThrow(
    /nothing\.json cannot be used: it cannot be read/,
  );
});

test.each<[unknown, string]>([
  ["{", "it is not JSON"],
  [[], "expected object"],
  [{ fault: [] }, 'Unrecognized key: "fault"'],
  [{ faults: {} }, "faults: must be a list of faults"],
  [{ seed: true }, "seed: must be text or a number"],
  [{ faults: [{ fault: "quake" }] }, "faults[0].fault: must be one of latency, rate_limit"],
  [{ faults: [{ fault: "latency" }] }, "faults[0].ms: "],
  [{ faults: [{ fault: "reset", rate: 5 }] }, "faults[0].rate: "],
  [{ faults: [{ fault: "reset", often: true }] }, 'faults[0]: Unrecognized key: "often"'],
  [
    { faults: [{ fault: "status", status: 302 }] },
    "faults[0].status: must be 200, or from 400 to 599",
  ],
  [{ faults: [{ fault: "rate_limit" }] }, "faults[0]: needs perSecond or perMinute"],
  [{ faults: [{ fault: "missing" }] }, "faults[0]: needs operations or capabilities"],
  [{ faults: [{ fault: "lag", ms: 5, reads: 2 }] }, "faults[0]: needs either ms or reads"],
  [
    { faults: [{ fault: "reset" }, { fault: "reset", operations: ["listUser"] }] },
    'faults[1].operations[0]: "listUser" is not an operation of the API, or token',
  ],
])("%j", async (content, finding) => {
  expect(await messageOf(content)).toContain(finding);
});

test("all findings at once", async () => {
  const message = await messageOf({ faults: [{ fault: "latency" }, { fault: "quake" }] });
  expect(message).toContain("faults[0].ms");
  expect(message).toContain("faults[1].fault");
});
