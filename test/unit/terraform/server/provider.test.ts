/** What the provider says of itself, and how it is configured. */
import { DiagnosticsError, errorDiagnostic } from "../../../../src/diagnostics";
import { tfplugin6 } from "../../../../src/generated/protocol";
import { DATA_SOURCES, PROVIDER_DEFINITION, RESOURCES } from "../../../../src/resources";
import { type ObjectValue, UNKNOWN } from "../../../../src/schema";
import {
  createProviderHandlers,
  type ProviderDependencies,
} from "../../../../src/terraform/server";
import { encodeObject } from "../../../../src/terraform/server/object-type";
import { silentLogger } from "../../../../src/terraform/wire";
import { smallTenant } from "../../tenant/small-tenant";
import { Core, coreOver } from "./core";

function coreWith(dependencies: Partial<ProviderDependencies>): Core {
  return new Core(
    createProviderHandlers({
      connect: async () => smallTenant(),
      explain: () => undefined,
      isRefusal: () => false,
      now: () => new Date("2026-06-01T00:00:00Z"),
      logger: silentLogger,
      ...dependencies,
    }),
  );
}

test("the schema and the metadata name every resource and data source", async () => {
  const { handlers } = coreWith({});
  const schema = await handlers.getProviderSchema(tfplugin6.GetProviderSchema.Request.create());
  const metadata = await handlers.getMetadata(tfplugin6.GetMetadata.Request.create());
  const resources = RESOURCES.map(({ name }) => name);
  const dataSources = DATA_SOURCES.map(({ name }) => name);
  expect(Object.keys(schema.resourceSchemas ?? {})).toEqual(resources);
  expect(Object.keys(schema.dataSourceSchemas ?? {})).toEqual(dataSources);
  expect(metadata.resources?.map(({ typeName }) => typeName)).toEqual(resources);
  expect(metadata.dataSources?.map(({ typeName }) => typeName)).toEqual(dataSources);
  expect(metadata.serverCapabilities).toMatchObject({
    planDestroy: true,
    getProviderSchemaOptional: true,
    moveResourceState: true,
  });
});

test("the schema survives the protocol: secrets stay sensitive, permissions a map", async () => {
  const { handlers } = coreWith({});
  const answer = await handlers.getProviderSchema(tfplugin6.GetProviderSchema.Request.create());
  const bytes = tfplugin6.GetProviderSchema.Response.encode(answer).finish();
  const schema = tfplugin6.GetProviderSchema.Response.decode(bytes);
  const attribute = (of: tfplugin6.Schema.$Properties | null | undefined, name: string) =>
    of?.block?.attributes?.find((candidate) => candidate.name === name);
  expect(attribute(schema.provider, "client_secret")).toMatchObject({
    sensitive: true,
    optional: true,
  });
  expect(attribute(schema.provider, "client_id")?.sensitive).toBe(false);
  expect(attribute(schema.resourceSchemas["zidentity_role"], "permissions")).toMatchObject({
    optional: true,
    type: Buffer.from('["map","string"]'),
  });
  // A map of words within an object: a mistyped module reaches the provider.
  const deployer = attribute(schema.provider, "deployer")?.nestedType?.attributes ?? [];
  expect(deployer.map(({ name, type }) => [name, Buffer.from(type ?? []).toString()])).toEqual([
    ["permissions", '["map","string"]'],
    ["service_admin_ids", '["set","string"]'],
  ]);
  const functions = await handlers.getFunctions(tfplugin6.GetFunctions.Request.create());
  expect(Object.keys(functions.functions ?? {})).toEqual(Object.keys(schema.functions));
});

