import { credentials, ServerCredentials, status } from "@grpc/grpc-js";
import { tfplugin6 } from "../../../../src/generated/protocol";
import {
  GrpcServer,
  silentLogger,
  toDynamicValue,
  unexpectedErrorDiagnostics,
  type Logger,
  type ProviderHandlers,
} from "../../../../src/terraform/wire";
import { providerHandlers } from "../provider-handlers";
import { PluginClient } from "../plugin-client";

interface Started {
  readonly server: GrpcServer;
  readonly client: PluginClient;
  readonly shutdowns: { count: number };
}

const running: Started[] = [];

async function start(
  handlers: Partial<ProviderHandlers> = {},
  logger: Logger = silentLogger,
): Promise<Started> {
  const shutdowns = { count: 0 };
  const server = new GrpcServer({
    handlers: { ...providerHandlers, ...handlers },
    logger,
    onUnexpected: unexpectedErrorDiagnostics,
    onShutdown: () => {
      shutdowns.count++;
    },
  });
  const port = await server.listen("127.0.0.1:0", ServerCredentials.createInsecure());
  const started = {
    server,
    client: new PluginClient(`127.0.0.1:${port}`, credentials.createInsecure()),
    shutdowns,
  };
  running.push(started);
  return started;
}

afterEach(async () => {
  for (const { server, client } of running.splice(0)) {
    client.close();
    await server.close();
  }
});

const provider = (rpc: string): string => `/tfplugin6.Provider/${rpc}`;

/** Every RPC of the protocol's service, as of version 6.11. */
const served = [
  ...[
    "GetMetadata",
    "GetProviderSchema",
    "ValidateProviderConfig",
    "ConfigureProvider",
    "ValidateResourceConfig",
  ],
  ...["ValidateDataResourceConfig", "UpgradeResourceState", "ReadResource", "PlanResourceChange"],
  ...[
    "ApplyResourceChange",
    "ImportResourceState",
    "MoveResourceState",
    "ReadDataSource",
    "GetFunctions",
  ],
  "StopProvider",
];
const notServed = [
  ...["GetResourceIdentitySchemas", "UpgradeResourceIdentity", "GenerateResourceConfig"],
  ...["ValidateEphemeralResourceConfig", "OpenEphemeralResource", "RenewEphemeralResource"],
  ...[
    "CloseEphemeralResource",
    "ListResource",
    "ValidateListResourceConfig",
    "ValidateActionConfig",
  ],
  ...[
    "PlanAction",
    "InvokeAction",
    "ValidateStateStoreConfig",
    "ConfigureStateStore",
    "ReadStateBytes",
  ],
  ...["WriteStateBytes", "LockState", "UnlockState", "GetStates", "DeleteState"],
];

describe("the provider's service", () => {
  it("answers every RPC that it serves", async () => {
    const { client } = await start();
    for (const rpc of served)
      await expect(client.unary(provider(rpc))).resolves.toBeInstanceOf(Buffer);
  });

  it("answers Unimplemented to the others", async () => {
    const { client } = await start();
    for (const rpc of notServed) {
      await expect(client.unary(provider(rpc))).rejects.toMatchObject({
        code: status.UNIMPLEMENTED,
      });
    }
  });

  it("hands over the decoded request and sends the response", async () => {
    const requests: tfplugin6.ReadResource.Request[] = [];
    const { client } = await start({
      readResource: async (request) => {
        requests.push(request);
        return { newState: toDynamicValue("new", "string"), private: Buffer.from([1, 2]) };
      },
    });
    const { Request, Response } = tfplugin6.ReadResource;
    const request = Request.encode({
      typeName: "zidentity_role",
      currentState: toDynamicValue("old", "string"),
    });
    const response = Response.decode(
      await client.unary(provider("ReadResource"), request.finish()),
    );
    expect(requests[0]?.typeName).toBe("zidentity_role");
    expect(requests[0]?.currentState?.msgpack).toEqual(Buffer.from("a36f6c64", "hex"));
    expect(response.newState?.msgpack).toEqual(Buffer.from("a36e6577", "hex"));
    expect(response.private).toEqual(Buffer.from([1, 2]));
  });

  it("carries values above gRPC's usual limit of 4 MiB both ways", async () => {
    const { client } = await start({
      readResource: async ({ currentState }) => ({ newState: currentState ?? {} }),
    });
    const currentState = toDynamicValue("x".repeat(20_000_000), "string");
    const request = tfplugin6.ReadResource.Request.encode({ currentState }).finish();
    const bytes = await client.unary(provider("ReadResource"), request);
    expect(tfplugin6.ReadResource.Response.decode(bytes).newState?.msgpack).toHaveLength(
      20_000_005,
    );
  });

  it("answers a request that is no message with an error, and goes on", async () => {
    const { client } = await start();
    await expect(
      client.unary(provider("ReadResource"), Buffer.from([0x0a, 0xff])),
    ).rejects.toMatchObject({
      code: status.INTERNAL,
      details: expect.not.stringContaining("    at "),
    });
    await expect(client.unary(provider("GetMetadata"))).resolves.toBeInstanceOf(Buffer);
  });
});

