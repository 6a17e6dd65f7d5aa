import { createPrivateKey } from "node:crypto";
import { attributePath, type Diagnostic, errorDiagnostic } from "../../diagnostics";
import { Secret } from "../secret";
import type { Credential } from "./client-config";
import { type ConfigFiles, failureCode, homePath } from "./files";
import {
  type Given,
  given,
  isToldMissing,
  nameWithVariable,
  RANKS,
  type Sources,
} from "./settings";

type Report = (diagnostic: Diagnostic) => void;

/** The one credential; undefined where a finding was reported. */
export function resolveCredential(
  sources: Sources,
  files: ConfigFiles,
  report: Report,
): Credential | undefined {
  const secret = given(sources, "client_secret");
  const key = given(sources, "private_key");
  const chosen = choose(secret, key);
  if (chosen === "neither" && !isToldMissing(sources)) return undefined;
  if (chosen === "neither" || chosen === "both") {
    report(CHOICE_FINDINGS[chosen]);
    return undefined;
  }
  return chosen.kind === "client_secret"
    ? checkedSecret(chosen.value, report)
    : checkedKey(readKey(chosen.value, sources, files), report);
}

type Choice = { kind: Credential["kind"]; value: string } | "neither" | "both";

/** Of two, the one from the source that counts more; two from one source contradict each other. */
function choose(secret: Given | undefined, key: Given | undefined): Choice {
  const rank = (found: Given | undefined): number =>
    found === undefined ? -1 : RANKS.indexOf(found.from);
  if (secret !== undefined && rank(secret) > rank(key))
    return { kind: "client_secret", value: secret.value };
  if (key !== undefined && rank(key) > rank(secret))
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

type ReadKey = { readonly pem: string } | { readonly problem: string };

/** The value is shown nowhere: what is no path may be a key that was cut short. */
function readKey(value: string, { env }: Sources, files: ConfigFiles): ReadKey {
  // Variables that cannot hold line breaks carry PEM text with `\n` spelled out.
  const text = value.replaceAll("\\n", "\n").trim();
  if (text.includes("-----BEGIN") || text.includes("\n")) return { pem: text };
  try {
    return { pem: files.read(homePath(value.trim(), env)).text.trim() };
  } catch (error) {
    const reason = failureCode(error);
    return { problem: `It is neither PEM text nor a file that can be read (${reason}).` };
  }
}

function checkedKey(read: ReadKey, report: Report): Credential | undefined {
  const problem = "problem" in read ? read.problem : keyProblem(read.pem);
  if ("pem" in read && problem === undefined)
    return { kind: "private_key", key: new Secret(read.pem) };
  report(
    errorDiagnostic("Invalid private_key", problem ?? "", {
      path: attributePath("private_key"),
      fix: 'Give the PEM text itself ("-----BEGIN PRIVATE KEY-----" and what follows) of an RSA key without a passphrase, or the path of a file that holds it.',
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
