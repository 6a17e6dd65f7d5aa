import Ajv from "ajv";
import {
  palette,
  type Report,
  renderReport,
  reportForm,
  type ReportFormat,
} from "../../../src/report";
import { z } from "zod";

/** Ends tags, tables, comments, links and placeholders, turns the writing around, and holds what XML forbids. */
const HOSTILE = `a"'<script>alert(1)</script>]]>--> | \`x\` [l](http://e) {0}\u202e\u0000\u001b[31m\ufffe\ud800\n# h &amp; @all`;

const object = {
  resource: "zidentity_role",
  title: "role",
  name: HOSTILE,
  attributes: [{ path: "description", actual: HOSTILE, declared: "x" }],
} as const;

const REPORT: Report = {
  command: "drift",
  files: ["/srv/app/access.yaml"],
  objects: [
    {
      ...object,
      status: "changed",
      path: `access/roles/${HOSTILE}`,
      source: { file: "a b/ä.yaml", line: 12, column: 5 },
    },
    { ...object, status: "unmanaged" },
    { ...object, status: "missing", path: "access/roles/M", file: "/srv/app/access.yaml" },
    {
      ...object,
      status: "ended",
      path: "access/roles/E",
      source: { file: "/elsewhere/x.yaml", line: 1 },
    },
    { ...object, status: "none", path: "access/roles/N", name: "N", attributes: [] },
    { ...object, status: "unverified", path: "access/roles/U", note: HOSTILE, attributes: [] },
  ],
  findings: [
    {
      path: "access/roles/N",
      diagnostic: {
        severity: "error",
        summary: HOSTILE,
        detail: HOSTILE,
        fix: HOSTILE,
        ruleId: "role/credentials-need-users",
        place: { file: "access.yaml", line: 3 },
      },
    },
    { diagnostic: { severity: "warning", summary: "W", detail: "D.", ruleId: `house/${HOSTILE}` } },
  ],
  coverage: {
    managed: 1,
    total: 3,
    percent: 33.3,
    ignored: 1,
    by_service: [{ service: HOSTILE, managed: 1, total: 3, percent: 33.3, ignored: 1 }],
  },
  ignored: [{ ...object, reason: HOSTILE, owner: HOSTILE, until: "2026-12-31" }],
};

function render(format: ReportFormat, report: Report = REPORT): string {
  return renderReport(report, format, {
    colours: palette(false),
    cwd: "/srv/app",
    version: "1.2.3",
  });
}

test.each(["text", "json", "markdown", "sarif", "junit", "html"] as const)(
  "no name reaches the terminal or the reader as it is in %s",
  (format) => {
    const text =
      format === "json" || format === "sarif"
        ? JSON.stringify(JSON.parse(render(format)))
        : render(format);
    // JSON escapes what a terminal obeys; what turns the writing around is data there.
    expect(text).not.toMatch(/[\u0000\u001b]/);
    if (format !== "json" && format !== "sarif") expect(text).not.toContain("\u202e");
  },
);

