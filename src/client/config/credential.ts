import { createPrivateKey } from "node:crypto";
import { attributePath, type Diagnostic, errorDiagnostic } from "../../diagnostics";
import { Secret } from "../secret";
import type { Credential } from "./client-config";
import {
  type ClientSettings,
  type Environment,
  type Given,
  given,
  nameWithVariable,
} from "./settings";

type Report = (diagnostic: Diagnostic) => void;

/** The one credential; undefined where a finding was reported. */
export function resolveCredential(
  settings: ClientSettings,
  env: Environment,
  report: Report,
): Credential | undefined {
  const secret = given(settings, env, "client_secret");
  const key = given(settings, env, "private_key");
  const chosen = choose(secret, key);
  if (chosen === "neither" || chosen === "both") {
    report(CHOICE_FINDINGS[chosen]);
    return undefined;
  }
  return chosen.kind === "client_secret"
    ? checkedSecret(chosen.value, report)
    : checkedKey(chosen.value, report);
}

type Choice = { kind: Credential["kind"]; value: string } | "neither" | "both";

/** One that is given explicitly sets aside a variable that names the other. */
function choose(secret: Given | undefined, key: Given | undefined): Choice {
  if (secret !== undefined && (key === undefined || (secret.explicit && !key.explicit)))
    return { kind: "client_secret", value: secret.value };
  if (key !== undefined && (secret === undefined || (key.explicit && !secret.explicit)))
    return { kind: "private_key", value: key.value };
  return secret === undefined ? "neither" : "both";
}

const CHOICE_FINDINGS: Record<"neither" | "both", Diagnostic> = {
  neither: errorDiagnostic(
    "Missing credential",
    "Neither client_secret nor private_key is set, so no token can be asked for.",
    {
      path: attributePath("client_secret"),
      fix: `Set ${nameWithVariable("client_secret")}; or ${nameWithVariable("private_key")}.`,
    },
  ),
  both: errorDiagnostic(
    "Two credentials",
    "Both client_secret and private_key are set, and only one can be used.",
    { path: attributePath("private_key"), fix: "Remove one of them." },
  ),
};

function checkedSecret(value: string, report: Report): Credential | undefined {
  if (value.trim() === value) return { kind: "client_secret", secret: new Secret(value) };
  report(
    errorDiagnostic(
      "Invalid client_secret",
      "It begins or ends with white space, as a value read from a file often does.",
      { path: attributePath("client_secret"), fix: "Remove the white space around it." },
    ),
  );
  return undefined;
}

function checkedKey(value: string, report: Report): Credential | undefined {
  // Variables that cannot hold line breaks carry PEM text with `\n` spelled out.
  const pem = value.replaceAll("\\n", "\n").trim();
  const problem = keyProblem(pem);
  if (problem === undefined) return { kind: "private_key", key: new Secret(pem) };
  report(
    errorDiagnostic("Invalid private_key", problem, {
      path: attributePath("private_key"),
      fix: 'Give the PEM text itself ("-----BEGIN PRIVATE KEY-----" and what follows) of an RSA key without a passphrase, not the name of its file.',
    }),
  );
  return undefined;
}

function keyProblem(pem: string): string | undefined {
  try {
    const type = createPrivateKey(pem).asymmetricKeyType;
    return type === "rsa" ? undefined : `It is a key of type ${type}; RS256 needs RSA.`;
  } catch {
    // OpenSSL's own reason names internal routines and helps nobody.
    return "It cannot be read as a private key.";
  }
}
