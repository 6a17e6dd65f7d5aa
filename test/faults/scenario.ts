import { inspect } from "node:util";
import {
  type ConnectedTenant,
  connectTenant,
  explainClientError,
  resolveClientConfig,
} from "../../src/client";
import { DiagnosticsError } from "../../src/diagnostics";
import { DEMO_CLIENT, type FaultPlanInput } from "../../src/emulator";
import type { TenantPort } from "../../src/tenant";
import { Dice } from "./dice";
import { Driver, type RunResult } from "./drive";
import { Expectation } from "./expectation";
import { hasEtags, lastingFaults, mixFaults, tagsGrants } from "./fault-mix";
import { OtherAdministrator } from "./other-administrator";
import { keyOf } from "./pairs";
import { PATIENCE_MS, VirtualTime } from "./virtual-time";
import { makeWorld, type World } from "./world";

export interface ScenarioResult {
  readonly seed: number;
  readonly requests: number;
  readonly fired: number;
  /** Whether the first run, with faults, came to its end without an error. */
  readonly atFirst: boolean;
  /** What is wrong; none: all is well. */
  readonly problems: readonly string[];
  /** The faults, for whoever looks into a problem. */
  readonly plan: unknown;
}

/** How often the other administrator does something before a request of ours. */
const BUSYNESS = 0.25;

/** A client that asks more than this has lost its way. */
const MOST_REQUESTS = 5000;

export async function runScenario(seed: number): Promise<ScenarioResult> {
  const dice = new Dice(seed);
  const time = new VirtualTime();
  const world = await makeWorld(new Dice(dice.int(0, 2 ** 31)), seed, time);
  try {
    return await new Scenario(seed, dice, time, world).run();
  } finally {
    await world.emulator.close();
  }
}

class Scenario {
  readonly #plan: FaultPlanInput;
  readonly #atOnce: boolean;
  readonly #expectation: Expectation;
  readonly #hands = { pairs: new Set<string>(), roles: new Set<string>() };
  readonly #other: OtherAdministrator;
  readonly #secrets = new Set<string>([DEMO_CLIENT.secret]);
  readonly #problems: string[] = [];
  #requests = 0;

