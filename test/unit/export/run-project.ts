import * as cdktf from "cdktf";
import { compileFunction } from "node:vm";
import ts from "typescript";
import * as product from "../../../src";
import type { ExportedFile } from "../../../src/export";

const PACKAGES: Readonly<Record<string, object>> = { cdktf, "zidentity-iac": product };

type Program = (exports: object, require: (name: string) => object) => void;

/** Runs an exported CDKTF project in this process; it synthesizes into `outdir`. */
export function runProject(files: readonly ExportedFile[], outdir: string, now: Date): void {
  const texts = new Map(files.map(({ path, text }) => [`./${path}`, text]));
  const loaded = new Map<string, object>();
  const load = (name: string): object => {
    const known = PACKAGES[name] ?? loaded.get(name);
    if (known !== undefined) return known;
    const text = texts.get(`${name}.ts`);
    if (text === undefined) throw new Error(`The project has no ${name}.`);
    const made = {};
    loaded.set(name, made);
    const { outputText } = ts.transpileModule(text, {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    const program = compileFunction(outputText, ["exports", "require"]) as Program;
    program(made, load);
    return made;
  };
  process.env["CDKTF_OUTDIR"] = outdir;
  process.env["CDKTF_CONTEXT_JSON"] = JSON.stringify({ zidentityNow: now.toISOString() });
  try {
    load("./main");
  } finally {
    delete process.env["CDKTF_OUTDIR"];
    delete process.env["CDKTF_CONTEXT_JSON"];
  }
}
