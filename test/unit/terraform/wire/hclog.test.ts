import { createLogger, type LogLevel } from "../../../../src/terraform/wire";

const allLevels: LogLevel[] = ["trace", "debug", "info", "warn", "error"];

function logged(env: NodeJS.ProcessEnv, write: (logger: ReturnType<typeof createLogger>) => void) {
  const lines: string[] = [];
  const now = () => new Date("2026-03-04T05:06:07.089Z");
  write(createLogger({ env, now, write: (line) => lines.push(line) }));
  return lines;
}

describe("createLogger", () => {
  it("writes a line that Terraform takes for one of hclog's", () => {
    const [line] = logged({ TF_LOG: "TRACE" }, (logger) =>
      logger.log("info", "Hello", { rpc: "ReadResource", n: 2 }),
    );
    expect(line?.endsWith("\n")).toBe(true);
    expect(JSON.parse(line ?? "")).toEqual({
      "@level": "info",
      "@message": "Hello",
      "@module": "provider.zidentity",
      "@timestamp": "2026-03-04T05:06:07.089000Z",
      rpc: "ReadResource",
      n: 2,
    });
  });

  it.each([
    [{}, []],
    [{ TF_LOG: "" }, []],
    [{ TF_LOG: "off" }, []],
    [{ TF_LOG: "ERROR" }, ["error"]],
    [{ TF_LOG: "warn" }, ["warn", "error"]],
    [{ TF_LOG: "TRACE", TF_LOG_PROVIDER: "INFO" }, ["info", "warn", "error"]],
    [{ TF_LOG: "ERROR", TF_LOG_PROVIDER: "OFF" }, []],
    [{ TF_LOG: "ERROR", TF_LOG_PROVIDER: "" }, ["error"]],
    [{ TF_LOG: "JSON" }, allLevels],
    [{ TF_LOG: "1" }, allLevels],
  ])("with %j writes the levels %j", (env, expected) => {
    const lines = logged(env, (logger) => allLevels.forEach((level) => logger.log(level, "x")));
    expect(lines.map((line) => (JSON.parse(line) as { "@level": string })["@level"])).toEqual(
      expected,
    );
  });

  it("lets no field pose as part of the line's frame", () => {
    const [line] = logged({ TF_LOG: "TRACE" }, (logger) =>
      logger.log("info", "true", { "@message": "false" }),
    );
    expect(line).toContain('"@message":"true"');
  });

  it("shortens what would not fit into one line of Terraform's reader (64 KiB)", () => {
    const [line] = logged({ TF_LOG: "TRACE" }, (logger) =>
      logger.log("info", "x".repeat(100_000), { body: "y".repeat(100_000) }),
    );
    expect(line?.length).toBeLessThan(64 * 1024);
    expect(line).toContain("92000 more characters");
  });
});
