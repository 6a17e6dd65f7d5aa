import { levelsOf, MODULE_KEYS, MODULES } from "../rbac";
import type { Attribute, Attributes, Mode } from "../schema";
import { idAttribute } from "./definition";

/** The field of a role record that holds both known and unknown modules. */
const PERMISSIONS_FIELD = "permissions";

/** One attribute a module. An absent module is `none`. */
function moduleAttributes(mode: Mode): Attributes {
  return Object.fromEntries(
    MODULE_KEYS.map((key) => {
      const { title, note, sources } = MODULES[key];
      const levels = levelsOf(key).map((level) => `\`${level}\``);
      const attribute: Attribute = {
        type: { kind: "enum", values: levelsOf(key), wireCase: "upper" },
        mode,
        absentValue: "none",
        wire: key.toUpperCase(),
        doc: {
          text: `Level on ${title}: ${levels.join(", ")}.${note === undefined ? "" : ` ${note}`}`,
          source: sources.join(", "),
        },
      };
      return [key, attribute] as const;
    }),
  );
}

/** `permissions`: the level of each module that this build knows. */
export function permissionsAttribute(mode: "optional" | "computed"): Attribute {
  return {
    type: {
      kind: "object",
      attributes: moduleAttributes(mode),
      ...(mode === "optional" ? { keyed: true } : {}),
    },
    mode,
    wire: PERMISSIONS_FIELD,
    doc: {
      text: "The level of the role on each module of the ZIdentity portal. A module that is left out is `none`.",
    },
  };
}

/** `other_permissions`: modules that the vendor added after this build. */
export function otherPermissionsAttribute(mode: "optional_computed" | "computed"): Attribute {
  return {
    type: { kind: "map", of: { kind: "string" }, wireCase: "upper" },
    mode,
    wire: PERMISSIONS_FIELD,
    doc: {
      text:
        "Levels of modules that the vendor added after this version of the provider, by lower-case module key. " +
        "Left out, such modules are kept as the tenant has them; given, the map is all of them.",
    },
  };
}

export const roleAttributes = {
  id: { ...idAttribute("The role's id in the tenant."), wire: "id" },
  name: {
    type: { kind: "string", minLength: 1, trimmed: true },
    mode: "required",
    wire: "name",
    doc: { text: "The role's name, unique in the tenant. A new name is set in place." },
  },
  description: {
    type: { kind: "string" },
    mode: "optional",
    absentValue: "",
    wire: "description",
    doc: { text: "What the role is for." },
  },
  permissions: permissionsAttribute("optional"),
  other_permissions: otherPermissionsAttribute("optional_computed"),
} as const satisfies Attributes;
