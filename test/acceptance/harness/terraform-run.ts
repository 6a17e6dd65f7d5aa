import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DEMO_CLIENT } from "../../../src/emulator";
import { programOrThrow } from "./describe-with-terraform";
import type { Program } from "./find-program";
import { installedProvider } from "./provider-mirror";
import { freshFolder } from "./run-folder";
import { type Ended, runProgram } from "./run-program";
import type { Tenant } from "./tenant";
import { type RawDiagnostic, readDiagnostics, readReport, type Report } from "./terraform-report";

export type { Diagnostic, Report } from "./terraform-report";

const HEADER = `terraform {
  required_providers {
    zidentity = { source = "zidentity-iac/zidentity" }
  }
}
`;

const PROVIDER = `provider "zidentity" {}
`;

/** What must never be in any output: a stack trace, and the secret that every run is given. */
const STACK_TRACE = /^\s*at .+:\d+:\d+\)?$/m;

interface Options {
  /** The configuration, without the blocks `terraform` and `provider` unless it brings one. */
  readonly hcl: string;
  /** Where the environment's addresses lead; without it the configuration names its own. */
  readonly tenant?: Pick<Tenant, "emulator">;
  /** Environment variables over those of the demo client. */
  readonly env?: NodeJS.ProcessEnv;
  readonly program?: Program;
}

type Attributes = Readonly<Record<string, unknown>>;

/** One working folder, with HOME, TMPDIR and command-line configuration of its own. */
export class TerraformRun {
  private constructor(
    readonly folder: string,
    private readonly program: Program,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  /** A folder that holds the configuration and is initialized. */
  static async start({ hcl, tenant, env = {}, program = programOrThrow() }: Options) {
    const folder = await freshFolder("terraform");
    const { cliConfig } = await installedProvider();
    const own = { HOME: join(folder, "home"), TMPDIR: join(folder, "tmp") };
    await Promise.all(Object.values(own).map((path) => mkdir(path)));
    const run = new TerraformRun(folder, program, {
      // Nothing of the surroundings: no TF_ variable, no credentials, no proxy.
      PATH: process.env["PATH"],
      ...own,
      TF_CLI_CONFIG_FILE: cliConfig,
      CHECKPOINT_DISABLE: "1",
      ZSCALER_CLIENT_ID: DEMO_CLIENT.id,
      ZSCALER_CLIENT_SECRET: DEMO_CLIENT.secret,
      ...(tenant === undefined ? {} : addressesOf(tenant)),
      ...env,
    });
    await run.write(hcl);
    const { code, stdout, stderr } = await run.execute("init", "-no-color", "-input=false");
    if (code !== 0) throw new Error(`init: ${stdout}${stderr}`);
    return run;
  }

  /** The same folder, with other environment variables. */
  withEnv(env: NodeJS.ProcessEnv): TerraformRun {
    return new TerraformRun(this.folder, this.program, { ...this.env, ...env });
  }

  /** Puts another configuration in the place of the present one. */
  async write(hcl: string): Promise<void> {
    const header = hcl.includes("required_providers") ? "" : HEADER;
    const provider = header === "" || hcl.includes(`provider "zidentity"`) ? "" : PROVIDER;
    await writeFile(join(this.folder, "main.tf"), `${header}${provider}${hcl}`);
  }

  async validate(): Promise<Pick<Report, "errors" | "warnings">> {
    const { stdout } = await this.execute("validate", "-json");
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: RawDiagnostic[] };
    return readDiagnostics(diagnostics);
  }

  /** Exit code 0: nothing to do, 1: an error, 2: changes. */
  plan(...more: readonly string[]): Promise<Report> {
    return this.report("plan", "-json", "-input=false", "-detailed-exitcode", ...more);
  }

  apply(...more: readonly string[]): Promise<Report> {
    return this.report("apply", "-json", "-input=false", "-auto-approve", ...more);
  }

  destroy(...more: readonly string[]): Promise<Report> {
    return this.report("destroy", "-json", "-input=false", "-auto-approve", ...more);
  }

  /** Applies, and throws with everything that was said when it does not succeed. */
  async mustApply(hcl?: string): Promise<Report> {
    if (hcl !== undefined) await this.write(hcl);
    const report = await this.apply();
    if (report.code !== 0) throw new Error(report.text);
    return report;
  }

  import(address: string, id: string): Promise<Ended> {
    return this.execute("import", "-no-color", "-input=false", address, id);
  }

  /** The attributes of each managed object and data source in the stored state, by address. */
  async state(): Promise<Readonly<Record<string, Attributes>>> {
    const text = await readFile(join(this.folder, "terraform.tfstate"), "utf8");
    return Object.fromEntries(
      (JSON.parse(text) as StoredState).resources.flatMap(({ mode, type, name, instances }) =>
        instances.map(({ attributes }) => [
          `${mode === "data" ? "data." : ""}${type}.${name}`,
          attributes,
        ]),
      ),
    );
  }

  /** Runs any command. Throws when the output holds what no output may hold. */
  async execute(...args: readonly string[]): Promise<Ended> {
    const ended = await runProgram(this.program.path, args, { cwd: this.folder, env: this.env });
    const text = `${ended.stdout}${ended.stderr}`;
    if (STACK_TRACE.test(text.replaceAll("\\n", "\n"))) throw new Error(`A stack trace: ${text}`);
    for (const name of ["ZSCALER_CLIENT_SECRET", "ZSCALER_PRIVATE_KEY"]) {
      const secret = this.env[name];
      if (secret && text.includes(secret)) throw new Error(`A secret: ${text}`);
    }
    return ended;
  }

  private async report(...args: readonly string[]): Promise<Report> {
    const { code, stdout, stderr } = await this.execute(...args);
    return readReport(code, `${stdout}${stderr}`);
  }
}

interface StoredState {
  readonly resources: readonly {
    readonly mode: string;
    readonly type: string;
    readonly name: string;
    readonly instances: readonly { readonly attributes: Attributes }[];
  }[];
}

function addressesOf({ emulator }: Pick<Tenant, "emulator">): NodeJS.ProcessEnv {
  return { ZIDENTITY_BASE_URL: emulator.url, ZIDENTITY_TOKEN_URL: emulator.tokenUrl };
}
