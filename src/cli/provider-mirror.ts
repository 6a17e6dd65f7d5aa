import { chmod, copyFile, rename, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { DiagnosticsError, errorDiagnostic } from "../diagnostics";
import { PROVIDER_NAME, PROVIDER_SOURCE } from "../resources";
import type { Io } from "./io";
import { makeFolder } from "./make-folder";
import { packageVersion } from "./package-version";

/** The mirror that Terraform and OpenTofu read without being told. */
export const IMPLIED_MIRROR = "~/.terraform.d/plugins";

/** A source without a host means another registry in each program: the mirror serves both. */
export const REGISTRIES = ["registry.terraform.io", "registry.opentofu.org"];

/** Found from the package, so that it is the same file from `src/` and from `dist/`. */
const BUILT = join(
  __dirname,
  "..",
  "..",
  "dist",
  "provider",
  `terraform-provider-${PROVIDER_NAME}`,
);

export interface InstalledProvider {
  /** The mirror's folder, absolute. */
  readonly folder: string;
  readonly version: string;
  readonly files: readonly string[];
}

/** Copies the built provider into a filesystem mirror. Throws DiagnosticsError when it cannot. */
export async function installProvider(
  dir: string | undefined,
  io: Pick<Io, "cwd" | "env">,
): Promise<InstalledProvider> {
  const folder = dir === undefined ? impliedMirror(io.env) : resolve(io.cwd, dir);
  const version = packageVersion();
  const name = `terraform-provider-${PROVIDER_NAME}_v${version}`;
  await requireBuilt();
  const files: string[] = [];
  for (const registry of REGISTRIES) {
    const target = join(folder, registry, PROVIDER_SOURCE, version, platform());
    await copyInto(target, name);
    files.push(join(target, name));
  }
  return { folder, version, files };
}

function impliedMirror(env: NodeJS.ProcessEnv): string {
  return join(env["HOME"] ?? homedir(), ".terraform.d", "plugins");
}

async function requireBuilt(): Promise<void> {
  const found = await stat(BUILT).catch(() => undefined);
  if (found !== undefined) return;
  throw new DiagnosticsError([
    errorDiagnostic("The provider is not built", `There is no ${BUILT}.`, {
      fix: "In a checkout run `npm run build`; an installed package has it, so install it again.",
    }),
  ]);
}

/** Renamed into place: a Terraform that runs at the same time never starts half a file. */
async function copyInto(target: string, name: string): Promise<void> {
  const unfinished = join(target, `.${name}.${process.pid}`);
  try {
    await makeFolder(target);
    await copyFile(BUILT, unfinished);
    await chmod(unfinished, 0o755);
    await rename(unfinished, join(target, name));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DiagnosticsError([
      errorDiagnostic(`The provider cannot be written to ${target}`, `${reason}.`, {
        fix: "Choose a folder that you may write to, with --dir.",
      }),
    ]);
  }
}

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: "amd64", ia32: "386" };
const SYSTEMS: Readonly<Record<string, string>> = { win32: "windows", sunos: "solaris" };

/** The platform in Terraform's words, such as `linux_amd64`. */
function platform(): string {
  return `${SYSTEMS[process.platform] ?? process.platform}_${ARCHITECTURES[process.arch] ?? process.arch}`;
}
