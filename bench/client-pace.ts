/**
 * How near the client comes to a tenant's limit, and how it follows when the limit changes.
 * `npx tsx bench/client-pace.ts [fixed|sliding] [grants]`: 500 requests a second, 300 ms a request.
 */
import { type Counting } from "./loopback-tenant";
import { type BenchTenant, startTenant } from "./start-tenant";

const LIMIT = 500;
const LATENCY_MS = 300;

async function main(): Promise<void> {
  const counting: Counting = process.argv[2] === "fixed" ? "fixed" : "sliding";
  const grants = Number(process.argv[3] ?? 10_000);
  const options = {
    assignments: 0,
    users: 0,
    groups: 0,
    services: 1,
    latencyMs: LATENCY_MS,
    limit: LIMIT,
    counting,
  };

  const steady = await startTenant(options);
  await grant(steady, 0, grants);
  const ended = Date.now();
  const { requests, served, refused } = await steady.counts();
  steady.stop();
  const first = served[0]!;
  // From the first request of the API on: the token is asked for before.
  const took = (ended - first) / 1000;
  console.log(
    `${grants} grants, ${counting} seconds: ${requests} requests in ${took.toFixed(1)} s`,
  );
  console.log(`  of the limit, from first to last:    ${share(served.length, took, LIMIT)}`);
  console.log(`  429 in the first second, afterwards: ${split(refused, first + 1000)}`);

  await adapts(options, Math.min(grants, 2_500));
}

/** The limit falls to a tenth when half is done. */
async function adapts(options: Parameters<typeof startTenant>[0], grants: number): Promise<void> {
  const bench = await startTenant(options);
  const done = grant(bench, 0, grants);
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const changed = Date.now();
  bench.setLimit(LIMIT / 10);
  await new Promise((resolve) => setTimeout(resolve, 12_000));
  const { served, refused } = await bench.counts();
  const settled = served.filter((at) => at >= changed + 2_000 && at < changed + 12_000).length;
  console.log(`limit ${LIMIT} to ${LIMIT / 10} in the middle`);
  console.log(
    `  429 within two seconds, afterwards:  ${split(
      refused.filter((at) => at >= changed),
      changed + 2_000,
    )}`,
  );
  console.log(`  of the new limit, from then on:      ${share(settled, 10, LIMIT / 10)}`);
  const back = Date.now();
  bench.setLimit(LIMIT);
  await done;
  console.log(
    `  the limit back at ${LIMIT}: the rest in ${((Date.now() - back) / 1000).toFixed(1)} s`,
  );
  bench.stop();
}

/** Each is a reading and a writing. */
async function grant({ tenant }: BenchTenant, from: number, to: number): Promise<void> {
  await Promise.all(
    Array.from({ length: to - from }, (_, at) =>
      tenant.changeGrant({ type: "USER", id: `u${from + at}` }, "s0", () => ({
        roles: [{ id: "r1" }],
      })),
    ),
  );
}

function share(requests: number, seconds: number, limit: number): string {
  return `${((100 * requests) / seconds / limit).toFixed(1)} %`;
}

function split(times: readonly number[], at: number): string {
  const before = times.filter((time) => time < at).length;
  return `${before}, ${times.length - before}`;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
