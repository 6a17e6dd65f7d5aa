import { didYouMean } from "../../diagnostics";
import { isLevel, type Level, LEVELS } from "../../rbac";
import type { Value } from "../../schema";
import { ArgumentError } from "./function-definition";

const WORDS = LEVELS.join(", ");

/** The one sentence on levels that the docs of every function need. */
export const LEVELS_DOC = `An access level, weakest first: ${LEVELS.map((level) => `\`${level}\``).join(", ")}.`;

/** A level, out of the argument at this place. Throws ArgumentError. */
export function levelArgument(value: Value, argument: number): Level {
  if (isLevel(value)) return value;
  const shown = value === null ? "null" : JSON.stringify(value);
  const hint = typeof value === "string" ? didYouMean(value, LEVELS) : "";
  throw new ArgumentError(argument, `${shown} is no access level. The levels are ${WORDS}.${hint}`);
}
