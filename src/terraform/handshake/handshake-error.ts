/** The process cannot serve a plugin host. The message is for the user; exit with 1. */
export class HandshakeError extends Error {}

/** Nobody started the process as a plugin. The message explains the program. */
export class StartedByHandError extends HandshakeError {
  override readonly name = "StartedByHandError";

  constructor() {
    super(
      [
        "This is the zidentity provider for Terraform and OpenTofu. It is a plugin: Terraform starts it, and it does",
        "nothing when started by hand.",
        "",
        "To use it:",
        "  1. Install it where terraform init finds it:",
        "       zidentity provider install",
        "  2. Name it in a configuration:",
        "       terraform {",
        "         required_providers {",
        '           zidentity = { source = "zidentity-iac/zidentity" }',
        "         }",
        "       }",
        "  3. Run terraform init, then terraform plan.",
      ].join("\n"),
    );
  }
}

/** Terraform offers no version of the plugin protocol that this provider speaks. */
export class ProtocolVersionError extends HandshakeError {
  override readonly name = "ProtocolVersionError";

  constructor(readonly offered: string) {
    super(
      `The zidentity provider speaks version 6 of the plugin protocol, and this program offers ` +
        `${JSON.stringify(offered)}. Use Terraform 1.0 or newer, or OpenTofu.`,
    );
  }
}

/** PLUGIN_CLIENT_CERT holds no certificate, so the host could not be told from anybody else. */
export class ClientCertificateError extends HandshakeError {
  override readonly name = "ClientCertificateError";

  constructor(options?: ErrorOptions) {
    super(
      "PLUGIN_CLIENT_CERT is set and is not a PEM certificate, so the zidentity provider cannot verify who connects. " +
        "Terraform sets this variable itself: remove it from the environment.",
      options,
    );
  }
}
