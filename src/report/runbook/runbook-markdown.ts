import { counted } from "../counted";
import type { ReportedFinding } from "../reported";
import { holdingSteps } from "./holding-steps";
import { bold, checkBox, name, prose } from "./markdown";
import { prerequisiteLines } from "./prerequisites";
import { roleStep } from "./role-step";
import type { Runbook, RunbookTask, Step } from "./runbook";
import { orderTasks } from "./task-order";

/** A runbook as Markdown with check boxes, the steps numbered. Names of the tenant never become markup. */
export function runbookMarkdown(runbook: Runbook): string {
  const { tasks, findings, from, at } = runbook;
  const steps = inOrder(tasks);
  const count = counted(steps.length, "step");
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

function inOrder(tasks: readonly RunbookTask[]): readonly Step[] {
  const { makes, gives, takes, deletes } = orderTasks(tasks);
  return [
    ...makes.map(roleStep),
    ...holdingSteps(gives),
    ...holdingSteps(takes),
    ...deletes.map(roleStep),
  ];
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
