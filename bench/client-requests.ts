/**
 * How many requests and seconds all of a tenant takes to read, for growing numbers of assignments.
 * `npx tsx bench/client-requests.ts [latency in ms]`: 5,000 users, 500 groups, 10 services; 300 ms a request.
 */
import { startTenant } from "./start-tenant";

const SERVICES = 10;

async function main(): Promise<void> {
  const latencyMs = Number(process.argv[2] ?? 300);
  console.log(
    `assignments  requests  seconds   (${latencyMs} ms a request, 500 requests a second)`,
  );
  for (const assignments of [1_000, 10_000, 50_000]) {
    const options = { assignments, users: 5_000, groups: 500, services: SERVICES, latencyMs };
    const { tenant, counts, stop } = await startTenant({
      ...options,
      limit: 500,
      counting: "fixed",
    });
    await tenant.authenticate();
    const started = Date.now();
    const [services] = await Promise.all([
      tenant.services(),
      tenant.users(),
      tenant.groups(),
      tenant.roles(),
    ]);
    const lists = await Promise.all(services.map(({ service }) => tenant.grants(service.id)));
    const seconds = (Date.now() - started) / 1000;
    if (lists.flat().length !== assignments) throw new Error(`${lists.flat().length} were read.`);
    const { requests } = await counts();
    stop();
    console.log(
      `${String(assignments).padStart(11)}  ${String(requests).padStart(8)}  ${seconds.toFixed(2).padStart(7)}`,
    );
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
