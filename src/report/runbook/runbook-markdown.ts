import type { ReportedFinding } from "../reported";
import { holdingSteps } from "./holding-steps";
import { bold, checkBox, name, prose } from "./markdown";
import { prerequisiteLines } from "./prerequisites";
import { roleStep } from "./role-step";
import type { Runbook, RunbookHolding, RunbookRole, RunbookTask, Step } from "./runbook";

/** A runbook as Markdown with check boxes, the steps numbered. Names of the tenant never become markup. */
export function runbookMarkdown(runbook: Runbook): string {
  const { tasks, findings, from, at } = runbook;
  const steps = inOrder(tasks);
  const count = steps.length === 1 ? "1 step" : `${steps.length} steps`;
  const made = `Made by \`zidentity runbook\` from ${from.map(name).join(", ")}, for the tenant as it was at ${at}.`;
  const told = new Set(steps.flatMap(({ paths }) => paths));
  const parts = [
    "# Runbook for the ZIdentity Admin Portal",
    steps.length === 0
      ? `${made} Nothing is to be done.`
      : `${made} ${count}. Work from the top to the bottom: roles come first and what is taken away comes last, so that nobody loses access in between.`,
    ...(steps.length === 0
      ? []
      : [["## Before you start", "", ...prerequisiteLines(tasks)].join("\n")]),
    ...steps.map((step, index) => stepText(step, index + 1, findings)),
    ...warningsText(
      "## Warnings on what needs no step",
      findings.filter(({ path = "" }) => !told.has(path)),
    ),
    ["## When all is done", "", checkBox(closing(steps.length))].join("\n"),
  ];
  return `${parts.join("\n\n")}\n`;
}

function closing(steps: number): string {
  const all = steps === 0 ? "It compares" : "When all of this is done, it compares";
  return `Run ${name("zidentity drift")}. ${all} the tenant with what is declared and says ${bold("No drift")}; what it shows beside that is declared by nobody.`;
}

/** Roles, then what is given, then what is taken away, deleted roles at the very end. */
function inOrder(tasks: readonly RunbookTask[]): readonly Step[] {
  const roles = tasks.filter((task): task is RunbookRole => task.kind === "role");
  const holdings = tasks.filter((task): task is RunbookHolding => task.kind !== "role");
  return [
    ...roles.filter(({ action }) => action !== "delete").map(roleStep),
    ...holdingSteps(inPageOrder(holdings.filter(({ action }) => action !== "remove"))),
    ...holdingSteps(inPageOrder(holdings.filter(({ action }) => action === "remove"))),
    ...roles.filter(({ action }) => action === "delete").map(roleStep),
  ];
}

/** Administrative entitlements before service entitlements, and a service's pages next to one another. */
function inPageOrder(holdings: readonly RunbookHolding[]): readonly RunbookHolding[] {
  const services = [...new Set(holdings.map(({ service }) => service.id))];
  const rank = ({ kind, service, principal }: RunbookHolding): number =>
    (kind === "roles" ? 0 : 1) * 2 * services.length +
    services.indexOf(service.id) * 2 +
    (principal.kind === "group" ? 0 : 1);
  return [...holdings].sort((a, b) => rank(a) - rank(b));
}

function stepText(step: Step, number: number, findings: readonly ReportedFinding[]): string {
  const own = findings.filter(({ path = "" }) => step.paths.includes(path));
  const warnings = warningLines(own);
  return [
    `## Step ${number}: ${step.title}`,
    "",
    ...(warnings.length === 0 ? [] : [...warnings, ""]),
    ...step.lines,
  ].join("\n");
}

function warningsText(title: string, findings: readonly ReportedFinding[]): string[] {
  const lines = warningLines(findings);
  return lines.length === 0 ? [] : [[title, "", ...lines].join("\n")];
}

/** Notes would bury the warnings. */
function warningLines(findings: readonly ReportedFinding[]): string[] {
  const warnings = findings.filter(({ diagnostic }) => diagnostic.severity === "warning");
  return warnings.flatMap(({ path, diagnostic: { summary, detail, ruleId, fix } }, index) => [
    ...(index === 0 ? [] : [">"]),
    `> ${bold("Warning:")} ${prose(summary)}.${path === undefined ? "" : ` At ${name(path)}`}${ruleId === undefined ? "" : ` (${name(ruleId)})`}.`,
    `> ${prose(detail)}${fix === undefined ? "" : ` ${prose(fix)}`}`,
  ]);
}