/** The constraints of the official schema on what is used here. */
const LOCATION = {
  type: "object",
  properties: {
    physicalLocation: {
      type: "object",
      required: ["artifactLocation"],
      properties: {
        artifactLocation: {
          type: "object",
          required: ["uri"],
          properties: {
            uri: { type: "string", pattern: "^[A-Za-z0-9%/._~!*'():-]+$" },
            uriBaseId: { type: "string" },
          },
          additionalProperties: false,
        },
        region: {
          type: "object",
          required: ["startLine"],
          properties: {
            startLine: { type: "integer", minimum: 1 },
            startColumn: { type: "integer", minimum: 1 },
          },
          additionalProperties: false,
        },
      },
      additionalProperties: false,
    },
    logicalLocations: {
      type: "array",
      uniqueItems: true,
      items: {
        type: "object",
        properties: { fullyQualifiedName: { type: "string" }, kind: { type: "string" } },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
};
const MESSAGE = {
  type: "object",
  required: ["text"],
  properties: { text: { type: "string", minLength: 1 } },
  additionalProperties: false,
};
const LEVEL = { enum: ["none", "note", "warning", "error"] };
const SARIF = {
  type: "object",
  required: ["version", "runs"],
  properties: {
    $schema: { type: "string" },
    version: { const: "2.1.0" },
    runs: {
      type: "array",
      items: {
        type: "object",
        required: ["tool"],
        properties: {
          tool: {
            type: "object",
            required: ["driver"],
            properties: {
              driver: {
                type: "object",
                required: ["name"],
                properties: {
                  name: { type: "string" },
                  semanticVersion: { type: "string" },
                  rules: {
                    type: "array",
                    uniqueItems: true,
                    items: {
                      type: "object",
                      required: ["id"],
                      properties: {
                        id: { type: "string" },
                        shortDescription: MESSAGE,
                        fullDescription: MESSAGE,
                        help: MESSAGE,
                        helpUri: { type: "string", pattern: "^https://" },
                        defaultConfiguration: {
                          type: "object",
                          properties: { level: LEVEL },
                          additionalProperties: false,
                        },
                      },
                      additionalProperties: false,
                    },
                  },
                },
                additionalProperties: false,
              },
            },
          },
          automationDetails: { type: "object", properties: { id: { type: "string" } } },
          columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
          results: {
            type: "array",
            items: {
              type: "object",
              required: ["message"],
              properties: {
                ruleId: { type: "string" },
                ruleIndex: { type: "integer", minimum: -1 },
                level: LEVEL,
                message: MESSAGE,
                locations: { type: "array", items: LOCATION },
                partialFingerprints: { type: "object", additionalProperties: { type: "string" } },
              },
              additionalProperties: false,
            },
          },
        },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
};

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly message: { readonly text: string };
  readonly locations: readonly unknown[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

function sarifRun(report?: Report) {
  const document = JSON.parse(render("sarif", report)) as {
    runs: { tool: { driver: { rules: { id: string }[] } }; results: SarifResult[] }[];
  };
  return document.runs[0]!;
}

describe("SARIF", () => {
  test("is as the schema of 2.1.0 has it", () => {
    const validate = new Ajv().compile(SARIF);
    expect([validate(JSON.parse(render("sarif"))), validate.errors]).toEqual([true, null]);
  });

  test("each result names its rule by id and by place, and where it is", () => {
    const { results, tool } = sarifRun();
    expect(results.map(({ ruleId }) => ruleId)).toEqual([
      "drift/changed",
      "drift/unmanaged",
      "drift/missing",
      "drift/expired",
      "role/credentials-need-users",
      `house/${HOSTILE}`,
    ]);
    for (const { ruleId, ruleIndex } of results)
      expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    const places = results.map(
      ({ locations: [first] }) => (first as { physicalLocation: unknown }).physicalLocation,
    );
    const whole = { artifactLocation: { uri: "access.yaml", uriBaseId: "%SRCROOT%" } };
    expect(places).toEqual([
      {
        artifactLocation: { uri: "a%20b/%C3%A4.yaml", uriBaseId: "%SRCROOT%" },
        region: { startLine: 12, startColumn: 5 },
      },
      whole,
      whole,
      { artifactLocation: { uri: "file:///elsewhere/x.yaml" }, region: { startLine: 1 } },
      {
        artifactLocation: { uri: "access.yaml", uriBaseId: "%SRCROOT%" },
        region: { startLine: 3 },
      },
      whole,
    ]);
  });

  test("no name is a link or a placeholder of a message", () => {
    for (const { message } of sarifRun().results) {
      expect(message.text).not.toContain("](");
      expect(message.text.replaceAll("{{", "").replaceAll("}}", "")).not.toMatch(/[{}]/);
    }
  });

  test("fingerprints stay when lines move and differ between results", () => {
    const of = (report?: Report) =>
      sarifRun(report).results.map(({ partialFingerprints: { "zidentity/v1": print } }) => print);
    const moved = REPORT.objects.map((one) =>
      one.source === undefined ? one : { ...one, source: { ...one.source, line: 99 } },
    );
    expect(of({ ...REPORT, objects: moved })).toEqual(of());
    expect(new Set(of({ ...REPORT, objects: [...REPORT.objects, ...REPORT.objects] })).size).toBe(
      10,
    );
  });
});

test("JUnit, by hand", () => {
  const report: Report = {
    command: "drift",
    objects: [
      {
        ...object,
        name: "R",
        status: "changed",
        path: "a/R",
        source: { file: "a.yaml", line: 2 },
        attributes: [{ path: "description", actual: "<b>", declared: "x" }],
      },
      { ...object, name: "N", status: "none", path: "a/N", attributes: [] },
    ],
    findings: [],
  };
  expect(render("junit", report)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="zidentity" tests="2" failures="1" errors="0" skipped="0" time="0">
  <testsuite name="zidentity drift" tests="2" failures="1" errors="0" skipped="0" time="0">
    <testcase classname="zidentity_role" name="a/R" time="0" file="a.yaml" line="2">
      <failure type="changed" message="role &#34;R&#34;: changed in the tenant">role &#34;R&#34;: changed in the tenant&#10;description: declared &#34;x&#34;, in the tenant &#34;&#60;b&#62;&#34;</failure>
    </testcase>
    <testcase classname="zidentity_role" name="a/N" time="0"/>
  </testsuite>
</testsuites>
`);
});

test("JUnit counts failures, errors and what cannot be told, and is well-formed with any name", () => {
  const text = render("junit");
  expect(text).toContain('tests="7" failures="4" errors="1" skipped="1"');
  expect(text).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  // Nothing is left of markup but what is written here.
  expect(
    text.replace(
      /<\/?(testsuites?|testcase|failure|error|skipped|system-out)( [a-z]+="[^"<>]*")*\/?>/g,
      "",
    ),
  ).not.toMatch(/<(?!\?xml)|(?<!\?)>|&(?!#\d+;)/);
});

test("HTML holds no markup of a name and lets nothing run or load", () => {
  const text = render("html");
  expect(text).not.toMatch(/<script|alert\(1\)<|javascript:|\son\w+=/);
  expect(text).toMatch(
    /content="default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'"/,
  );
  expect(text).toContain("&#60;script&#62;alert(1)");
});

test("Markdown fits a comment whatever there is", () => {
  const objects = Array.from({ length: 3_000 }, (_, index) => ({
    ...object,
    status: "unmanaged" as const,
    name: `${index} ${HOSTILE}`,
  }));
  const text = render("markdown", { ...REPORT, objects });
  expect(text.length).toBeLessThanOrEqual(65_536);
  expect(text).toMatch(/… and \d+ more: see the JSON/);
  expect(text).not.toMatch(/<script|\]\(http|(?<!&#64;&#8203;)@all/);
});

test("the JSON is as its published schema has it, and has no field that the schema lacks", () => {
  const document = JSON.parse(render("json")) as unknown;
  const strict = z.toJSONSchema(reportForm, { target: "draft-7", io: "output" });
  const validate = new Ajv().compile(strict);
  expect([validate(document), validate.errors]).toEqual([true, null]);
});
