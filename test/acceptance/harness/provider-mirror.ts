import { access, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { bundleProvider, packageVersion } from "../../../scripts/bundle-provider";
import { runFolder } from "./run-folder";

/** A source without a host means another registry in each program: the mirror serves both. */
const REGISTRIES = ["registry.terraform.io", "registry.opentofu.org"];

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: "amd64", ia32: "386" };

export interface InstalledProvider {
  readonly executable: string;
  /** The file for TF_CLI_CONFIG_FILE. */
  readonly cliConfig: string;
}

let installed: Promise<InstalledProvider> | undefined;

/** The provider of this checkout, bundled once a jest run. */
export function installedProvider(): Promise<InstalledProvider> {
  installed ??= install(join(runFolder(), "provider"));
  return installed;
}

/** Made aside and renamed into place: of two workers that come at once one wins, and both use its work. */
async function install(folder: string): Promise<InstalledProvider> {
  const cliConfig = join(folder, "cli-config");
  const executable = join(folder, "mirror", executablePath("registry.terraform.io"));
  if (!(await exists(folder))) {
    const aside = await mkdtemp(`${folder}-`);
    await Promise.all(REGISTRIES.map((registry) => bundleInto(join(aside, "mirror"), registry)));
    await writeFile(join(aside, "cli-config"), cliConfigText(join(folder, "mirror")));
    await rename(aside, folder).catch(async (error: unknown) => {
      if (!(await exists(folder))) throw error;
      await rm(aside, { recursive: true });
    });
  }
  return { executable, cliConfig };
}

async function bundleInto(mirror: string, registry: string): Promise<void> {
  const file = join(mirror, executablePath(registry));
  await mkdir(dirname(file), { recursive: true });
  bundleProvider(file);
}

function executablePath(registry: string): string {
  const version = packageVersion();
  const platform = `${process.platform}_${ARCHITECTURES[process.arch] ?? process.arch}`;
  return join(
    ...[registry, "zidentity-iac", "zidentity", version, platform],
    `terraform-provider-zidentity_v${version}`,
  );
}

function cliConfigText(mirror: string): string {
  return `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
