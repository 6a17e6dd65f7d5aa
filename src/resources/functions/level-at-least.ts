import { atLeast } from "../../rbac";
import type { FunctionDefinition } from "./function-definition";
import { LEVELS_DOC, levelArgument } from "./level-argument";

export const levelAtLeast: FunctionDefinition = {
  name: "level_at_least",
  summary: "Whether an access level is at least as strong as another",
  doc: {
    text: "True when `level` is `minimum` or stronger. For conditions, checks and validations of variables.",
  },
  parameters: [
    { name: "level", type: { kind: "string" }, doc: { text: LEVELS_DOC } },
    { name: "minimum", type: { kind: "string" }, doc: { text: "The weakest level that will do." } },
  ],
  returns: { kind: "bool" },
  call: ([level = null, minimum = null]) =>
    atLeast(levelArgument(level, 0), levelArgument(minimum, 1)),
};
