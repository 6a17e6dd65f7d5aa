import { readdir } from "node:fs/promises";
import { join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { DiagnosticsError, errorDiagnostic } from "../diagnostics";
import { makeFolder } from "./make-folder";

/** Makes the folder. Throws DiagnosticsError where it cannot be, and for one that holds something unless that is wanted. */
export async function prepareFolder(folder: string, mayHoldSomething: boolean): Promise<void> {
  const names = await told(folder, async () => {
    await makeFolder(folder);
    return readdir(folder);
  });
  if (mayHoldSomething || names.length === 0) return;
  const [first = ""] = names.sort();
  throw new DiagnosticsError([
    errorDiagnostic(
      `${folder} is not empty`,
      `It holds ${first}${names.length > 1 ? " and others" : ""}.`,
      {
        fix: "Name another folder with --out, or replace files of the same name with --force.",
      },
    ),
  ]);
}

/** Writes each file whole or not at all. Answers what else of the same kinds lies in the folder. */
export async function writeFiles(
  folder: string,
  files: readonly { readonly path: string; readonly text: string }[],
): Promise<readonly string[]> {
  return told(folder, async () => {
    for (const { path, text } of files) await writeFileAtomic(join(folder, path), text);
    const written = new Set(files.map(({ path }) => path));
    const kinds = new Set(files.map(({ path }) => kindOf(path)));
    const names = (await readdir(folder)).sort();
    return names.filter((name) => kinds.has(kindOf(name)) && !written.has(name));
  });
}

function kindOf(path: string): string {
  return path.slice(path.lastIndexOf("."));
}

async function told<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DiagnosticsError([
      errorDiagnostic(`${folder} cannot be written to`, `${reason}.`, {
        fix: "Name a folder that you may write to with --out.",
      }),
    ]);
  }
}
