import { isExempt } from "../../../../src/client/http/no-proxy";

test.each<[string, string, boolean]>([
  ["api.zsapi.net", "*", true],
  ["api.zsapi.net", "api.zsapi.net", true],
  ["api.zsapi.net", "API.ZSAPI.NET", true],
  ["api.zsapi.net", "zsapi.net", true],
  ["api.zsapi.net", ".zsapi.net", true],
  ["api.zsapi.net", "*.zsapi.net", true],
  ["api.zsapi.net", "api.net", false],
  ["notzsapi.net", "zsapi.net", false],
  ["api.zsapi.net", "api.zsapi.net:443", true],
  ["api.zsapi.net", "api.zsapi.net:8443", false],
  ["api.zsapi.net:8443", "zsapi.net:8443", true],
  ["10.0.0.7", "10.0.0.7", true],
  ["10.0.0.7", "10.0.0.70", false],
  ["[::1]", "::1", true],
  ["[::1]", "[::1]:443", true],
])("https://%s with NO_PROXY=%s: %s", (host, entry, exempt) => {
  expect(isExempt(new URL(`https://${host}/x`), [entry])).toBe(exempt);
});
