import { highest } from "../../rbac";
import { isListValue } from "../../schema";
import type { FunctionDefinition } from "./function-definition";
import { LEVELS_DOC, levelArgument } from "./level-argument";

export const effectiveLevel: FunctionDefinition = {
  name: "effective_level",
  summary: "The level that several roles give together on one module of ZIdentity",
  doc: {
    text:
      "The strongest of all levels in all lists: on ZIdentity itself roles add up, whether a user holds them directly or " +
      "through groups. `none` where there is no level at all.",
    source: "Admin Roles and Permissions",
  },
  parameters: [],
  variadic: {
    name: "levels",
    type: { kind: "list", of: { kind: "string" } },
    doc: { text: `The levels of one or more roles on a module. ${LEVELS_DOC}` },
  },
  returns: { kind: "string" },
  call: (lists) =>
    highest(
      lists.flatMap((list, argument) =>
        isListValue(list) ? list.map((level) => levelArgument(level, argument)) : [],
      ),
    ),
};
