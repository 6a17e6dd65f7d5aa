import { fail } from "../../../src/cli/fail";

/** What an error looks like where standard output is a terminal, and standard error is one or not. */
function shownOn(shows: boolean): string {
  let err = "";
  const io = {
    out: () => undefined,
    err: (text: string) => void (err += text),
    env: {},
    cwd: "/",
    colours: true,
    shows,
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
