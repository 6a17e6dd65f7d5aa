import { formatPath } from "../diagnostics";
import type { KnownValue } from "../schema";
import { printable } from "./printable";
import type { ReportedAttribute, ReportedObject, Status } from "./reported";
import { STATUS_WORDS } from "./status-words";

/** `role "Helpdesk": changed in the tenant`, in one line and safe wherever plain text is. */
export function headline({ title, name, status }: ReportedObject): string {
  return `${title} ${shown(name)}: ${STATUS_WORDS[status]}`;
}

/** What differs, a line an attribute: what is declared, and what is there. */
export function attributeFacts({ status, attributes }: ReportedObject): readonly string[] {
  return attributes.map((attribute) => `${printable(attribute.path)}: ${fact(status, attribute)}`);
}

function fact(status: Status, { actual, declared }: ReportedAttribute): string {
  if (status === "create" || status === "missing") return shown(declared);
  if (status === "unmanaged" || status === "remove" || status === "ended") return shown(actual);
  return `declared ${shown(declared)}, in the tenant ${shown(actual)}`;
}

/** A value for people; line breaks within are shown as escapes. */
function shown(value: KnownValue): string {
  if (value === null) return "not set";
  if (Array.isArray(value)) return value.map(shown).join(", ");
  return printable(JSON.stringify(value));
}

/** Where a finding is: its declaration and the attribute. */
export function whereOf(
  path: string | undefined,
  within: Parameters<typeof formatPath>[0] | undefined,
): string {
  const parts = [path ?? "", within === undefined ? "" : formatPath(within)];
  return printable(parts.filter((part) => part !== "").join(", "));
}
