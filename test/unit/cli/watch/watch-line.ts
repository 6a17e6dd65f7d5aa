import { join } from "node:path";
import { writeFileSync } from "node:fs";
import { createProgram } from "../../../../src/cli/program";
import type { Io } from "../../../../src/cli/io";
import { runWatch } from "../../../../src/cli/watch";
import type { Surroundings } from "../../../../src/cli/watch/surroundings";
import { type Emulator, OWNER } from "../../../../src/emulator";
import { tenantEnvironment } from "../tenant-environment";

/** The owner's grant is all that a fresh tenant holds. */
export function writeManifest(folder: string, resources: readonly object[] = [OWNER_GRANT]): void {
  const text = JSON.stringify({ version: 1, stack: "s", resources });
  writeFileSync(join(folder, "zidentity.json"), text);
}

const OWNER_GRANT = {
  type: "zidentity_user_role_assignment",
  path: "s/owner",
  declares: { user: OWNER.loginName, roles: ["Super Admin"] },
};

/** Any line of the log by its fields. */
export type Line = Readonly<Record<string, string | number | boolean>> & { readonly event: string };

export interface Watching {
  readonly lines: readonly Line[];
  readonly rounds: () => readonly Line[];
}

/** Starts `zidentity watch --format json` in this process; its lines arrive in `lines`, and `told` is called after each. */
export function startWatch(
  args: readonly string[],
  { url, tokenUrl }: Pick<Emulator, "url" | "tokenUrl">,
  given: Pick<Io, "cwd" | "now" | "signal"> & {
    readonly surroundings?: Surroundings;
    readonly env?: NodeJS.ProcessEnv;
    readonly told?: (line: Line) => void;
  },
): Watching & { readonly ended: Promise<number> } {
  const lines: Line[] = [];
  const io: Io = {
    out: () => undefined,
    err: (text) => {
      const line = JSON.parse(text) as Line;
      lines.push(line);
      given.told?.(line);
    },
    env: {
      ...tenantEnvironment({ url, tokenUrl }),
      ...given.env,
    },
    cwd: given.cwd,
    colours: false,
    errColours: false,
    shows: false,
    ask: async () => undefined,
    now: given.now,
    signal: given.signal,
  };
  const command = createProgram("1.2.3", io, () => undefined).commands.find(
    (one) => one.name() === "watch",
  );
  command?.parseOptions(["--format", "json", "--listen", "127.0.0.1:0", ...args]);
  const options = command?.opts<Parameters<typeof runWatch>[0]>();
  if (options === undefined) throw new Error("No command watch");
  const ended = runWatch(options, io, [], given.surroundings);
  return { lines, rounds: () => lines.filter(({ event }) => event === "round"), ended };
}

/** What somebody clicks in the portal; the answer takes it back. */
export function grantSuperAdmin({ store }: Emulator, loginName: string): () => void {
  const user = [...store.users.values()].find((one) => one.loginName === loginName);
  const role = [...store.roles.values()].find(({ name }) => name === "Super Admin");
  if (user === undefined || role === undefined) throw new Error(`No user ${loginName}`);
  const principal = { type: "USER", id: user.id } as const;
  store.grants.put({ principal, serviceId: store.zidentity.id, roleIds: [role.id] });
  return () => void store.grants.delete(principal, store.zidentity.id);
}
