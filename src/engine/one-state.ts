import { type Diagnostic, DiagnosticsError, errorDiagnostic } from "../diagnostics";
import type { Manifest } from "../manifest";
import type { LoadedManifest } from "./loaded-manifest";
import { placedAt } from "./placed-at";

/** What is said once for a whole desired state. */
const SAID_ONCE = ["deployer", "ownership", "guards"] as const;

/**
 * The YAML files of one folder are one desired state: the deployer that one of them names applies them all. Stacks are
 * left as they are, each with what it says. Throws DiagnosticsError where two files contradict one another.
 */
export function asOneState(loaded: readonly LoadedManifest[]): readonly LoadedManifest[] {
  if (loaded.length < 2 || loaded.some(({ places }) => places === undefined)) return loaded;
  const problems = [
    ...SAID_ONCE.flatMap((name) => saidTwice(loaded, name)),
    ...calledAlike(loaded),
  ];
  if (problems.length > 0) throw new DiagnosticsError(problems);
  const common = Object.fromEntries(
    SAID_ONCE.flatMap((name) => {
      const said = loaded.find(({ manifest }) => manifest[name] !== undefined)?.manifest[name];
      return said === undefined ? [] : [[name, said] as const];
    }),
  ) as Partial<Pick<Manifest, (typeof SAID_ONCE)[number]>>;
  return loaded.map((one) => ({ ...one, manifest: { ...one.manifest, ...common } }));
}

function saidTwice(
  loaded: readonly LoadedManifest[],
  name: (typeof SAID_ONCE)[number],
): readonly Diagnostic[] {
  const [first, ...others] = loaded.filter(({ manifest }) => manifest[name] !== undefined);
  if (first === undefined) return [];
  const text = JSON.stringify(first.manifest[name]);
  return others
    .filter(({ manifest }) => JSON.stringify(manifest[name]) !== text)
    .map((other) => {
      const wrong = errorDiagnostic(
        `Two files say something else about ${name}`,
        `${other.file} and ${first.file} are parts of one desired state.`,
        { fix: "Say it in one of the files." },
      );
      return placedAt(wrong, name, [other]);
    });
}

/** Declarations are called after their file: two of one name would be taken for each other. */
function calledAlike(loaded: readonly LoadedManifest[]): readonly Diagnostic[] {
  const first = new Map<string, string>();
  return loaded.flatMap((one) => {
    const { file, manifest } = one;
    const { stack } = manifest;
    const earlier = first.get(stack);
    if (earlier === undefined) {
      first.set(stack, file);
      return [];
    }
    const wrong = errorDiagnostic(
      `Two files are called ${JSON.stringify(stack)}`,
      `${file} and ${earlier} are, by their name field or by the name of the file.`,
      { fix: "Give one of them another name." },
    );
    return [placedAt(wrong, "name", [one])];
  });
}
