import { type AccessFinding, findingOf } from "../access/finding";
import { fieldsOf, textOf, type Unread } from "../access/read-value";
import { policyInvalid } from "../rules/house/policy-invalid";
import { policyUnknownModule } from "../rules/house/policy-unknown-module";
import { enumerate, showValue } from "../wording";
import { didYouMean } from "../../diagnostics";
import { MODULE_KEYS } from "../modules";
import { readKind } from "./read-kind";
import type { PolicyRule } from "./policy-rule";

interface ReadPolicies {
  readonly policies: readonly PolicyRule[];
  /** What is wrong with the rules themselves. */
  readonly problems: readonly AccessFinding[];
}

const ID = /^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)*$/;
const SEVERITIES = ["error", "warning", "info"] as const;

/** House rules of unknown form. Each problem is a finding at the place of the rule; never throws. */
export function readPolicies(given: unknown, catalogueIds: ReadonlySet<string>): ReadPolicies {
  const policies: PolicyRule[] = [];
  const problems: AccessFinding[] = [];
  const taken = new Set(catalogueIds);
  for (const [index, item] of listOf(given).entries()) {
    const fields = withoutNulls(fieldsOf(item));
    const at = textOf(fields["place"]) ?? `policies[${index}]`;
    const read = readPolicy(fields, taken);
    if ("wrong" in read) problems.push(...read.wrong.map((detail) => invalid(at, fields, detail)));
    else {
      taken.add(read.policy.id);
      policies.push(read.policy);
      problems.push(...read.unknownModules.map((module) => unknownModule(at, read.policy, module)));
    }
  }
  return { policies, problems };
}

type Read =
  | { readonly policy: PolicyRule; readonly unknownModules: readonly string[] }
  | { readonly wrong: readonly string[] };

function readPolicy(fields: Unread, taken: ReadonlySet<string>): Read {
  const { id, severity: given, title, why, place } = fields;
  const wrong = [...wrongWithId(id, taken)];
  const severity = SEVERITIES.find((known) => known === given);
  if (given !== undefined && severity === undefined)
    wrong.push(`severity is one of ${enumerate(SEVERITIES.map(showValue))}.`);
  for (const [name, value] of Object.entries({ title, why, place })) {
    if (value !== undefined && typeof value !== "string") wrong.push(`${name} is a text.`);
  }
  const kind = readKind(fields);
  wrong.push(...kind.wrong);
  if (wrong.length > 0 || kind.part === undefined) return { wrong };
  const policy: PolicyRule = {
    id: String(id),
    severity,
    title: textOf(title),
    why: textOf(why),
    place: textOf(place),
    ...kind.part,
  };
  return { policy, unknownModules: kind.unknownModules };
}

function wrongWithId(id: unknown, taken: ReadonlySet<string>): string[] {
  if (typeof id !== "string" || !ID.test(id))
    return [`id is kebab-case, such as "house/no-owner-is-auditor", not ${showValue(id)}.`];
  return taken.has(id) ? [`The id ${showValue(id)} belongs to another rule.`] : [];
}

function invalid(at: string, { id }: Unread, detail: string): AccessFinding {
  const name = typeof id === "string" ? ` ${showValue(id)}` : "";
  return findingOf(policyInvalid, at, { summary: `House rule${name} is not valid`, detail });
}

function unknownModule(at: string, { id }: PolicyRule, module: string): AccessFinding {
  return findingOf(policyUnknownModule, at, {
    summary: `House rule ${showValue(id)} names the unknown module ${showValue(module)}`,
    detail: `This version knows no module ${showValue(module)}.${didYouMean(module, MODULE_KEYS)}`,
  });
}

/** YAML says `null` for what is left empty. */
function withoutNulls(fields: Unread): Unread {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

function listOf(given: unknown): readonly unknown[] {
  if (given === undefined || given === null) return [];
  return Array.isArray(given) ? given : [given];
}
