import {
  requirePluginHost,
  requireProtocolVersion,
} from "../../../../src/terraform/handshake/environment";
import {
  HandshakeError,
  ProtocolVersionError,
  StartedByHandError,
} from "../../../../src/terraform/handshake";

describe("requirePluginHost", () => {
  it.each([{}, { TF_PLUGIN_MAGIC_COOKIE: "" }, { TF_PLUGIN_MAGIC_COOKIE: "yes" }])(
    "explains the program to who starts it with %j",
    (env) => {
      expect(() => requirePluginHost(env)).toThrow(StartedByHandError);
      expect(() => requirePluginHost(env)).toThrow(HandshakeError);
      expect(() => requirePluginHost(env)).toThrow(
        /plugin: Terraform starts it[^]*zidentity provider install/,
      );
    },
  );

  it("lets Terraform in", () => {
    const cookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
    expect(() => requirePluginHost({ TF_PLUGIN_MAGIC_COOKIE: cookie })).not.toThrow();
  });
});

describe("requireProtocolVersion", () => {
  it.each(["6", "5,6", "6,5", "5, 6", ""])("agrees with a host that offers %j", (offer) => {
    expect(() => requireProtocolVersion({ PLUGIN_PROTOCOL_VERSIONS: offer })).not.toThrow();
  });

  it("agrees with a host that is too old to offer anything", () => {
    expect(() => requireProtocolVersion({})).not.toThrow();
  });

  it.each(["5", "4,5", "16", "6.1", "x"])(
    "refuses a host that offers %j, and says what to use",
    (offer) => {
      const check = () => requireProtocolVersion({ PLUGIN_PROTOCOL_VERSIONS: offer });
      expect(check).toThrow(ProtocolVersionError);
      expect(check).toThrow(
        `speaks version 6 of the plugin protocol, and this program offers "${offer}". Use Terraform 1.0`,
      );
    },
  );
});
