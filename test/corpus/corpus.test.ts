/**
 * The corpus: generated stacks through every way in. What concerns one declaration is found alike at synth, by the
 * provider and by the command; what concerns several, which a provider cannot see, alike at synth and by the command.
 */
import { ACCESS_RULES, ROLE_RULES } from "../../src/rbac";
import { type Said, synthesize, type Synthesized } from "./synthesize";
import { planOf } from "./plan-json";
import { asPlanTells, validateByCommand, withoutHouse } from "./validate-by-command";
import { validateByProvider } from "./validate-by-provider";

const STACKS = 200;

const corpus: readonly Synthesized[] = Array.from({ length: STACKS }, (_, seed) =>
  synthesize(seed),
);

const ruleOf = (said: Said) => said.split(" ")[1] ?? "";

it("synth and the command, on the manifest, find the same", async () => {
  const answers = corpus.map(async ({ seed, said, manifest }) => {
    const command = await validateByCommand(manifest);
    return differences(seed, { synth: said, command });
  });
  expect((await Promise.all(answers)).flat()).toEqual([]);
});

it("the command finds the same on the JSON of a plan, but for what a plan does not tell", async () => {
  const answers = corpus.map(async (stack) => {
    const { text, paths } = planOf(stack);
    const onPlan = (await validateByCommand(text)).map((one) => inPathsOf(paths, one)).sort();
    const manifest = await validateByCommand(asPlanTells(stack.manifest));
    return differences(stack.seed, { manifest, plan: onPlan });
  });
  expect((await Promise.all(answers)).flat()).toEqual([]);
});

function inPathsOf(paths: ReadonlyMap<string, string>, one: Said): Said {
  return one.replace(/ at (.*)$/, (_, address: string) => ` at ${paths.get(address) ?? address}`);
}

it("the provider finds the same on each resource", async () => {
  const found: string[] = [];
  for (const stack of corpus) {
    const alone = (await validateByCommand(withoutHouse(stack.manifest))).filter(isOfOne);
    found.push(
      ...differences(stack.seed, { command: alone, provider: await validateByProvider(stack) }),
    );
  }
  expect(found).toEqual([]);
});

/** What one way says and the other does not, each as often as it does. */
function differences(seed: number, ways: Readonly<Record<string, readonly Said[]>>): string[] {
  return Object.entries(ways).flatMap(([name, said]) => {
    const others = Object.entries(ways)
      .filter(([other]) => other !== name)
      .flatMap(([, saidThere]) => saidThere);
    const left = [...others];
    return said.flatMap((one) => {
      const at = left.indexOf(one);
      if (at >= 0) left.splice(at, 1);
      return at >= 0 ? [] : [`seed ${seed}: only ${name}: ${one}`];
    });
  });
}

function isOfOne(said: Said): boolean {
  return !said.startsWith("info ") && RULES_OF_ONE.some((rule) => rule.test(ruleOf(said)));
}

/** Of `prerequisite/administer-service` a provider knows only what it is told by id, and no stack here tells it so. */
const RULES_OF_ONE = [
  /^declaration\//,
  /^role\/(?!nobody-holds|declared-twice)/,
  /^scope\/role-above-deployer$/,
  /^prerequisite\/(write-role|assign-role|manage-service-entitlements)$/,
];

it("breaks every rule that can be broken without a tenant", () => {
  const hit = new Set(corpus.flatMap(({ said }) => said.map(ruleOf)));
  const missed = [...ROLE_RULES, ...ACCESS_RULES].filter(({ id }) => !hit.has(id));
  // What the tenant alone tells is judged by `zidentity plan`, and by the provider's plan.
  expect(missed.map(({ id }) => id)).toEqual(
    ACCESS_RULES.filter(({ example }) => example.declared.facts !== undefined).map(({ id }) => id),
  );
  const DECLARATIONS = ["not-a-time", "not-exactly-one", "not-lower-case", "wrong-value"];
  for (const id of DECLARATIONS) expect(hit).toContain(`declaration/${id}`);
  expect([...hit].filter((id) => id.startsWith("house/")).length).toBeGreaterThan(0);
});