describe("a handler that throws", () => {
  const broken = async (): Promise<never> => {
    throw new TypeError("x is not a function");
  };

  it("is reported as a diagnostic without a stack trace", async () => {
    const { client } = await start({ applyResourceChange: broken });
    const bytes = await client.unary(provider("ApplyResourceChange"));
    expect(tfplugin6.ApplyResourceChange.Response.decode(bytes).diagnostics).toMatchObject([
      {
        severity: tfplugin6.Diagnostic.Severity.ERROR,
        summary: "The zidentity provider failed unexpectedly",
        detail: expect.stringContaining("In ApplyResourceChange: x is not a function\n\nTo fix: "),
      },
    ]);
    expect(bytes.toString()).not.toContain("    at ");
  });

  it("is reported in StopProvider's own field", async () => {
    const { client } = await start({ stopProvider: broken });
    const { Error: text } = tfplugin6.StopProvider.Response.decode(
      await client.unary(provider("StopProvider")),
    );
    expect(text).toContain("x is not a function");
  });

  it.each([
    ["debug", true],
    ["error", false],
  ])("at log level %s the stack trace is logged: %s", async (threshold, expected) => {
    const fields: unknown[] = [];
    const logger: Logger = {
      enabled: () => threshold === "debug",
      log: (level, _message, more) => {
        if (level === "error") fields.push(more);
      },
    };
    const { client } = await start({ getMetadata: broken }, logger);
    await client.unary(provider("GetMetadata"));
    expect(fields).toEqual([
      expected
        ? { rpc: "GetMetadata", stack: expect.stringContaining("    at ") }
        : { rpc: "GetMetadata" },
    ]);
  });
});

describe("the services of every plugin", () => {
  it("says that it is healthy, once and on watch", async () => {
    const { client } = await start();
    const SERVING = Buffer.from([8, 1]); // status = SERVING
    await expect(
      client.unary("/grpc.health.v1.Health/Check", Buffer.from("0a06706c7567696e", "hex")),
    ).resolves.toEqual(SERVING);
    const watch = client.serverStream("/grpc.health.v1.Health/Watch");
    await expect(watch.first).resolves.toEqual(SERVING);
    watch.cancel();
  });

  it("has nothing on its standard output", async () => {
    const { client } = await start();
    await expect(client.serverStream("/plugin.GRPCStdio/StreamStdio").ended).resolves.toEqual([]);
  });

  it("keeps the broker's stream open until the host ends it", async () => {
    const { client } = await start();
    const stream = client.bidiStream("/plugin.GRPCBroker/StartStream");
    stream.write(Buffer.from([8, 1]));
    await client.unary("/grpc.health.v1.Health/Check");
    expect(stream.isOver()).toBe(false);
    stream.end();
    await expect(stream.ended).resolves.toEqual([]);
  });

  it("answers Shutdown before it acts on it", async () => {
    const { client, shutdowns } = await start();
    await expect(client.unary("/plugin.GRPCController/Shutdown")).resolves.toEqual(Buffer.alloc(0));
    expect(shutdowns.count).toBe(1);
  });
});

describe("the end", () => {
  it("is idle when the last answer is given", async () => {
    let finish: (response: tfplugin6.ReadResource.Response.$Properties) => void = () => undefined;
    const { client, server } = await start({
      readResource: () => new Promise((resolve) => (finish = resolve)),
    });
    await server.idle();
    const answer = client.unary(provider("ReadResource"));
    await client.unary(provider("GetMetadata"));
    let idle = false;
    const waiting = server.idle().then(() => (idle = true));
    await client.unary(provider("GetMetadata"));
    expect(idle).toBe(false);
    finish({});
    await Promise.all([waiting, answer]);
    expect(idle).toBe(true);
  });

  it("comes even while the host keeps a stream open", async () => {
    const { client, server } = await start();
    const stream = client.bidiStream("/plugin.GRPCBroker/StartStream");
    stream.write(Buffer.alloc(0));
    await client.unary(provider("GetMetadata"));
    await server.close();
    await expect(stream.ended).rejects.toBeDefined();
  });
});
