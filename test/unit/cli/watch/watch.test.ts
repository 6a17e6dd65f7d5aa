import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../../../src/emulator";
import { grantSuperAdmin, type Line, startWatch, writeManifest } from "./watch-line";

const HOSTILE = 'eve"}\n# HELP x\n\u202e<!channel>@example.com';
const TOKEN = "hush-hush";
/** A fiftieth of a second. */
const TINY = "0.00034";

interface Posted {
  readonly headers: IncomingHttpHeaders;
  readonly body: { event: string; text: string; appeared: object[]; gone: object[]; id: string };
}

let folder: string;
let tenant: Emulator;
let controller: AbortController;
let posted: Posted[];
const receiver = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Posted["body"];
    posted.push({ headers: request.headers, body });
    response.end();
  });
});
let hook: string;

beforeAll(async () => {
  receiver.listen(0, "127.0.0.1");
  await once(receiver, "listening");
  hook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/s3cret-path`;
});
afterAll(() => {
  receiver.close();
  receiver.closeAllConnections();
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "zidentity-watch-"));
  tenant = await startEmulator({ port: 0, seed: "watch" });
  const [user] = [...tenant.store.users.values()].reverse();
  if (user === undefined) throw new Error("No user");
  tenant.store.users.set(user.id, { ...user, loginName: HOSTILE });
  controller = new AbortController();
  posted = [];
});
afterEach(async () => {
  controller.abort();
  await tenant.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A watch of which each further round can be waited for. */
function watching(...args: string[]) {
  const waiting: { wanted: (line: Line) => boolean; found: (line: Line) => void }[] = [];
  const watch = startWatch(["--every", TINY, ...args], tenant, {
    cwd: folder,
    now: () => new Date("2026-06-01T00:00:00Z"),
    signal: controller.signal,
    env: { ZIDENTITY_WEBHOOK_TOKEN: TOKEN },
    told: (line) => {
      for (const one of waiting) if (one.wanted(line)) one.found(line);
    },
  });
  const next = (wanted: (line: Line) => boolean) =>
    new Promise<Line>((found) => waiting.push({ wanted, found }));
  const scrape = async (path: string) => {
    const answer = await fetch(`${String(watch.lines[0]?.["listen"])}${path}`);
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  return {
    ...watch,
    next,
    round: (outcome: string) => next((one) => one["outcome"] === outcome),
    scrape,
  };
}

test("drift that comes and goes: a line a round, metrics, and one webhook a change", async () => {
  writeManifest(folder);
  const watch = watching("--webhook", hook);
  await watch.round("clean");
  expect((await watch.scrape("/readyz")).status).toBe(200);
  expect((await watch.scrape("/healthz")).text).toBe("ok\n");
  const clean = await watch.scrape("/metrics");
  expect(clean.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  expect(clean.text).toContain('zidentity_drift_objects{status="unmanaged"} 0\n');
  expect(clean.text).toContain('zidentity_drift_objects{status="none"} 1\n');
  expect(posted).toHaveLength(0);

  const revoke = grantSuperAdmin(tenant, HOSTILE);
  const line = await watch.round("drift");
  await watch.round("drift");
  await watch.round("drift");
  const drifted = (await watch.scrape("/metrics")).text;
  expect(drifted).toContain('zidentity_drift_objects{status="unmanaged"} 1\n');
  expect(drifted).toContain('zidentity_drift_findings{severity="error"} 0\n');
  expect(drifted).toMatch(/zidentity_watch_rounds_total\{outcome="drift"\} [3-9]/);
  expect(drifted).toContain("zidentity_watch_last_success_timestamp_seconds 1780272000\n");
  expect(drifted).toMatch(/zidentity_watch_round_duration_seconds_count \d+\n/);
  expect(drifted).toContain('zidentity_watch_webhooks_total{outcome="delivered"} 1\n');
  expectExposition(drifted);
  const page = readFileSync(join(__dirname, "../../../../docs/watch.md"), "utf8");
  for (const [, name = ""] of drifted.matchAll(/# TYPE (\w+)/g)) expect(page).toContain(name);
  for (const [, outcome = ""] of drifted.matchAll(/rounds_total\{outcome="(\w+)"/g))
    expect(page).toContain(`| \`${outcome}\` |`);
  expect(drifted).not.toMatch(/example.com|HELP x/);
  expect(line).toMatchObject({ level: "warn", unmanaged: 1, as_declared: 1, webhook: "delivered" });
  expect(String(line["appeared"])).toMatch(/^unmanaged zidentity_user_role_assignment eve/);
  expect(JSON.stringify(line)).not.toMatch(/[\u202e]/);
  expect(posted).toHaveLength(1);
  expect(posted[0]?.headers).toMatchObject({ authorization: `Bearer ${TOKEN}` });
  expect(posted[0]?.body).toMatchObject({
    event: "changed",
    text: "127.0.0.1: 1 difference from what is declared (1 new, 0 gone).".replace(
      "127.0.0.1",
      new URL(tenant.url).host,
    ),
    appeared: [{ status: "unmanaged", name: `${HOSTILE} on ZIAM` }],
    gone: [],
  });

  revoke();
  await watch.round("clean");
  await watch.round("clean");
  expect(posted.map(({ body }) => body.event)).toEqual(["changed", "cleared"]);
  expect(posted[1]?.body).toMatchObject({ appeared: [], gone: [{ name: `${HOSTILE} on ZIAM` }] });

  controller.abort();
  expect(await watch.ended).toBe(0);
  expect(watch.lines.at(-1)).toMatchObject({ event: "end" });
  expect(JSON.stringify(watch.lines)).not.toMatch(/hush|s3cret/);
  await expect(watch.scrape("/healthz")).rejects.toThrow();
});

