import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";

const root = join(__dirname, "..");

/** Writes the provider as one file without dependencies, so that `terraform init` can copy it anywhere. */
export function bundleProvider(outfile: string): void {
  buildSync({
    entryPoints: [join(root, "src", "terraform", "main.ts")],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "inline",
    tsconfig: join(root, "src", "tsconfig.json"),
    banner: { js: `#!/usr/bin/env node\n// terraform-provider-zidentity ${packageVersion()}` },
    logLevel: "warning",
  });
  chmodSync(outfile, 0o755);
}

/** The version in package.json: that of the provider, too. */
export function packageVersion(): string {
  const text = readFileSync(join(root, "package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
