import { findChromium } from "./chromium";

const MISSING =
  "There is no chromium on this machine (/usr/bin/chromium, or the variable CHROMIUM)";

export const SKIPPED = `${MISSING}: the tests of the access report in a browser are skipped. On Debian: apt-get install chromium.`;
const REQUIRED = `${MISSING}, and CI is set: there the tests that need one must run. On Debian: apt-get install chromium.`;

/** A group of tests that need a browser: skipped where there is none, failed where CI is set. */
export function describeWithChromium(name: string, body: (executable: string) => void): void {
  const executable = findChromium(process.env);
  if (executable !== undefined) return describe(name, () => body(executable));
  if (!isCi(process.env)) return describe.skip(name, () => body(""));
  return describe(name, () => {
    test("needs chromium", () => {
      throw new Error(REQUIRED);
    });
  });
}

/** Whether the tests are skipped for want of a browser. */
export function isMissing(env: NodeJS.ProcessEnv): boolean {
  return findChromium(env) === undefined && !isCi(env);
}

function isCi({ CI }: NodeJS.ProcessEnv): boolean {
  return CI !== undefined && CI !== "";
}
