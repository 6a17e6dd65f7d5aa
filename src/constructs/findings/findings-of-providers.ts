import { type TerraformProvider, Token } from "cdktf";
import { attributePath, type Diagnostic, warningDiagnostic } from "../../diagnostics";
import { validate } from "../../lifecycle";
import { judgedConfig } from "../../manifest";
import { PROVIDER_DEFINITION } from "../../resources";
import type { KnownObject } from "../../schema";
import { camelCase } from "../prop-names";
import { rawValues } from "../reading/raw-values";
import { readValue } from "../reading/read-value";
import type { Finding } from "./finding";

const { attributes } = PROVIDER_DEFINITION;

/** What can be said of the providers of one stack. No value of theirs is ever repeated in a finding. */
export function findingsOfProviders(providers: readonly TerraformProvider[]): readonly Finding[] {
  return providers.flatMap((construct, index) =>
    [
      ...judgeSettings(construct),
      ...secretsInCode(construct),
      ...(index === 0 ? [] : [secondTenant(construct)]),
    ].map((diagnostic) => ({ construct, diagnostic, attributes })),
  );
}

function judgeSettings(provider: TerraformProvider): readonly Diagnostic[] {
  const values = rawValues(provider);
  const declares: KnownObject = Object.fromEntries(
    Object.entries(attributes).flatMap(([name, { type }]) => {
      const raw = values(name);
      if (raw === undefined || raw === null) return [];
      return [[name, readValue(provider, type, raw)] as const];
    }),
  );
  return validate(PROVIDER_DEFINITION, judgedConfig(PROVIDER_DEFINITION, { declares }));
}

function secretsInCode(provider: TerraformProvider): readonly Diagnostic[] {
  const values = rawValues(provider);
  return Object.entries(attributes).flatMap(([name, { type }]) => {
    const raw = values(name);
    const isSecret = type.kind === "string" && type.sensitive === true;
    if (!isSecret || typeof raw !== "string" || Token.isUnresolved(raw)) return [];
    const prop = camelCase(name);
    return [
      warningDiagnostic(
        `${prop} is given in code`,
        "It is a secret, and the synth writes it into cdk.tf.json, where everyone who sees that file can read it.",
        {
          path: attributePath(name),
          ruleId: "provider/secret-in-code",
          fix: `Set ${VARIABLES.get(name) ?? "its environment variable"} and leave ${prop} out, or give it a sensitive TerraformVariable.`,
        },
      ),
    ];
  });
}

/** The environment variable of a setting, as its documentation names it. */
const VARIABLES: ReadonlyMap<string, string> = new Map(
  Object.entries(attributes).flatMap(([name, { doc }]) => {
    const variable = /`([A-Z][A-Z_]+)`/.exec(doc.text)?.[1];
    return variable === undefined ? [] : [[name, variable] as const];
  }),
);

function secondTenant(provider: TerraformProvider): Diagnostic {
  return warningDiagnostic(
    "A stack with two ZIdentity providers",
    `zidentity.json describes one tenant, and ${provider.cdktfStack.node.path} speaks of two: the command cannot tell them apart.`,
    { ruleId: "provider/second-tenant", fix: "Give each tenant a stack of its own." },
  );
}
