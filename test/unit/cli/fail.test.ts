import { fail } from "../../../src/cli/fail";

/** What an error looks like where standard error shows colours or not, and standard output is the other way round. */
function shownOn(errColours: boolean): string {
  let err = "";
  const io = {
    out: () => undefined,
    err: (text: string) => void (err += text),
    env: {},
    cwd: "/",
    colours: !errColours,
    errColours,
    shows: errColours,
    ask: async () => undefined,
    now: () => new Date(0),
    signal: new AbortController().signal,
  };
  expect(fail(new Error("broken"), io, { command: undefined, asJson: false })).toBe(1);
  return err;
}

test("an error has colours on a terminal, and none in a file", () => {
  expect(shownOn(true)).toContain("\u001b[");
  expect(shownOn(false)).not.toContain("\u001b[");
  expect(shownOn(false)).toContain("broken");
});
