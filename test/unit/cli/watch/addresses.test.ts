import { listenAddress, minutes, webhookTarget } from "../../../../src/cli/watch/addresses";
import { DiagnosticsError } from "../../../../src/diagnostics";

test.each([
  ["127.0.0.1:9464", { host: "127.0.0.1", port: 9464 }],
  ["0.0.0.0:80", { host: "0.0.0.0", port: 80 }],
  ["[::1]:0", { host: "::1", port: 0 }],
  ["localhost:9464", { host: "localhost", port: 9464 }],
])("%s is an address", (text, address) => {
  expect(listenAddress(text)).toEqual(address);
});

test.each(["9464", ":9464", "::1:9464", "host:65536", "host:-1", "http://host:1", "a b:1", ""])(
  "%p is none",
  (text) => {
    expect(() => listenAddress(text)).toThrow("HOST:PORT");
  },
);

test("minutes may have fractions", () => {
  expect(minutes("15")).toBe(900_000);
  expect(minutes("0.5")).toBe(30_000);
  for (const text of ["0", "-1", "1e3", "NaN", "10081", "", "5m"])
    expect(() => minutes(text)).toThrow("Minutes are");
});

test("a webhook is https, or http to this machine; from the option or the environment", () => {
  const ofUrl = (url: string) => webhookTarget(url, {})?.url.href;
  expect(ofUrl("https://hooks.example.com/x")).toBe("https://hooks.example.com/x");
  expect(ofUrl("http://127.0.0.1:1/x")).toBe("http://127.0.0.1:1/x");
  expect(webhookTarget(undefined, {})).toBeUndefined();
  const env = {
    ZIDENTITY_WEBHOOK_URL: "https://hooks.example.com/",
    ZIDENTITY_WEBHOOK_TOKEN: " t ",
  };
  expect(webhookTarget(undefined, env)).toEqual({
    url: new URL(env.ZIDENTITY_WEBHOOK_URL),
    token: "t",
  });
});

test.each([
  "http://hooks.example.com/s3cret",
  "ftp://hooks.example.com/s3cret",
  "s3cret",
  "https://u:s3cret@hooks.example.com/",
])("%s is refused without being shown", (url) => {
  let shown = "";
  try {
    webhookTarget(url, {});
  } catch (error) {
    if (!(error instanceof DiagnosticsError)) throw error;
    shown = JSON.stringify(error.diagnostics);
  }
  expect(shown).toContain("Unusable webhook");
  expect(shown).not.toContain("s3cret");
});

test("a token that no header can hold is refused without being shown", () => {
  const env = { ZIDENTITY_WEBHOOK_TOKEN: "s3cret\nx: y" };
  expect(() => webhookTarget("https://h.example.com", env)).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining("s3cret") }) as Error,
  );
});
