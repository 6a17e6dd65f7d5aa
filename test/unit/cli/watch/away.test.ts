import { getEventListeners } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../../../src/emulator";
import { VirtualTime } from "./virtual-time";
import { startWatch, writeManifest } from "./watch-line";

const MINUTE = 60_000;
const START = "2026-06-01T00:00:00Z";

let folder: string;
let tenant: Emulator;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "zidentity-watch-"));
  writeManifest(folder);
  tenant = await startEmulator({ port: 0, seed: "watch" });
});
afterAll(async () => {
  await tenant.close();
  rmSync(folder, { recursive: true, force: true });
});

const refuse = (): Promise<Response> => {
  const cause = Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
  return Promise.reject(new TypeError("fetch failed", { cause }));
};
const answer = (status: number) => () => Promise.resolve(Response.json({ code: "x" }, { status }));

/** Minutes from the start until when a tenant is away, and how. */
const AWAY: readonly (readonly [number, () => Promise<Response>])[] = [
  [30, refuse],
  [50, answer(503)],
  [70, answer(401)],
];

/** A watch over some hours of a clock that only sleep moves. */
async function watchFor(hours: number, every: string, drawn: number) {
  const send: typeof fetch = (input, init) => {
    const minute = time.ms / MINUTE;
    const fault = minute < 10 ? undefined : AWAY.find(([until]) => minute < until);
    return fault === undefined ? fetch(input, init) : fault[1]();
  };
  const time: VirtualTime = new VirtualTime(START, hours * 60 * MINUTE, send, () => drawn);
  const listeners: number[] = [];
  const { signal } = time.controller;
  const watch = startWatch(["--every", every], tenant, {
    cwd: folder,
    now: time.now,
    signal,
    surroundings: time.surroundings,
    told: () => listeners.push(getEventListeners(signal, "abort").length),
  });
  expect(await watch.ended).toBe(0);
  const rounds = watch.rounds().map((line) => ({
    minute: (Date.parse(String(line["time"])) - Date.parse(START)) / MINUTE,
    outcome: line["outcome"],
    problem: line["problem"],
    next: Number(line["next_in_s"]) / 60,
  }));
  return { rounds, listeners };
}

test("a tenant that is away for an hour: refused, 503, 401, and back", async () => {
  const { rounds } = await watchFor(4, "5", 0.999);
  const failed = rounds.filter(({ outcome }) => outcome === "failed");
  const [first] = failed;
  const last = failed.at(-1);
  expect(first?.minute).toBeGreaterThanOrEqual(10);
  expect(last?.minute).toBeLessThan(90);
  // Every five minutes before; then 10, 20, 20 apart; each reason is told when it is new.
  expect(failed.slice(0, 3).map(({ next }) => Math.round(next))).toEqual([10, 20, 20]);
  expect(failed.map(({ problem }) => problem).filter((one) => one !== undefined).length).toBe(3);
  // At most the longest pause after it is back, all is well, and every five minutes again.
  const after = rounds.filter(({ minute }) => minute > (last?.minute ?? 0));
  expect(after[0]?.minute).toBeLessThanOrEqual(70 + 20 + 1);
  expect(new Set(after.map(({ outcome }) => outcome))).toEqual(new Set(["clean"]));
  expect(new Set(after.map(({ next }) => next))).toEqual(new Set([5]));
  expect(after.length).toBeGreaterThanOrEqual((240 - 91) / 5);
});

test("without luck in the draw it is the interval: never more often than that", async () => {
  const { rounds } = await watchFor(2, "5", 0);
  expect(new Set(rounds.map(({ next }) => next))).toEqual(new Set([5]));
});

test("what a round leaves does not grow with their number", async () => {
  const { rounds, listeners } = await watchFor(2, "1", 0.5);
  expect(rounds.length).toBeGreaterThan(50);
  expect(Math.max(...listeners)).toBeLessThanOrEqual(1);
});
