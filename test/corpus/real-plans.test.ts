/**
 * Plans that the real Terraform makes against an embedded tenant: what is said of them is what is said of the manifest,
 * and the plans of `plan-json.ts` tell what these tell.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { manifestOfTerraform } from "../../src/engine/plan-json";
import type { ManifestResource } from "../../src/manifest";
import { describeWithTerraform, TerraformRun, withTenant } from "../acceptance/harness";
import { planOf } from "./plan-json";
import { synthesize, type Synthesized } from "./synthesize";
import { asPlanTells, validateByCommand } from "./validate-by-command";

const PLANS = 10;
const FIRST_SEED = 1000;

/** Each plan starts Terraform and the provider several times. */
const TIMEOUT_MS = 300_000;

describeWithTerraform("plans of generated stacks", () => {
  test(
    "tell the command what the manifest tells it",
    () =>
      withTenant(async (tenant) => {
        // The stacks speak of it as of a role that the tenant has.
        await tenant.portal.call("POST", "/roles", { name: "Auditor" });
        const run = await TerraformRun.start({
          tenant,
          hcl: `# The provider "zidentity" stands in the other file.`,
        });
        let seed = FIRST_SEED;
        for (let made = 0; made < PLANS; seed += 1) {
          const stack = synthesize(seed);
          const expected = await validateByCommand(asPlanTells(stack.manifest));
          if (!isPlanned(stack, expected)) continue;
          made += 1;
          const { text, paths } = planOf(stack);
          const real = await realPlan(run, stack);
          expect({ seed, ...told(real) }).toEqual({ seed, ...told(text) });
          const said = await validateByCommand(real);
          const placed = said.map((one) =>
            one.replace(
              / at (.*)$/,
              (_, address: string) => ` at ${paths.get(address) ?? address}`,
            ),
          );
          expect({ seed, said: placed.sort() }).toEqual({ seed, said: expected });
        }
      }),
    TIMEOUT_MS,
  );
});

/** Whether the provider plans it: nothing that it refuses by itself or with the tenant at hand. */
function isPlanned({ manifest }: Synthesized, said: readonly string[]): boolean {
  const errors = said.filter((one) => /^error (?!access\/)/.test(one));
  const { resources } = JSON.parse(manifest) as { resources: ManifestResource[] };
  const lacksScope = resources.some(
    ({ declares: { service, roles, scope } }) =>
      roles !== undefined && service === "ZPA" && scope === undefined,
  );
  return errors.length === 0 && !lacksScope && !resources.some(hasStrangeRole);
}

/** Roles of another service: the manifest does not tell, and the tenant refuses them. */
function hasStrangeRole({ declares: { service, roles } }: ManifestResource): boolean {
  if (service === undefined || !Array.isArray(roles)) return false;
  return roles.some((role) => /^(Role |Super|View|Users|CXO)/.test(String(role)));
}

async function realPlan(run: TerraformRun, stack: Synthesized): Promise<string> {
  const { terraform: _settings, ...configuration } = JSON.parse(stack.terraform) as Record<
    string,
    unknown
  >;
  await writeFile(join(run.folder, "stack.tf.json"), JSON.stringify(configuration));
  const planned = await run.execute("plan", "-no-color", "-input=false", "-out=p");
  if (planned.code !== 0) throw new Error(`${stack.seed}: ${planned.stdout}${planned.stderr}`);
  return (await run.execute("show", "-json", "p")).stdout;
}

/** What the command reads in a plan. The tenant tells of each service its cloud and organisation as well. */
function told(text: string) {
  const { deployer, resources } = manifestOfTerraform(JSON.parse(text), "plan.json");
  const permissions = deployer?.permissions;
  return {
    permissions,
    resources: resources
      .map(({ path, declares }) => ({
        path,
        declares: {
          ...declares,
          service: nameOf(declares["service"]),
          roles: sorted(declares["roles"]),
        },
      }))
      .sort((a, b) => a.path.localeCompare(b.path)),
  };
}

function nameOf(service: unknown): unknown {
  if (typeof service !== "object" || service === null) return service;
  const { name, cloud_name: cloud } = service as { name?: string; cloud_name?: string };
  return name === "ZIA" ? `${name} ${cloud}` : name;
}

function sorted(roles: unknown): unknown {
  return Array.isArray(roles) ? [...roles].map((role) => JSON.stringify(role)).sort() : roles;
}