test("the desired state may break and change under it: told once, and it goes on", async () => {
  writeFileSync(join(folder, "zidentity.json"), "{");
  const watch = watching();
  const first = await watch.round("invalid");
  expect(first["problem"]).toContain("zidentity.json");
  const second = await watch.round("invalid");
  expect(second).toMatchObject({ problem_as_before: true, requests: 0 });
  expect(second).not.toHaveProperty("problem");
  expect((await watch.scrape("/readyz")).status).toBe(503);
  expect((await watch.scrape("/healthz")).status).toBe(200);

  writeManifest(folder);
  expect(await watch.round("clean")).not.toHaveProperty("problem");
  expect((await watch.scrape("/readyz")).status).toBe(200);
  writeManifest(folder, []);
  expect(await watch.round("drift")).toMatchObject({ unmanaged: 1 });
});

test("an error on one declaration hides neither itself nor what differs beside it", async () => {
  writeManifest(folder, [
    {
      type: "zidentity_role",
      path: "s/reader",
      declares: { name: "Reader", permissions: { roles: "view_only" } },
    },
    {
      type: "zidentity_user_role_assignment",
      path: "s/gone",
      declares: { user: "nobody@example.com", roles: ["Super Admin"] },
    },
  ]);
  const watch = watching("--webhook", hook);
  const line = await watch.round("incomplete");
  expect(line).toMatchObject({ level: "warn", missing: 1, webhook: "delivered" });
  expect(line["problem"]).toContain("nobody@example.com");
  expect((await watch.scrape("/readyz")).status).toBe(503);
  expect(posted).toHaveLength(1);
  expect(JSON.stringify(posted[0]?.body)).toContain('"status":"error"');
});

test("what could not be told in one round is told in the next that differs still", async () => {
  writeManifest(folder, []);
  const status = { code: 400 };
  const flaky = createServer((request, response) => {
    request.resume();
    response.writeHead(status.code).end();
  });
  flaky.listen(0, "127.0.0.1");
  await once(flaky, "listening");
  const watch = watching("--webhook", `http://127.0.0.1:${(flaky.address() as AddressInfo).port}`);
  const failed = await watch.round("drift");
  expect(failed).toMatchObject({ webhook: "failed", webhook_problem: "answered 400" });
  status.code = 200;
  await watch.next((line) => line["webhook"] === "delivered");
  expect(await watch.round("drift")).not.toHaveProperty("webhook");
  flaky.close();
  flaky.closeAllConnections();
});

test("other paths and methods", async () => {
  writeManifest(folder);
  const watch = watching();
  await watch.round("clean");
  expect((await watch.scrape("/constructor")).status).toBe(404);
  const url = `${String(watch.lines[0]?.["listen"])}/metrics`;
  expect((await fetch(url, { method: "POST" })).status).toBe(405);
  expect((await fetch(url, { method: "HEAD" })).status).toBe(200);
});

test("a port that is taken is one error at the start", async () => {
  const watch = startWatch(["--listen", `127.0.0.1:${tenant.port}`], tenant, {
    cwd: folder,
    now: () => new Date(),
    signal: controller.signal,
  });
  await expect(watch.ended).rejects.toThrow("The health address cannot be served");
  expect(watch.lines).toHaveLength(0);
});

/** Every line of the text format is a comment or a sample. */
function expectExposition(text: string): void {
  for (const line of text.trimEnd().split("\n"))
    expect(line).toMatch(
      /^(?:# (?:HELP|TYPE) zidentity_\w+ .+|zidentity_\w+(?:\{\w+="[^"\n]*"(?:,\w+="[^"\n]*")*\})? [\d.e+]+|)$/,
    );
}
