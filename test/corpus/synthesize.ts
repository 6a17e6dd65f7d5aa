/** The first way: a synth in this process, with the findings that its author reads and the files that it writes. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import type { IConstruct } from "constructs";
import { MANIFEST_FILE } from "../../src/manifest";
import { declareStack, NOW } from "./declare-stack";

/** `error role/unknown-module at access/c1`: what is compared of a finding. */
export type Said = string;

export interface Synthesized {
  readonly seed: number;
  readonly said: readonly Said[];
  /** The text of `cdk.tf.json`. */
  readonly terraform: string;
  /** The text of `zidentity.json`. */
  readonly manifest: string;
}

export function synthesize(seed: number): Synthesized {
  const outdir = mkdtempSync(join(tmpdir(), "zidentity-corpus-"));
  try {
    const app = new App({ outdir, skipValidation: true, context: { zidentityNow: NOW } });
    const stack = declareStack(app, seed);
    // An app that does not skip them ends here; the corpus wants the files as well.
    const errors = stack.node.validate();
    app.synth();
    const read = (file: string) =>
      readFileSync(join(outdir, "stacks", stack.node.id, file), "utf8");
    return {
      seed,
      said: [...errors.map(ofError), ...annotationsOf(stack)].sort(),
      terraform: read("cdk.tf.json"),
      manifest: read(MANIFEST_FILE),
    };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function ofError(text: string): Said {
  const [, rule, place] = /^(\S+) at (.+?): /.exec(text) ?? [];
  if (rule === undefined) throw new Error(`A finding without a rule: ${text}`);
  return `error ${rule} at ${place}`;
}

const SEVERITIES = new Map([
  ["@cdktf/warn", "warning"],
  ["@cdktf/info", "info"],
]);

function annotationsOf(construct: IConstruct): Said[] {
  return construct.node.findAll().flatMap(({ node }) =>
    node.metadata.flatMap(({ type, data }) => {
      const severity = SEVERITIES.get(type);
      if (severity === undefined) return [];
      const rule = /^(\S+): /.exec(String(data))?.[1];
      if (rule === undefined) throw new Error(`A finding without a rule: ${String(data)}`);
      return [`${severity} ${rule} at ${node.path}`];
    }),
  );
}
