import type { Command } from "commander";
import { installProvider, IMPLIED_MIRROR } from "./provider-mirror";
import { EXIT, type ExitCode, type Io } from "./io";

interface InstallOptions {
  readonly dir?: string;
}

export function providerInstallCommand(command: Command): Command {
  return command
    .description("put the Terraform provider where `terraform init` and `tofu init` find it")
    .option("--dir <folder>", `write a filesystem mirror there (default: ${IMPLIED_MIRROR})`)
    .addHelpText("after", "\nExample:\n  $ zidentity provider install --dir ./plugins");
}

export async function runProviderInstall({ dir }: InstallOptions, io: Io): Promise<ExitCode> {
  const { folder, version, files } = await installProvider(dir, io);
  io.out(`Installed terraform-provider-zidentity ${version}:\n`);
  for (const file of files) io.out(`  ${file}\n`);
  io.out(dir === undefined ? IMPLIED_ADVICE : mirrorAdvice(folder));
  return EXIT.same;
}

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
  return `
To use it, put this into a file and name the file in TF_CLI_CONFIG_FILE:

  provider_installation {
    filesystem_mirror {
      path    = ${path}
      include = ["*/zidentity-iac/zidentity"]
    }
    direct {
      exclude = ["*/zidentity-iac/zidentity"]
    }
  }

Then run init.
`;
}
