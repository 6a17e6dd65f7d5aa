import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, OWNER, startEmulator } from "../../../../src/emulator";
import type { ManifestResource } from "../../../../src/manifest";
import { type CliResult, runCli } from "../run-cli";
import { tenantEnvironment } from "../tenant-environment";

/** A declaration: the type without its prefix, and what it declares. */
export type Declared = readonly [type: string, declares: ManifestResource["declares"]];

export const OWNERS_GRANT: Declared = [
  "user_role_assignment",
  { user: OWNER.loginName, roles: ["Super Admin"] },
];
export const READER: Declared = ["role", { name: "Reader", permissions: { roles: "view_only" } }];
export const READERS: Declared = [
  "group_role_assignment",
  { group: "Helpdesk", roles: ["Reader"] },
];

type RunOptions = NonNullable<Parameters<typeof runCli>[1]>;

/** A tenant and a folder for one test. */
export class World {
  private constructor(
    readonly tenant: Emulator,
    readonly folder: string,
  ) {}

  static async make(): Promise<World> {
    const tenant = await startEmulator({ port: 0, seed: "apply" });
    return new World(tenant, mkdtempSync(join(tmpdir(), "zidentity-apply-")));
  }

  async end(): Promise<void> {
    await this.tenant.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  get env(): Record<string, string> {
    return tenantEnvironment(this.tenant);
  }

  /** Writes the desired state. */
  declare(resources: readonly Declared[], more: object = {}): void {
    this.write("zidentity.json", {
      version: 1,
      stack: "s",
      ...more,
      resources: resources.map(([type, declares], at) => ({
        type: `zidentity_${type}`,
        path: `s/${at}`,
        declares,
      })),
    });
  }

  write(name: string, content: object | string): void {
    const text = typeof content === "string" ? content : JSON.stringify(content);
    writeFileSync(join(this.folder, name), text);
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), "utf8");
  }

  run(args: readonly string[], options: RunOptions = {}): Promise<CliResult> {
    return runCli(args, { cwd: this.folder, ...options, env: { ...this.env, ...options.env } });
  }

  apply(...args: string[]): Promise<CliResult> {
    return this.run(["apply", "--auto-approve", ...args]);
  }

  /** The lines of the audit record. */
  audit(name = "zidentity-audit.jsonl"): Record<string, unknown>[] {
    return this.read(name)
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  userId(login: string): string {
    return [...this.tenant.store.users.values()].find((one) => one.loginName === login)!.id;
  }

  groupId(name: string): string {
    return [...this.tenant.store.groups.values()].find((one) => one.name === name)!.id;
  }

  roleId(name: string): string {
    return [...this.tenant.store.roles.values()].find((one) => one.name === name)!.id;
  }

  /** Somebody grants roles of ZIdentity in the portal. */
  grant(principal: { type: "USER" | "GROUP"; id: string }, ...roles: string[]): void {
    this.tenant.store.grants.put({
      principal,
      serviceId: this.tenant.store.zidentity.id,
      roleIds: roles.map((name) => this.roleId(name)),
    });
  }

  /** Who holds which of ZIdentity's roles, by names. */
  held(): string[] {
    const { store } = this.tenant;
    return store.grants
      .on(store.zidentity.id)
      .map(({ principal, roleIds }) => {
        const who =
          principal.type === "USER"
            ? store.users.get(principal.id)?.loginName
            : store.groups.get(principal.id)?.name;
        return `${who}: ${roleIds
          .map((id) => store.roles.get(id)?.name)
          .sort()
          .join(", ")}`;
      })
      .sort();
  }
}
