import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCachedReader, withDiskCache } from "../../../../src/client";
import type { TenantReader } from "../../../../src/tenant";
import { fakeTenant, pageOf } from "../fake-tenant";
import { CLIENT_SECRET, connect, TOKEN } from "../nocked-tenant";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "zidentity-cache-"))));
afterEach(() => rmSync(folder, { recursive: true }));

const ANN = { id: "u1", loginName: "ann@example.com", newField: [1] };
const ANSWERS = {
  listUsers: pageOf([ANN]),
  listServiceAdmins: ([id]: readonly string[]) => ({
    totalRecord: 1,
    records: [{ principal: { type: "USER", id: `of-${id}` }, roles: [] }],
  }),
};

const PLACE = { apiUrl: "https://api.zsapi.net/ziam/admin/api/v1", clientId: "client-1" };
const MINUTE = 60_000;

/** A command: a new reader each time, over a tenant that counts what it is asked. */
function command(now: number, place: Partial<typeof PLACE> = {}, maxAge = 5 * MINUTE) {
  const server = fakeTenant(ANSWERS);
  const open = jest.fn(
    async (): Promise<TenantReader> => connect({}, { fetch: server.fetch }).tenant,
  );
  const lines: string[] = [];
  const reader = withDiskCache(open, { folder, ...PLACE, ...place }, maxAge, {
    clock: () => now,
    log: (line) => lines.push(line),
  });
  return { reader, open, lines, asked: server.asked };
}

function files(): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => path.endsWith(".json"));
}

test("a second command reads nothing from the tenant, and does not even sign in", async () => {
  await command(0).reader.users();
  const second = command(5 * MINUTE);
  expect(await second.reader.users()).toEqual([ANN]);
  expect(second.open).not.toHaveBeenCalled();
  expect(second.lines).toEqual(["cache: users, 300 s old"]);
});

test.each([
  ["older than asked for", 5 * MINUTE + 1, {}],
  ["from the future", -1, {}],
  ["of another tenant", 0, { apiUrl: "https://other" }],
  ["of another client", 0, { clientId: "client-2" }],
])("a list %s is read from the tenant", async (_, now, place) => {
  await command(0).reader.users();
  const second = command(now, place);
  await second.reader.users();
  expect(second.asked).toEqual(["GET /users"]);
});

test("each list is read once in a process, and kept by itself", async () => {
  const { reader, asked, open } = command(0);
  await Promise.all([reader.users(), reader.users(), reader.grants("s/1"), reader.grants("s2")]);
  expect(asked.toSorted()).toHaveLength(3);
  expect(open).toHaveBeenCalledTimes(1);
  const second = command(1).reader;
  expect((await second.grants("s/1"))[0]?.principal.id).toBe("of-s%2F1");
  expect((await second.grants("s2"))[0]?.principal.id).toBe("of-s2");
});

test("files are the owner's alone, and hold no secret", async () => {
  await command(0).reader.users();
  expect(files()).toHaveLength(1);
  for (const path of files()) {
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(path, "..")).mode & 0o777).toBe(0o700);
    const text = readFileSync(path, "utf8");
    for (const secret of [TOKEN, CLIENT_SECRET]) expect(text).not.toContain(secret);
  }
});

test.each([0o644, 0o660, 0o602])("a file of mode %o is refused", async (mode) => {
  await command(0).reader.users();
  for (const path of files()) chmodSync(path, mode);
  await expect(command(1).reader.users()).rejects.toMatchObject({ name: "CacheRefusedError" });
});

test.each([
  ["cut short", (text: string) => text.slice(0, 40)],
  ["of another version", (text: string) => text.replace(`"version":1`, `"version":0`)],
  ["empty", () => ""],
  ["something else", () => "[]"],
])("a file that is %s is read anew and replaced", async (_, spoil) => {
  await command(0).reader.users();
  const [path = ""] = files();
  writeFileSync(path, spoil(readFileSync(path, "utf8")));
  const second = command(1);
  expect(await second.reader.users()).toEqual([ANN]);
  expect(second.asked).toEqual(["GET /users"]);
  expect(command(2).open).not.toHaveBeenCalled();
});

test("a folder that cannot be written to is no failure", async () => {
  writeFileSync(join(folder, "file"), "");
  const { reader, lines } = command(0, { folder: join(folder, "file") } as Partial<typeof PLACE>);
  expect(await reader.users()).toEqual([ANN]);
  expect(lines).toEqual([expect.stringMatching(/^cache: users could not be saved \(E\w+\)$/)]);
});

test("opened from settings and environment, below the user's cache folder", async () => {
  const settings = { client_id: "client-1", client_secret: "x", vanity_domain: "acme" };
  const { fetch, asked } = fakeTenant(ANSWERS);
  const env = { XDG_CACHE_HOME: folder };
  expect(await openCachedReader(settings, env, 60, { fetch }).users()).toEqual([ANN]);
  expect(await openCachedReader(settings, env, 60, { fetch }).users()).toEqual([ANN]);
  expect(asked).toEqual(["GET /users"]);
  expect(files()[0]).toContain(join(folder, "zidentity"));
});
