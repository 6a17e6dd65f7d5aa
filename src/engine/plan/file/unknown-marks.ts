import { isUnknown, UNKNOWN, type Value } from "../../../schema";

/** What is known after the apply alone has no form in JSON of its own. */
const UNKNOWN_MARK = { $unknown: true };

export function withMarks(value: Value): unknown {
  if (isUnknown(value)) return UNKNOWN_MARK;
  if (Array.isArray(value)) return value.map(withMarks);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withMarks(item)]));
}

export function withoutMarks(value: Value): Value {
  if (Array.isArray(value)) return value.map(withoutMarks);
  if (typeof value !== "object" || value === null || isUnknown(value)) return value;
  if (isMark(value)) return UNKNOWN;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, withoutMarks(item)]),
  );
}

/** A module may be called so as well, but its level is a text. */
function isMark(value: object): boolean {
  return Object.keys(value).length === 1 && "$unknown" in value && value.$unknown === true;
}
