import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { DiagnosticsError, errorDiagnostic } from "../diagnostics";
import type { Io } from "./io";
import { makeFolder } from "./make-folder";
import { systemReason } from "./system-reason";
import { writeText } from "./write-text";

/** Makes the folder. Throws DiagnosticsError where it cannot be, and for one that holds something unless that is wanted. */
export async function prepareFolder(
  folder: string,
  mayHoldSomething: boolean,
  option = "--out",
): Promise<void> {
  const names = await told(folder, option, async () => {
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
  io: Io,
): Promise<readonly string[]> {
  for (const { path, text } of files) {
    const file = join(folder, path);
    await told(file, "--out", () => writeText(file, text, io));
  }
  return told(folder, "--out", async () => {
    const written = new Set(files.map(({ path }) => path));
    const kinds = new Set(files.map(({ path }) => kindOf(path)));
    const names = (await readdir(folder)).sort();
    return names.filter((name) => kinds.has(kindOf(name)) && !written.has(name));
  });
}

function kindOf(path: string): string {
  return path.slice(path.lastIndexOf("."));
}

async function told<T>(path: string, option: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new DiagnosticsError([
      errorDiagnostic(`${path} cannot be written to`, `The system says: ${systemReason(error)}.`, {
        fix: `Name a folder that you may write to with ${option}.`,
      }),
    ]);
  }
}
