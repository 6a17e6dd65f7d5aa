import { formatPlace } from "../../diagnostics";
import type { Adoption, Edit } from "../../engine";
import { fragmentYaml, valueYaml } from "../../manifest";
import { nearPath, printable } from "../../report";

/** The code that would accept the drift: what is to be added as YAML, and what is to be changed as comments in it. */
export function adoptionText(
  { additions, edits }: Adoption,
  { files, cwd }: { readonly files: readonly string[]; readonly cwd: string },
): string {
  if (additions.length === 0 && edits.length === 0) return "# There is no drift to adopt.\n";
  const [file = "the desired state"] = files.map((one) => nearPath(one, cwd));
  const added =
    additions.length === 0
      ? []
      : [comment(`Add to ${file} what nobody declares:`) + fragmentYaml(additions)];
  return [...edits.map((edit) => editText(edit, cwd)), ...added].join("\n");
}

const TASKS: Readonly<Record<Edit["kind"], string>> = {
  set: "set",
  remove: "remove the declaration, which the tenant does not have",
  extend: "this access has ended and is still held: declare a later expires_at, or none",
};

function editText({ kind, path, file, source, declares, without }: Edit, cwd: string): string {
  const where = source === undefined ? nearPath(file, cwd) : formatPlace(source);
  const left = without.map((name) => `and leave out ${name}`);
  const values = Object.keys(declares).length === 0 ? "" : valueYaml(declares).trimEnd();
  const task = [...(kind === "set" && values === "" ? [] : [TASKS[kind]]), ...left].join(", ");
  return (
    comment(`At ${where} (${path}): ${task}${values === "" ? "" : ":"}`) +
    (values === "" ? "" : comment(values, "  "))
  );
}

/** Lines of a comment; no name within ends it. */
function comment(text: string, indent = ""): string {
  const lines = indent === "" ? [printable(text).replaceAll("\n", "\\u{a}")] : text.split("\n");
  return lines.map((line) => `# ${indent}${line}\n`).join("");
}
