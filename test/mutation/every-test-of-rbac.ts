/**
 * Every unit test that uses `src/rbac` in process, in one file: the code is then loaded once, and not once a file.
 * Only `npm run test:mutation` runs it. Properties are tried a few times, from one seed: a mutant that only luck kills
 * counts as alive, and the same figure comes out twice.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";

const UNIT = join(__dirname, "..", "unit");
const FOLDERS = ["rbac", "report", "manifest"];
/** What a test of growth finds is time, and a mutant is not judged by time. */
const NOT_HERE = /-scale\.test\.ts$/;
const RUNS = 10;

jest.doMock("fast-check", () => ({
  __esModule: true,
  default: {
    ...fc,
    assert: (property: fc.IRawProperty<unknown>, parameters: object = {}) =>
      fc.assert(property, { ...parameters, numRuns: RUNS, seed: 1, endOnFailure: true }),
  },
}));

for (const folder of FOLDERS) {
  const names = readdirSync(join(UNIT, folder), { recursive: true, encoding: "utf8" });
  for (const name of names.sort()) {
    if (name.endsWith(".test.ts") && !NOT_HERE.test(name)) {
      jest.requireActual(join(UNIT, folder, name));
    }
  }
}
