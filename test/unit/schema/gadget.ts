import type { Attributes, KnownObject } from "../../../src/schema";

const doc = { text: "A test's." };

/** One attribute of every kind and mode, wired the way the API wires them. */
export const GADGET = {
  id: { type: { kind: "string" }, mode: "computed", wire: "id", doc },
  name: { type: { kind: "string", minLength: 1 }, mode: "required", wire: "name", doc },
  note: { type: { kind: "string" }, mode: "optional", absentValue: "", wire: "note", doc },
  secret: { type: { kind: "string", sensitive: true }, mode: "optional", doc },
  active: {
    type: { kind: "bool" },
    mode: "optional_computed",
    default: { value: true },
    wire: "status",
    doc,
  },
  size: { type: { kind: "number", min: 1, integer: true }, mode: "optional", wire: "size", doc },
  levels: {
    type: {
      kind: "object",
      attributes: {
        roles: {
          type: { kind: "enum", values: ["none", "full"], wireCase: "upper" },
          mode: "optional",
          absentValue: "none",
          wire: "ROLES",
          doc,
        },
        branding: {
          type: { kind: "enum", values: ["none", "full"], wireCase: "upper" },
          mode: "optional",
          absentValue: "none",
          wire: "BRANDING",
          doc,
        },
      },
    },
    mode: "optional",
    wire: "levels",
    doc,
  },
  other_levels: {
    type: { kind: "map", of: { kind: "string" }, wireCase: "upper" },
    mode: "optional_computed",
    wire: "levels",
    doc,
  },
  owner: {
    type: { kind: "reference", to: "user" },
    mode: "required",
    onChange: "replace",
    wire: "owner",
    doc,
  },
  service_id: {
    type: { kind: "reference", to: "service" },
    mode: "optional_computed",
    default: { lookup: "own_service" },
    doc,
  },
  role_ids: {
    type: { kind: "set", of: { kind: "reference", to: "role" }, minItems: 1 },
    mode: "optional",
    wire: "roles",
    doc,
  },
} as const satisfies Attributes;

/** A gadget with every attribute set, and the record that says the same. */
export const FULL_GADGET: KnownObject = {
  id: "g1",
  name: "One",
  note: "First",
  secret: null,
  active: false,
  size: 3,
  levels: { roles: "full", branding: null },
  other_levels: { quantum_keys: "observe" },
  owner: "u1",
  service_id: null,
  role_ids: ["r1", "r2"],
};

export const FULL_RECORD = {
  id: "g1",
  name: "One",
  note: "First",
  status: false,
  size: 3,
  levels: { ROLES: "FULL", QUANTUM_KEYS: "OBSERVE" },
  owner: { id: "u1" },
  roles: [{ id: "r1" }, { id: "r2" }],
};
