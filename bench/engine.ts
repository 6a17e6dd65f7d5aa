/**
 * Requests, seconds and peak memory of a whole `zidentity plan` of assignments that are as declared.
 * `npx tsx bench/engine.ts [latency in ms]`, after `npm run build`: 20 ms a request.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { declaredAssignments, manifestOf } from "./declared-assignments";
import { startTenant } from "./start-tenant";
import { timed } from "./timed-process";

/** Assignments and services: on each service the users hold one in turn, so that one service is as many users. */
const SHAPES = [
  [10_000, 10],
  [10_000, 1],
  [100_000, 10],
] as const;
const PROGRAM = join(__dirname, "../dist/cli/main.js");

async function main(): Promise<void> {
  const latencyMs = Number(process.argv[2] ?? 20);
  const folder = mkdtempSync(join(tmpdir(), "bench-engine-"));
  console.log(`assignments  services  requests  seconds  peak MiB   (${latencyMs} ms a request)`);
  for (const [assignments, services] of SHAPES) {
    const { environment, counts, stop } = await startTenant({
      ...{ assignments, users: assignments / services, groups: 500, services },
      ...{ latencyMs, limit: 500, counting: "fixed" as const },
    });
    const file = join(folder, "zidentity.json");
    writeFileSync(file, JSON.stringify(manifestOf(declaredAssignments(assignments, services))));
    const env = { ...process.env, ...environment };
    const ended = await timed(process.execPath, [PROGRAM, "plan", "-m", file], { env });
    const { requests } = await counts();
    stop();
    if (ended.code !== 0) throw new Error(`It ended with ${ended.code}: ${ended.out.slice(-2000)}`);
    console.log(
      [
        String(assignments).padStart(11),
        String(services).padStart(8),
        String(requests).padStart(8),
        ended.seconds.toFixed(2).padStart(7),
        (ended.peakMiB ?? 0).toFixed(0).padStart(8),
      ].join("  "),
    );
  }
  rmSync(folder, { recursive: true });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
