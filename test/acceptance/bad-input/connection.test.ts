/** Credentials, addresses, and answers that are not ZIdentity's. */
import {
  describeWithTerraform,
  freePort,
  freshFolder,
  installedProvider,
  runProgram,
  startHtmlServer,
  TerraformRun,
  withTenant,
} from "../harness";

const ONE_ROLE = `resource "zidentity_role" "r" { name = "R" }`;

describeWithTerraform("a tenant that cannot be reached", () => {
  test("with missing or wrong credentials: one error, whatever the number of objects", () =>
    withTenant(async (tenant) => {
      const hcl = `resource "zidentity_role" "r" {\n  count = 3\n  name = "R\${count.index}"\n}`;
      const run = await TerraformRun.start({ tenant, hcl });

      const missing = await run
        .withEnv({ ZSCALER_CLIENT_ID: undefined, ZSCALER_CLIENT_SECRET: undefined })
        .plan();
      expect(missing.code).toBe(1);
      expect(missing.errors.map(({ summary }) => summary)).toEqual([
        "Missing client_id",
        "Missing credential",
      ]);
      expect(missing.text).toContain("ZSCALER_CLIENT_SECRET");

      const secret = "wr0ng-and-very-secret";
      const wrong = await run.withEnv({ ZSCALER_CLIENT_SECRET: secret }).plan();
      expect(wrong.code).toBe(1);
      expect(wrong.errors).toMatchObject([
        {
          summary: "The tenant does not accept the credentials",
          detail: expect.stringMatching(/POST .*\/oauth2\/v1\/token/) as string,
        },
      ]);
      expect(wrong.text).not.toContain(secret);
    }));

  test("at an address where nobody answers, or at a foreign one without TLS", async () => {
    const run = await TerraformRun.start({ hcl: ONE_ROLE });
    const nobody = `http://127.0.0.1:${await freePort()}`;
    const unreachable = await run
      .withEnv({ ZIDENTITY_BASE_URL: nobody, ZIDENTITY_TOKEN_URL: `${nobody}/token` })
      .plan();
    expect(unreachable.code).toBe(1);
    expect(unreachable.errors).toMatchObject([
      {
        summary: "The tenant cannot be reached",
        detail: expect.stringContaining(nobody) as string,
      },
    ]);

    const plain = await run
      .withEnv({
        ZIDENTITY_BASE_URL: "http://gateway.example",
        ZIDENTITY_TOKEN_URL: "http://gateway.example/token",
      })
      .plan();
    expect(plain.code).toBe(1);
    expect(plain.text).toMatch(/loopback/);
  });

  test("behind a proxy that answers with a web page: the state stays what it was", () =>
    withTenant(async (tenant) => {
      const html = await startHtmlServer();
      try {
        const run = await TerraformRun.start({ tenant, hcl: ONE_ROLE });
        await run.mustApply();
        const before = await run.state();

        const api = await run.withEnv({ ZIDENTITY_BASE_URL: html.url }).apply();
        expect(api.code).toBe(1);
        expect(api.errors).toMatchObject([
          {
            summary: "The answer is not one of ZIdentity",
            detail: expect.stringContaining(`GET ${html.url}/ziam/admin/api/v1/roles`) as string,
          },
        ]);
        const token = await run.withEnv({ ZIDENTITY_TOKEN_URL: `${html.url}/token` }).apply();
        expect(token.code).toBe(1);
        expect(token.text).toContain(`${html.url}/token`);

        expect(await run.state()).toEqual(before);
        expect((await run.plan()).code).toBe(0);
      } finally {
        await html.close();
      }
    }));
});

// Needs Node alone, no Terraform.
test("the provider explains itself when it is started by hand", async () => {
  const { executable } = await installedProvider();
  const cwd = await freshFolder("by-hand");
  const ended = await runProgram(executable, [], { cwd, env: { PATH: process.env["PATH"] } });
  expect(ended).toMatchObject({ code: 1, stdout: "" });
  expect(ended.stderr).toContain("It is a plugin: Terraform starts it");
  expect(ended.stderr).toContain("zidentity provider install");
  expect(ended.stderr).not.toMatch(/^\s*at /m);
});
