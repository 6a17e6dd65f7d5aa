import type { ExportedEdit } from "./tenant-as-code";
import { escapeUnseen, longEscape } from "./visible";

/** How a way in writes what is to be changed. */
export interface EditStyle {
  /** What begins a comment: `#`. */
  readonly mark: string;
  /** What an attribute is called there. */
  readonly nameOf: (attribute: string, edit: ExportedEdit) => string;
  /** What is to be said anew, as lines of code; empty where that is nothing. */
  readonly code: (edit: ExportedEdit) => string;
}

/** An edit as a comment: no name within ends it, and nothing of it counts. */
export function editComment(edit: ExportedEdit, { mark, nameOf, code }: EditStyle): string {
  const values = code(edit).trimEnd();
  const without = edit.without.map((name) => nameOf(name, edit)).join(" and ");
  const tasks = [
    ...(edit.task === undefined ? [] : [edit.task]),
    ...(values === "" ? [] : ["set"]),
    ...(without === "" ? [] : [`leave out ${without}`]),
  ];
  const task =
    tasks.length === 0 ? "no declaration can say what the tenant has" : tasks.join(", and ");
  const lines = values === "" ? [] : values.split("\n").map((line) => `  ${line}`);
  const head = `${edit.where}: ${task}${values === "" ? "" : ":"}`;
  return commentOf(mark, [escapeUnseen(head, longEscape), ...lines]);
}

/** Lines of plain words as a comment. */
export function commentOf(mark: string, lines: readonly string[]): string {
  return lines.map((line) => `${mark} ${line}\n`).join("");
}
