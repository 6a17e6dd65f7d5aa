import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCli } from "../unit/cli/run-cli";
import { describeWithTerraform, freshFolder, programOrThrow, runProgram } from "./harness";

const HCL = `terraform {
  required_providers {
    zidentity = { source = "zidentity-iac/zidentity" }
  }
}
`;

describeWithTerraform("the mirror that provider install writes", () => {
  test("serves init by the configuration that it prints", async () => {
    const folder = await freshFolder("install");
    const { code, out } = await runCli(["provider", "install", "--dir", "plugins"], {
      cwd: folder,
    });
    expect(code).toBe(0);
    const printed = /^ {2}provider_installation \{$.*?^ {2}\}$/ms.exec(out)?.[0];
    await writeFile(join(folder, "config.tfrc"), printed ?? "");
    await writeFile(join(folder, "main.tf"), HCL);
    const ended = await runProgram(programOrThrow().path, ["init", "-no-color"], {
      cwd: folder,
      env: {
        PATH: process.env["PATH"],
        HOME: folder,
        TF_CLI_CONFIG_FILE: join(folder, "config.tfrc"),
        CHECKPOINT_DISABLE: "1",
      },
    });
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(ended.stdout).toContain("Installed zidentity-iac/zidentity v");
  });
});
