import fc from "fast-check";
import { jsonErrorAt } from "../../../src/manifest/json-error-at";
import { parseManifest } from "../../../src/manifest";

test.each([
  [`{"a": [,]}`, 7],
  [`{"a": 1,}`, 8],
  [`{a: 1}`, 1],
  [`{"a" 1}`, 5],
  [`[1 2]`, 3],
  [`[1]]`, 3],
  [`{"a": "x\ny"}`, 6],
  [`{"a": tru}`, 6],
  [`[01]`, 2],
  [`{"a": [1`, 8],
  [``, 0],
])("the place of an error: %j", (text, at) => expect(jsonErrorAt(text)).toBe(at));

test("a text is JSON where Node's parser says so, however it was damaged", () => {
  const damaged = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom("", ",", "}", "]", '"', ":", "x", "\\", "1", " "))
    .map(([json, at, put]) => {
      const place = at % (json.length + 1);
      return json.slice(0, place) + put + json.slice(place + (at % 2));
    });
  fc.assert(
    fc.property(damaged, (text) => {
      const isJson = ((): boolean => {
        try {
          JSON.parse(text);
          return true;
        } catch {
          return false;
        }
      })();
      expect(jsonErrorAt(text) === undefined).toBe(isJson);
    }),
    { numRuns: 2000 },
  );
});

test("a broken manifest is told by line and column", () => {
  const text = `{\n  "version": 1,\n  "stack": "s",\n  "resources": [,]\n}\n`;
  try {
    parseManifest(text, "zidentity.json");
    throw new Error("It was read.");
  } catch (error) {
    expect(error).toMatchObject({
      diagnostics: [{ place: { file: "zidentity.json", line: 4, column: 17 } }],
    });
  }
});
