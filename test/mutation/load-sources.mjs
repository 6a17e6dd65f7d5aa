/** TypeScript for `require`: translated and compiled once a process, and run anew as often as it is forgotten. */
import Module from "node:module";
import { dirname, join, sep } from "node:path";
import { compileFunction } from "node:vm";
import { transformFileSync } from "@swc/core";

const PARAMETERS = ["exports", "require", "module", "__filename", "__dirname"];
const OPTIONS = {
  jsc: { target: "es2022", parser: { syntax: "typescript" } },
  module: { type: "commonjs" },
};

const compiled = new Map();
/** What stands in for a package, by its name. */
const mocks = new Map();
let ready = false;

/** From now on `.ts` can be required. Returns the stand-ins for packages, which hold until sources are forgotten. */
export function loadSources() {
  if (!ready) {
    Module._extensions[".ts"] = runSource;
    const load = Module._load;
    Module._load = function (name, ...rest) {
      return mocks.has(name) ? mocks.get(name) : load.call(this, name, ...rest);
    };
    ready = true;
  }
  return mocks;
}

/** The next `require` runs every file of the project again. */
export function forgetSources() {
  mocks.clear();
  const installed = join(process.cwd(), "node_modules") + sep;
  for (const file of Object.keys(Module._cache)) {
    if (file.endsWith(".ts") && !file.startsWith(installed)) delete Module._cache[file];
  }
}

function runSource(module, file) {
  let run = compiled.get(file);
  if (run === undefined) {
    run = compileFunction(transformFileSync(file, OPTIONS).code, PARAMETERS, { filename: file });
    compiled.set(file, run);
  }
  const require = (name) => module.require(name);
  run.call(module.exports, module.exports, require, module, file, dirname(file));
}
