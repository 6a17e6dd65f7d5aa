import { inspect } from "node:util";
import { App, TerraformStack, TerraformVariable } from "cdktf";
import { ZidentityProvider, type ZidentityProviderProps } from "../../../src/constructs";
import { newApp, synthesized } from "./synthesized";

const SECRET = "hunter2-very-secret";

function withProvider(props: (stack: TerraformStack) => ZidentityProviderProps): TerraformStack {
  const stack = new TerraformStack(newApp(), "access");
  new ZidentityProvider(stack, "zidentity", props(stack));
  return stack;
}

describe("ZidentityProvider", () => {
  it("writes what it is given, in Terraform's spelling, with texts escaped", () => {
    const { terraform, annotations } = synthesized(
      withProvider(() => ({
        vanityDomain: "acme",
        baseUrl: "http://127.0.0.1:1/${x}",
        maxRetries: 3,
      })),
    );
    expect(terraform["provider"]?.["zidentity"]).toEqual([
      { vanity_domain: "acme", base_url: "http://127.0.0.1:1/$${x}", max_retries: 3 },
    ]);
    expect(annotations).toEqual([]);
  });

  it.each([
    ["clientSecret", "ZSCALER_CLIENT_SECRET"],
    ["privateKey", "ZSCALER_PRIVATE_KEY"],
  ] as const)("warns of a %s in code, without showing it", (prop, variable) => {
    const { annotations } = synthesized(withProvider(() => ({ [prop]: SECRET })));
    expect(annotations).toEqual([
      expect.objectContaining({
        constructPath: "access/zidentity",
        level: "@cdktf/warn",
        message: expect.stringMatching(
          new RegExp(
            `^provider/secret-in-code: ${prop}: .*cdk\\.tf\\.json.* Fix: Set ${variable} `,
          ),
        ),
      }),
    ]);
    expect(JSON.stringify(annotations)).not.toContain(SECRET);
  });

  it("takes a secret from a variable without a word", () => {
    const { annotations, terraform } = synthesized(
      withProvider((stack) => ({
        clientSecret: new TerraformVariable(stack, "secret", { type: "string", sensitive: true })
          .stringValue,
      })),
    );
    expect(annotations).toEqual([]);
    expect(terraform["provider"]?.["zidentity"]).toEqual([{ client_secret: "${var.secret}" }]);
  });

  it("refuses a number out of range, without showing secrets", () => {
    const stack = withProvider(() => ({ maxRetries: -1, clientSecret: SECRET }));
    let message = "";
    try {
      App.of(stack).synth();
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toMatch(/access\/zidentity: maxRetries: .*at least 0/);
    expect(message).not.toContain(SECRET);
  });

  it("shows no secret where it is printed, nor does the stack that holds it", () => {
    const stack = withProvider(() => ({ clientSecret: SECRET, privateKey: SECRET }));
    const provider = stack.node.findChild("zidentity");
    expect(inspect(provider, { depth: null })).toBe(
      'ZidentityProvider { path: "access/zidentity" }',
    );
    expect(inspect(stack, { depth: 6 })).not.toContain(SECRET);
  });

  it("warns of a second tenant in one stack", () => {
    const stack = withProvider(() => ({}));
    new ZidentityProvider(stack, "other", { alias: "other" });
    expect(synthesized(stack).annotations).toEqual([
      expect.objectContaining({
        constructPath: "access/other",
        message: expect.stringMatching(/^provider\/second-tenant: .* Fix: /),
      }),
    ]);
  });
});
