import type { Command } from "commander";
import { PROVIDER_SOURCE } from "../resources";
import { IMPLIED_MIRROR, installProvider, REGISTRIES } from "./provider-mirror";
import { EXIT, type ExitCode, type Io } from "./io";
import { type FormatOption, withFormatOption } from "./options";

interface InstallOptions extends FormatOption {
  readonly dir?: string;
}

export function providerInstallCommand(command: Command): Command {
  return withFormatOption(command)
    .description("put the Terraform provider where `terraform init` and `tofu init` find it")
    .option("--dir <folder>", `write a filesystem mirror there (default: ${IMPLIED_MIRROR})`)
    .addHelpText(
      "after",
      "\nExit code: 0 installed, 1 error.\n\nExample:\n  $ zidentity provider install --dir ./plugins",
    );
}

export async function runProviderInstall(
  { dir, format }: InstallOptions,
  io: Io,
): Promise<ExitCode> {
  const { folder, version, files } = await installProvider(dir, io);
  if (format === "json") {
    const document = { format_version: FORMAT_VERSION, folder, version, files };
    io.out(`${JSON.stringify(document, null, 2)}\n`);
    return EXIT.same;
  }
  io.out(`Installed terraform-provider-zidentity ${version}:\n`);
  for (const file of files) io.out(`  ${file}\n`);
  io.out(dir === undefined ? IMPLIED_ADVICE : mirrorAdvice(folder));
  return EXIT.same;
}

/** Raised when a reader of the former form would misunderstand it. */
const FORMAT_VERSION = 1;

const IMPLIED_ADVICE = `
Terraform and OpenTofu look there by themselves. Next: name the provider, and run init.

  terraform {
    required_providers {
      zidentity = { source = "zidentity-iac/zidentity" }
    }
  }
`;

function mirrorAdvice(folder: string): string {
  const path = JSON.stringify(folder);
  // A wildcard may stand for the host only where it stands for all the rest as well.
  const addresses = REGISTRIES.map((host) => JSON.stringify(`${host}/${PROVIDER_SOURCE}`)).join(
    ", ",
  );
  return `
To use it, put this into a file and name the file in TF_CLI_CONFIG_FILE:

  provider_installation {
    filesystem_mirror {
      path    = ${path}
      include = [${addresses}]
    }
    direct {
      exclude = [${addresses}]
    }
  }

Then run init.
`;
}
