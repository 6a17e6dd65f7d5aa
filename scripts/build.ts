/**
 * Builds `dist/`: the compiled library and command (tsc), and the provider as one file that Terraform can start
 * (esbuild). Run by `npm run build`, and so by `npm ci` and `npm pack`.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync } from "node:fs";
import { join } from "node:path";
import { bundleProvider } from "./bundle-provider";

const root = join(__dirname, "..");
const dist = join(root, "dist");

function compile(): void {
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const { status } = spawnSync(process.execPath, [tsc, "-b", join(root, "src")], {
    stdio: "inherit",
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** The protocol's static code is JavaScript already: the compiler passes it by. */
function copyProtocol(): void {
  cpSync(join(root, "src", "generated", "protocol"), join(dist, "generated", "protocol"), {
    recursive: true,
  });
}

/** For editors: `# yaml-language-server: $schema=node_modules/zidentity-iac/dist/generated/desired-state.schema.json`. */
function copySchemas(): void {
  for (const name of ["desired-state", "manifest", "report"]) {
    const file = join("generated", `${name}.schema.json`);
    cpSync(join(root, "src", file), join(dist, file));
  }
}

compile();
copyProtocol();
copySchemas();
bundleProvider(join(dist, "provider", "terraform-provider-zidentity"));
chmodSync(join(dist, "cli", "main.js"), 0o755);
