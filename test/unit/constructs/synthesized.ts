import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { ZidentityProvider } from "../../../src/constructs";
import { type Manifest, MANIFEST_FILE, parseManifest } from "../../../src/manifest";

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** An app that writes into a folder of its own, removed after the tests of the file; `now` is what it judges by. */
export function newApp({ now }: { readonly now?: string } = {}): App {
  const outdir = mkdtempSync(join(tmpdir(), "zidentity-constructs-"));
  folders.push(outdir);
  return new App({ outdir, context: now === undefined ? {} : { zidentityNow: now } });
}

/** `{<section>: {<type>: {<name>: attributes}}}`. */
type TerraformDocument = Readonly<
  Record<
    string,
    Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>
  >
>;

export interface Synthesized {
  readonly terraform: TerraformDocument;
  readonly manifest: Manifest;
  readonly manifestText: string;
  /** `{level, constructPath, message}` of each. */
  readonly annotations: readonly Record<string, string>[];
}

/** A stack `access` with a provider and what `declare` puts into it. */
export function newStack(declare: (stack: TerraformStack) => void, app = newApp()): TerraformStack {
  const stack = new TerraformStack(app, "access");
  new ZidentityProvider(stack, "provider");
  declare(stack);
  return stack;
}

/** Synthesizes the app of a stack and reads what it wrote for that stack. */
export function synthesized(stack: TerraformStack): Synthesized {
  const app = App.of(stack);
  app.synth();
  const read = (...path: string[]) => readFileSync(join(app.outdir, ...path), "utf8");
  const manifestText = read("stacks", stack.node.id, MANIFEST_FILE);
  return {
    terraform: JSON.parse(read("stacks", stack.node.id, "cdk.tf.json")),
    manifest: parseManifest(manifestText, MANIFEST_FILE),
    manifestText,
    annotations: JSON.parse(read("manifest.json")).stacks[stack.node.id].annotations,
  };
}

/** The message with which the synth of a stack ends. Fails where it does not. */
export function synthError(declare: (stack: TerraformStack) => void, app = newApp()): string {
  const stack = newStack(declare, app);
  try {
    App.of(stack).synth();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("The synth did not end with an error.");
}

/** The findings that end the synth, each as its author reads it; none where it does not end. */
export function synthErrors(declare: (stack: TerraformStack) => void, app = newApp()): string[] {
  try {
    App.of(newStack(declare, app)).synth();
  } catch (error) {
    const lines = (error as Error).message.split("\n");
    return lines.flatMap((line) => /^ *\[[^\]]*\] (.*)$/.exec(line)?.[1] ?? []);
  }
  return [];
}

/** The warnings and information of a synth that ends well: `<rule> at <construct>: …`. */
export function annotated(declare: (stack: TerraformStack) => void, app = newApp()): string[] {
  return synthesized(newStack(declare, app)).annotations.map(({ message = "", constructPath }) =>
    message.replace(": ", ` at ${constructPath ?? ""}: `),
  );
}

/** The findings without their texts: `<rule> at <construct>`. */
export function rulesOf(findings: readonly string[]): string[] {
  return findings.map((text) => /^\S+ at [^:]+/.exec(text)?.[0] ?? text);
}

/** What a manifest declares, by path. */
export function declares({ manifest }: Synthesized): Record<string, unknown> {
  return Object.fromEntries(manifest.resources.map(({ path, declares }) => [path, declares]));
}

/** The resources or data sources of one type, without cdktf's own notes; names that cdktf makes up are replaced. */
export function attributesOf(
  { terraform }: Synthesized,
  kind: "resource" | "data",
  type: string,
): readonly Record<string, unknown>[] {
  const byName = terraform[kind]?.[type] ?? {};
  return Object.values(byName).map(({ "//": _note, ...attributes }) => attributes);
}