  constructor(
    private readonly seed: number,
    private readonly dice: Dice,
    private readonly time: VirtualTime,
    private readonly world: World,
  ) {
    this.#plan = mixFaults(dice, seed);
    this.#atOnce = seed % 4 === 0;
    this.#expectation = new Expectation(world.emulator.store, world.desired);
    this.#other = new OtherAdministrator(
      new Dice(dice.int(0, 2 ** 31)),
      world,
      this.#expectation,
      this.#hands,
    );
  }

  async run(): Promise<ScenarioResult> {
    const { faults } = this.world.emulator;
    faults.set(this.#plan);
    const first = await this.#apply(BUSYNESS);
    const fired = faults.counts().reduce((sum, { fired: times }) => sum + times, 0);
    this.#judgeFailures(first);
    this.#report("after the first run", this.#expectation.damage());
    if (first.failures.length === 0)
      this.#report("after the first run, which reported no error", this.#expectation.shortfall());

    faults.set(lastingFaults(this.#plan));
    const second = await this.#apply(0);
    this.#report("in the second run, without accidents", second.failures.map(describe));
    this.#report("after the second run", this.#expectation.damage());
    this.#report("after the second run", this.#expectation.shortfall());
    const third = await this.#apply(0);
    if (third.changed > 0)
      this.#problems.push(`the third run still changed ${third.changed} objects`);
    return {
      seed: this.seed,
      requests: this.#requests,
      fired,
      atFirst: first.failures.length === 0,
      problems: this.#problems,
      plan: this.#plan,
    };
  }

  /** A run in a process of its own, as far as the client can tell. */
  #apply(busyness: number): Promise<RunResult> {
    const driver = new Driver(this.#held(this.#connect(busyness), busyness), this.#atOnce);
    return driver.run(this.world.desired);
  }

  #connect(busyness: number): ConnectedTenant {
    const { emulator } = this.world;
    const resolved = resolveClientConfig(
      {
        client_id: DEMO_CLIENT.id,
        client_secret: DEMO_CLIENT.secret,
        base_url: emulator.url,
        token_url: emulator.tokenUrl,
        request_timeout: PATIENCE_MS / 1000,
      },
      {},
    );
    if ("diagnostics" in resolved) throw new DiagnosticsError(resolved.diagnostics);
    return connectTenant(resolved.config, {
      clock: this.time.now,
      monotonic: this.time.now,
      sleep: this.time.sleep,
      random: () => this.dice.number(),
      fetch: async (input, init) => {
        this.#requests += 1;
        if (this.#requests > MOST_REQUESTS) throw new Error("The client does not come to an end");
        const token = new Headers(init?.headers).get("authorization")?.replace("Bearer ", "");
        if (token !== undefined) this.#secrets.add(token);
        const pair = pairWritten(
          init?.method,
          input instanceof Request ? input.url : String(input),
        );
        this.#disturb(busyness, init?.method, input, pair);
        const answer = await fetch(input, init);
        // It is written: from here on nobody can undo it by our hand.
        if (pair !== undefined && answer.ok) this.#hands.pairs.delete(pair);
        return answer;
      },
    });
  }

  /** Lets the other administrator do something just before a request of ours. */
  #disturb(
    busyness: number,
    method: string | undefined,
    url: unknown,
    pair: string | undefined,
  ): void {
    if (this.dice.happens(busyness)) this.#other.act();
    if (pair !== undefined && this.dice.happens(busyness)) this.#other.meddleWithPair(pair);
    const roleId = /\/roles\/(?<id>[^/]+)$/.exec(String(url))?.groups?.["id"];
    if (method === "PUT" && roleId !== undefined && this.dice.happens(busyness))
      this.#other.meddleWithRole(roleId);
  }

  /** The tenant, which says what it has in hands. */
  #held(tenant: ConnectedTenant, busyness: number): TenantPort {
    const { pairs, roles } = this.#hands;
    const etags = hasEtags(this.#plan);
    const tagged = tagsGrants(this.#plan);
    return {
      users: () => tenant.users(),
      groups: () => tenant.groups(),
      services: () => tenant.services(),
      roles: () => tenant.roles(),
      grants: (serviceId) => tenant.grants(serviceId),
      entitlements: (serviceId) => tenant.entitlements(serviceId),
      members: (groupId) => tenant.members(groupId),
      groupsOf: (userId) => tenant.groupsOf(userId),
      callerRoles: () => tenant.callerRoles(),
      createRole: (body) => tenant.createRole(body),
      deleteRole: (id) => tenant.deleteRole(id),
      entitle: (principal, serviceId) => tenant.entitle(principal, serviceId),
      removeEntitlement: (principal, serviceId) => tenant.removeEntitlement(principal, serviceId),
      replaceRole: (id, change) =>
        etags
          ? tenant.replaceRole(id, change)
          : holding(roles, id, () => tenant.replaceRole(id, change)),
      changeGrant: (principal, serviceId, change) => {
        const key = keyOf({ principal, serviceId });
        if (this.dice.happens(busyness)) this.#other.meddleWithPair(key);
        const write = () => tenant.changeGrant(principal, serviceId, change);
        return tagged ? write() : holding(pairs, key, write);
      },
    };
  }

  /** An error must be one that the product explains, and must hold no secret. */
  #judgeFailures({ failures }: RunResult): void {
    for (const failure of failures) {
      const explained =
        failure instanceof DiagnosticsError || explainClientError(failure) !== undefined;
      if (failure instanceof Error && !explained)
        this.#problems.push(`an error that nobody explains: ${failure.stack ?? failure.message}`);
      const shown = inspect(failure, { depth: 10 });
      for (const secret of this.#secrets)
        if (shown.includes(secret)) this.#problems.push(`a secret in ${describe(failure)}`);
    }
  }

  #report(when: string, problems: Iterable<string>): void {
    for (const problem of problems) this.#problems.push(`${when}: ${problem}`);
  }
}

/** The pair that a request grants to or takes from. */
function pairWritten(method: string | undefined, url: string): string | undefined {
  if (method !== "PUT" && method !== "DELETE") return undefined;
  const found = /\/(?<type>user|group)s\/(?<id>[^/]+)\/admin-entitlements\/(?<service>[^/]+)$/.exec(
    url,
  )?.groups;
  if (found === undefined) return undefined;
  const { type, id = "", service: serviceId = "" } = found;
  return keyOf({ principal: { type: type === "user" ? "USER" : "GROUP", id }, serviceId });
}

function describe(failure: unknown): string {
  if (failure instanceof DiagnosticsError) return JSON.stringify(failure.diagnostics);
  return failure instanceof Error ? `${failure.name}: ${failure.message}` : JSON.stringify(failure);
}

async function holding<T>(held: Set<string>, key: string, work: () => Promise<T>): Promise<T> {
  held.add(key);
  try {
    return await work();
  } finally {
    held.delete(key);
  }
}
