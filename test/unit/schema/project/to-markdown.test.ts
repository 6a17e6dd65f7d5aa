import type { Attributes } from "../../../../src/schema";
import { toMarkdown } from "../../../../src/schema/project/to-markdown";

const doc = { text: "What it is." };

describe("toMarkdown", () => {
  it("is one table, with kind, mode, default and text", () => {
    const attributes: Attributes = {
      id: { type: { kind: "string" }, mode: "computed", doc },
      secret: { type: { kind: "string", sensitive: true }, mode: "optional", doc },
      group_id: {
        type: { kind: "reference", to: "group" },
        mode: "required",
        onChange: "replace",
        doc,
      },
      role_ids: {
        type: { kind: "set", of: { kind: "reference", to: "role" } },
        mode: "required",
        doc,
      },
      service_id: {
        type: { kind: "reference", to: "service" },
        mode: "optional_computed",
        default: { lookup: "own_service" },
        doc,
      },
      exclusive: {
        type: { kind: "bool" },
        mode: "optional_computed",
        default: { value: true },
        doc,
      },
      tries: { type: { kind: "number", min: 0, integer: true }, mode: "optional", doc },
      others: {
        type: { kind: "map", of: { kind: "string" } },
        mode: "optional_computed",
        doc: { text: "One | two\nlines." },
      },
    };
    expect(toMarkdown(attributes).split("\n")).toEqual([
      "| attribute | kind | mode | default | what it is |",
      "|---|---|---|---|---|",
      "| `id` | string | read-only |  | What it is. |",
      "| `secret` | string, sensitive | optional |  | What it is. |",
      "| `group_id` | id of a group | required; a change replaces the object |  | What it is. |",
      "| `role_ids` | set of ids of roles | required |  | What it is. |",
      "| `service_id` | id of a service | optional | ZIdentity itself | What it is. |",
      "| `exclusive` | bool | optional | `true` | What it is. |",
      "| `tries` | whole number, at least 0 | optional |  | What it is. |",
      "| `others` | map of string | optional | as the tenant has it | One \\| two lines. |",
    ]);
  });

  it("gives nested objects a table of their own, and sources a column", () => {
    const attributes: Attributes = {
      permissions: {
        type: {
          kind: "object",
          attributes: {
            roles: {
              type: { kind: "enum", values: ["none", "full"] },
              mode: "optional",
              absentValue: "none",
              doc: { text: "Level.", source: "001" },
            },
            plain: { type: { kind: "string" }, mode: "computed", absentValue: "x", doc },
          },
        },
        mode: "optional",
        doc,
      },
    };
    expect(toMarkdown(attributes, 4)).toBe(
      [
        "| attribute | kind | mode | default | what it is |",
        "|---|---|---|---|---|",
        "| `permissions` | object | optional |  | What it is. |",
        "",
        "#### `permissions`",
        "",
        "| attribute | kind | mode | default | what it is | source |",
        "|---|---|---|---|---|---|",
        "| `roles` | one of `none`, `full` | optional | `none` | Level. | 001 |",
        "| `plain` | string | read-only |  | What it is. |  |",
      ].join("\n"),
    );
  });
});
