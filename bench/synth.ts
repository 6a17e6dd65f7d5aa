/**
 * What the checks add to a synth: the same stack from constructs, with every rule and the manifest, and from the plain
 * generated bindings. `npx tsx bench/synth.ts [rounds]`; the shortest of the rounds (default 3) counts, because what
 * else a machine does only ever makes a run longer.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { Group, GroupRoleAssignment, Role, ZidentityProvider } from "../src/constructs";
import {
  dataZidentityGroup,
  groupRoleAssignment,
  provider,
  role as roleBinding,
} from "../src/generated/bindings";

const ROLES = 20;
const SIZES = [1_000, 10_000, 20_000] as const;
const COMPARED = 10_000;
/** The limit for what the checks add, as a share of the synth without them. */
const LIMIT = 0.25;

type Declare = (stack: TerraformStack, assignments: number) => void;

const WAYS = {
  "plain bindings": (stack, assignments) => {
    new provider.ZidentityProvider(stack, "provider");
    const roles = namesOf("Role", ROLES).map(
      (name) =>
        new roleBinding.Role(stack, name, { name, permissions: { users_and_groups: "view_only" } }),
    );
    for (const [index, name] of namesOf("Group", assignments).entries()) {
      const group = new dataZidentityGroup.DataZidentityGroup(stack, `of ${name}`, { name });
      new groupRoleAssignment.GroupRoleAssignment(stack, name, {
        groupId: group.id,
        roleIds: [roles[index % ROLES]!.id],
      });
    }
  },
  constructs: (stack, assignments) => {
    new ZidentityProvider(stack, "provider", {
      deployer: {
        permissions: { roles: "full", administrativeEntitlements: "full", usersAndGroups: "full" },
      },
    });
    const roles = namesOf("Role", ROLES).map(
      (name) => new Role(stack, name, { name, permissions: { usersAndGroups: "view_only" } }),
    );
    for (const [index, name] of namesOf("Group", assignments).entries()) {
      const group = Group.byName(stack, name);
      new GroupRoleAssignment(stack, name, { group, roles: [roles[index % ROLES]!] });
    }
  },
} satisfies Record<string, Declare>;

type Way = keyof typeof WAYS;

function namesOf(what: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${what} ${index}`);
}

/** Milliseconds from the first construct to the last file. */
function timeOf(way: Way, assignments: number): number {
  const outdir = mkdtempSync(join(tmpdir(), "zidentity-bench-"));
  const start = performance.now();
  const app = new App({ outdir });
  WAYS[way](new TerraformStack(app, "access"), assignments);
  app.synth();
  const took = performance.now() - start;
  rmSync(outdir, { recursive: true, force: true });
  return took;
}

function main(rounds: number): void {
  for (const way of ["plain bindings", "constructs"] as const) timeOf(way, 200);
  const best = new Map<string, number>();
  for (const size of SIZES) {
    for (let round = 0; round < rounds; round += 1) {
      for (const way of ["plain bindings", "constructs"] as const) {
        const key = `${way} ${size}`;
        best.set(key, Math.min(best.get(key) ?? Infinity, timeOf(way, size)));
      }
    }
  }
  const taken = (way: Way, size: number) => best.get(`${way} ${size}`) ?? Number.NaN;
  for (const size of SIZES) {
    const [plain, checked] = [taken("plain bindings", size), taken("constructs", size)];
    const ratio = (checked / plain).toFixed(2);
    console.log(
      `${size} assignments: plain bindings ${plain.toFixed(0)} ms, constructs ${checked.toFixed(0)} ms, ratio ${ratio}`,
    );
  }
  for (const way of ["plain bindings", "constructs"] as const) {
    const growth = taken(way, 20_000) / taken(way, 1_000);
    console.log(`${way}: ${growth.toFixed(1)} times the time for 20 times the assignments`);
  }
  const added = taken("constructs", COMPARED) / taken("plain bindings", COMPARED) - 1;
  const verdict = added <= LIMIT ? "within" : "ABOVE";
  console.log(
    `The checks add ${(added * 100).toFixed(0)} % at ${COMPARED} assignments, ${verdict} the limit of ${LIMIT * 100} %.`,
  );
}

main(Number(process.argv[2] ?? 3));
