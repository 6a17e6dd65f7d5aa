import type { Severity } from "../../diagnostics";
import { describeRules } from "../describe-rule";
import { DRIFT_KINDS, type DriftKind, type Status } from "../reported";
import { STATUS_WORDS } from "../status-words";
import { sarifText } from "./sarif-text";

export type SarifLevel = "error" | "warning" | "note";

export interface SarifRule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string };
  readonly helpUri?: string;
  readonly defaultConfiguration: { readonly level: SarifLevel };
}

export const LEVELS: Readonly<Record<Severity, SarifLevel>> = {
  error: "error",
  warning: "warning",
  info: "note",
};

/** An access that nobody decided on is what drift is looked for; what is lacking fails safe. */
export const DRIFT_LEVELS: Readonly<Record<DriftKind, SarifLevel>> = {
  changed: "error",
  missing: "warning",
  unmanaged: "error",
  expired: "error",
};

const DRIFT_TEXTS: Readonly<Record<DriftKind, readonly [title: string, why: string, fix: string]>> =
  {
    changed: [
      "Changed in the tenant",
      "The tenant holds something else than the declaration says: somebody changed it there, or the change was not applied yet.",
      "Apply the desired state (zidentity apply), or change the declaration to what the tenant has (zidentity drift --adopt).",
    ],
    missing: [
      "Missing in the tenant",
      "It is declared, and the tenant does not have it.",
      "Apply the desired state (zidentity apply), or remove the declaration.",
    ],
    unmanaged: [
      "Declared by nobody",
      "The tenant grants something that no declaration speaks of.",
      "Declare it (zidentity drift --adopt), take it away in the tenant, or name who answers for it under ignore.",
    ],
    expired: [
      "Ended, and still in the tenant",
      "The declared end of this access has passed, and the tenant still gives it.",
      "Apply the desired state (zidentity apply), which takes it away, or declare a later end.",
    ],
  };

/** The rules behind results, in the order of the catalogue; ids that the catalogue lacks are those of the house. */
export function sarifRules(ids: ReadonlySet<string>): readonly SarifRule[] {
  const own = [...DRIFT_KINDS.map(ruleOfDrift), ...PLANNED.map(ruleOfPlan)];
  const known = [...own, ...catalogue()].filter(({ id }) => ids.has(id));
  const named = new Set(known.map(({ id }) => id));
  return [...known, ...[...ids].filter((id) => !named.has(id)).map(ruleOfHouse)];
}

function ruleOfDrift(kind: DriftKind): SarifRule {
  const [title, why, fix] = DRIFT_TEXTS[kind];
  return {
    id: `drift/${kind}`,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: `${why} ${fix}` },
    defaultConfiguration: { level: DRIFT_LEVELS[kind] },
  };
}

const PLANNED: readonly Status[] = ["create", "update", "replace", "remove"];

function ruleOfPlan(status: Status): SarifRule {
  const text = `The plan has it ${STATUS_WORDS[status]}.`;
  return {
    id: `plan/${status}`,
    shortDescription: { text: STATUS_WORDS[status] },
    fullDescription: { text },
    help: { text: `${text} To carry the plan out: zidentity apply.` },
    defaultConfiguration: { level: "note" },
  };
}

function catalogue(): readonly SarifRule[] {
  return describeRules().map(({ id, severity, title, why, fix, source }) => {
    const [uri] = /https:\/\/[^\s,;)]+/.exec(source) ?? [];
    return {
      id,
      shortDescription: { text: sarifText(title) },
      fullDescription: { text: sarifText(why) },
      help: {
        text: sarifText(
          `${why}\nTo fix: ${fix}\nSource: ${source}\nAn example: zidentity rules ${id}`,
        ),
      },
      ...(uri === undefined ? {} : { helpUri: uri }),
      defaultConfiguration: { level: LEVELS[severity] },
    };
  });
}

function ruleOfHouse(id: string): SarifRule {
  const text = `The rule ${sarifText(id)} is one of the desired state itself: see its policies.`;
  return {
    id,
    shortDescription: { text: sarifText(id) },
    fullDescription: { text },
    help: { text },
    defaultConfiguration: { level: "warning" },
  };
}
