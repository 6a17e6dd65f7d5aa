import { DEMO_CLIENT, LIMITED_CLIENT, startEmulator } from "../../../src/emulator";
import { runCli } from "./run-cli";

async function doctor(
  client: { readonly id: string; readonly secret: string },
  args: readonly string[] = [],
) {
  const tenant = await startEmulator({ port: 0, seed: "doctor" });
  try {
    return await runCli(["doctor", ...args], {
      env: {
        ZIDENTITY_BASE_URL: tenant.url,
        ZIDENTITY_TOKEN_URL: tenant.tokenUrl,
        ZSCALER_CLIENT_ID: client.id,
        ZSCALER_CLIENT_SECRET: client.secret,
      },
    });
  } finally {
    await tenant.close();
  }
}

test("tells what the tenant offers, documented and assumed, and who is asking", async () => {
  const { code, out } = await doctor(DEMO_CLIENT);
  expect(out).toContain("Sign-in ok");
  expect(out).toContain("roles: Super Admin");
  expect(out).toContain("offered GET /users [documented]");
  expect(out).toContain("offered GET /roles [assumed]");
  // What writes is never tried.
  expect(out).toContain("not probed POST /roles [assumed]");
  expect(out).toContain("500 in 1 s, 20000 in 60 s");
  expect(code).toBe(0);
});

test("JSON holds the same, and no secret", async () => {
  const { code, out } = await doctor(LIMITED_CLIENT, ["--format", "json"]);
  expect(JSON.parse(out)).toMatchObject({
    format_version: 1,
    signed_in: true,
    client: { roles: [{ name: "Users Admin" }] },
    capabilities: { users: "offered", roles: "offered" },
  });
  expect(out).not.toContain(LIMITED_CLIENT.secret);
  expect(code).toBe(0);
});

test("wrong credentials are told, and end with 1", async () => {
  const { code, out } = await doctor({ id: DEMO_CLIENT.id, secret: "hunter2-very-secret" });
  expect(out).toContain("Sign-in refused");
  expect(out).toContain("The tenant does not accept the credentials");
  expect(out).not.toContain("hunter2");
  expect(code).toBe(1);
});