describe("configuring", () => {
  test("passes the settings on, unset ones as null", async () => {
    const seen: ObjectValue[] = [];
    const core = coreWith({
      connect: async (settings) => {
        seen.push(settings);
        return smallTenant();
      },
    });
    expect(await core.configure({ client_id: "me", max_retries: 2 })).toEqual([]);
    expect(seen).toMatchObject([{ client_id: "me", max_retries: 2, client_secret: null }]);
  });

  test("answers what is wrong with the settings, or with the tenant", async () => {
    const finding = errorDiagnostic("No", "Because.", { path: [{ attribute: "client_id" }] });
    const refused = coreWith({ connect: () => Promise.reject(new DiagnosticsError([finding])) });
    expect(await refused.configure()).toMatchObject([
      { summary: "No", attribute: { steps: [{ attributeName: "client_id" }] } },
    ]);
    const explained = coreWith({
      connect: () => Promise.reject(new Error("offline")),
      explain: (error) =>
        error instanceof Error ? [errorDiagnostic(error.message, "Gone.")] : undefined,
    });
    expect(await explained.configure()).toMatchObject([{ summary: "offline" }]);
  });

  test("with values that are not known yet: planned without a tenant, and nothing is read", async () => {
    const core = coreWith({ connect: () => Promise.reject(new Error("not yet")) });
    expect(await core.configure({ client_id: UNKNOWN })).toEqual([]);
    const { planned, diagnostics } = await core.plan("zidentity_group_role_assignment", null, {
      group_id: "nobody",
      role_ids: ["nothing"],
    });
    expect(diagnostics).toEqual([]);
    expect(planned).toMatchObject({ service_id: UNKNOWN });
    expect(await core.read("zidentity_role", { id: "r2", name: "Desk" })).toMatchObject({
      state: { id: "r2" },
      diagnostics: [{ detail: expect.stringContaining("known after apply") }],
    });
  });

  test("not at all: said, not crashed", async () => {
    const { diagnostics } = await coreWith({}).readData("zidentity_group", { name: "Helpdesk" });
    expect(diagnostics).toMatchObject([{ summary: "The provider is not configured" }]);
  });

  test("types and ranges are judged without credentials", async () => {
    const { handlers } = coreWith({});
    const validate = async (settings: ObjectValue) =>
      (
        await handlers.validateProviderConfig(
          tfplugin6.ValidateProviderConfig.Request.create({
            config: encodeObject(PROVIDER_DEFINITION, settings),
          }),
        )
      ).diagnostics ?? [];
    expect(await validate({})).toEqual([]);
    expect(await validate({ max_retries: -1, request_timeout: 0 })).toMatchObject([
      { summary: "max_retries has the wrong value" },
      { summary: "request_timeout has the wrong value" },
    ]);
  });
});

test("stopping ends every request under way", async () => {
  const signals: AbortSignal[] = [];
  const core = coreWith({
    connect: async (_settings, signal) => {
      signals.push(signal);
      return smallTenant();
    },
  });
  await core.configure();
  expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  await core.handlers.stopProvider(tfplugin6.StopProvider.Request.create());
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});

test("a type of another version is named, with the one that was meant", async () => {
  const { handlers } = await coreOver(smallTenant());
  const request = tfplugin6.ReadResource.Request.create({ typeName: "zidentity_rle" });
  await expect(handlers.readResource(request)).rejects.toThrow(
    /Unknown resource type zidentity_rle\..*Did you mean "zidentity_role"\?/,
  );
});

describe("a data source", () => {
  test("answers the whole object, or why not", async () => {
    const core = await coreOver(smallTenant());
    expect((await core.readData("zidentity_group", { id: "g3" })).state).toMatchObject({
      name: "Regional IT",
      source: "UI",
      idp: null,
    });
    const { state, diagnostics } = await core.readData("zidentity_role", {
      name: "Desk",
      service_id: "s2",
    });
    expect(state).toBeNull();
    expect(diagnostics).toMatchObject([
      {
        summary: `No role with name "Desk" on ZIA (one.net, West)`,
        attribute: { steps: [{ attributeName: "name" }] },
      },
    ]);
  });

  test("is judged like a resource", async () => {
    const { handlers } = await coreOver(smallTenant());
    const definition = DATA_SOURCES.find(({ name }) => name === "zidentity_user");
    const { diagnostics } = await handlers.validateDataResourceConfig(
      tfplugin6.ValidateDataResourceConfig.Request.create({
        typeName: "zidentity_user",
        config: encodeObject(definition!, {}),
      }),
    );
    expect(diagnostics).toMatchObject([{ summary: "None of id and login_name is set" }]);
  });
});

test("an error of the tenant as a whole is told whole once, and referred to from then on", async () => {
  const dead = (operation: string) =>
    errorDiagnostic("The tenant fails", `No ${operation}.`, { fix: "Wait." });
  const core = coreWith({
    connect: async () =>
      Object.assign(smallTenant(), {
        roles: async () => Promise.reject(new Error("roles")),
        grants: async () => Promise.reject(new Error("grants")),
      }),
    explain: (error) => [dead(error instanceof Error ? error.message : "")],
    isOfTenant: () => true,
  });
  await core.configure();
  const read = async (type: string, state: ObjectValue) =>
    (await core.read(type, state)).diagnostics.map(({ detail }) => detail);
  const role = { id: "r2", name: "Desk" };
  expect(await read("zidentity_role", role)).toEqual(["No roles.\n\nTo fix: Wait."]);
  expect(await read("zidentity_role", role)).toEqual([
    "The same as for another object: see the first of these errors.",
  ]);
  // Another failure of the same kind is none that was told.
  const assignment = { id: "user/u1/s1", user_id: "u1", service_id: "s1", role_ids: ["r1"] };
  expect(await read("zidentity_user_role_assignment", assignment)).toEqual([
    "No grants.\n\nTo fix: Wait.",
  ]);
});
