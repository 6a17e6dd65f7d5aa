import { logLine } from "../../../../src/cli/watch/log-line";

const HOSTILE = 'Eve" outcome=clean\nlevel=info \u001b[2J\u202e\u2028\\';

test("logfmt: a name neither ends the line nor begins a field", () => {
  const line = logLine({ event: "round", name: HOSTILE, left: undefined, n: 3 }, "text");
  expect(line).toBe(
    String.raw`event=round name="Eve\" outcome=clean\nlevel=info \\u{1b}[2J\\u{202e}\\u{2028}\\" n=3` +
      "\n",
  );
});

test("JSON: one line, one object, nothing that moves a terminal", () => {
  const line = logLine({ event: "round", name: HOSTILE, n: 3 }, "json");
  expect(line.split("\n")).toHaveLength(2);
  expect(line).not.toMatch(/[\u001b\u202e\u2028]/);
  const { name, n } = JSON.parse(line) as { name: string; n: number };
  expect(name).toContain('Eve" outcome=clean\nlevel=info');
  expect(n).toBe(3);
});

test("an empty value is quoted", () => {
  expect(logLine({ name: "" }, "text")).toBe('name=""\n');
});
