import * as fc from "fast-check";
import { compareWithTenant, makePlan } from "../../../../../src/engine";
import { settleIds } from "../../../../../src/engine/settle-ids";
import { readOrderFacts, toWaves } from "../../../../../src/engine/plan/run-order";
import { apply } from "../../../../../src/lifecycle";
import { NOW } from "../../declared";
import { type Access, accessOf, anyRun, desiredOf, type RandomRun, tenantOf } from "./random-run";

/** Carries a run out, the writes of each wave in the order that `place` gives them, and tells who had what when. */
async function carryOut(run: RandomRun, place: () => number) {
  const tenant = tenantOf(run);
  const comparison = await compareWithTenant(desiredOf(run), tenant, NOW);
  const { steps } = makePlan(comparison, []);
  const history = [accessOf(tenant)];
  for (const wave of toWaves(steps, await readOrderFacts(steps, tenant))) {
    const shuffled = wave.map((write) => ({ write, at: place() })).sort((a, b) => a.at - b.at);
    for (const { write } of shuffled) {
      const { definition } = write.step;
      await apply(definition, tenant, await settleIds(definition, write.change, tenant), NOW);
      history.push(accessOf(tenant));
    }
  }
  const again = await compareWithTenant(desiredOf(run), tenant, NOW);
  return { history, left: makePlan(again, []).steps };
}

interface Bounds {
  readonly below: readonly string[];
  readonly above: readonly string[];
}

/** Moments at which somebody has less than before and after, or more than either. */
function breaches(history: readonly ReadonlyMap<string, Access>[]): Bounds {
  const [before, after] = [history[0]!, history.at(-1)!];
  const below: string[] = [];
  const above: string[] = [];
  for (const [moment, now] of history.entries()) {
    for (const [user, { levels, linked }] of now) {
      const [was, willBe] = [before.get(user)!, after.get(user)!];
      for (const [module, level] of levels.entries()) {
        const ends = [was.levels[module]!, willBe.levels[module]!];
        if (level < Math.min(...ends)) below.push(`${moment} ${user} module ${module}`);
        if (level > Math.max(...ends)) above.push(`${moment} ${user} module ${module}`);
      }
      for (const role of was.linked)
        if (willBe.linked.has(role) && !linked.has(role)) below.push(`${moment} ${user} ${role}`);
      for (const role of linked)
        if (!was.linked.has(role) && !willBe.linked.has(role))
          above.push(`${moment} ${user} ${role}`);
    }
  }
  return { below, above };
}

const place = fc.infiniteStream(fc.integer());
const runs = { numRuns: Number(process.env["ORDER_RUNS"] ?? 300) };

test("whoever has an access before and after has it all the time, and a second plan is empty", () =>
  fc.assert(
    fc.asyncProperty(anyRun, place, async (run, places) => {
      const { history, left } = await carryOut(run, () => places.next().value as number);
      expect(left).toEqual([]);
      expect(breaches(history).below).toEqual([]);
    }),
    runs,
  ));

/** The levels of one role may change, and only up or only down. */
const oneShift = anyRun.map((run): RandomRun => {
  const levels = { ...run.before.levels, R: run.after.levels["R"]! };
  const [was, willBe] = [run.before.levels["R"]!, levels.R];
  const rises = (at: number) => order(willBe[at]!) > order(was[at]!);
  const falls = (at: number) => order(willBe[at]!) < order(was[at]!);
  const mixed = (rises(0) && falls(1)) || (falls(0) && rises(1));
  return { ...run, after: { ...run.after, levels: mixed ? run.before.levels : levels } };
});
const order = (level: string) => ["none", "view_only", "full"].indexOf(level);

test("nobody has more than before or after, while the levels of at most one role go one way", () =>
  fc.assert(
    fc.asyncProperty(oneShift, place, async (run, places) => {
      const { history } = await carryOut(run, () => places.next().value as number);
      expect(breaches(history)).toEqual({ below: [], above: [] });
    }),
    runs,
  ));

test("a user and a group who exchange roles with one another: neither order leaves anybody without", async () => {
  const levels = { R: ["none", "none"], S: ["full", "none"], T: ["none", "full"] };
  const nobody = { ann: [], bob: [], cid: [], one: [], two: [], three: [] };
  const run: RandomRun = {
    members: { one: ["ann"], two: [], three: [] },
    before: { levels, own: { ...nobody, ann: ["S"], one: ["T"] }, linked: nobody },
    after: { levels, own: { ...nobody, ann: ["T"], one: ["S"] }, linked: nobody },
    exclusive: true,
  };
  for (const direction of [1, -1]) {
    let at = 0;
    const { history, left } = await carryOut(run, () => (at += direction));
    expect(left).toEqual([]);
    expect(breaches(history)).toEqual({ below: [], above: [] });
  }
});
