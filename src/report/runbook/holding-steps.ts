import { bold, checkBox, menu, name, prose } from "./markdown";
import { NOT_DESCRIBED } from "./role-step";
import type { RunbookHolding, RunbookService, Step } from "./runbook";

interface Words {
  readonly tab: string;
  readonly button: string;
  readonly many: string;
  readonly one: string;
}

const WORDS: Record<RunbookHolding["principal"]["kind"], Words> = {
  group: { tab: "User Groups", button: "Assign Groups", many: "groups", one: "user group" },
  user: { tab: "Users", button: "Assign Users", many: "users", one: "user" },
};

/** What can be done in one pass of a page: same service, same kind, same roles and scope. In the order in which they came. */
export function holdingSteps(tasks: readonly RunbookHolding[]): readonly Step[] {
  const passes = new Map<string, RunbookHolding[]>();
  for (const task of tasks) {
    const { kind, action, principal, service, roles, scope, changesScope } = task;
    const same =
      action === "assign" ? [roles, scope] : [action === "change" && [scope, changesScope]];
    const key = JSON.stringify([kind, action, principal.kind, service.id, same]);
    passes.set(key, [...(passes.get(key) ?? []), task]);
  }
  return [...passes.values()].flatMap((pass) => {
    const [first] = pass;
    return first === undefined ? [] : [stepOf(first, pass)];
  });
}

function stepOf(first: RunbookHolding, pass: readonly RunbookHolding[]): Step {
  const { kind, action, service, principal } = first;
  const words = WORDS[principal.kind];
  const whom = pass.length === 1 ? words.one : `${words.one}s`;
  const goTo = kind === "roles" ? "Administrative" : "Service";
  return {
    title: titleOf(kind, action, whom, serviceName(service)),
    lines: [
      checkBox(`Go to ${menu("Administration", "Entitlements", goTo)}.`),
      checkBox(`On the ${bold(`${goTo} Entitlements`)} page, select ${serviceName(service)}.`),
      ...LINES[action](first, pass, words),
    ],
    paths: pass.map(({ path }) => path),
  };
}

function titleOf(
  kind: RunbookHolding["kind"],
  action: RunbookHolding["action"],
  whom: string,
  service: string,
): string {
  if (kind === "service")
    return action === "remove"
      ? `Remove the ${whom} from ${service}`
      : `Assign the ${whom} to ${service}`;
  if (action === "assign") return `Assign to the ${whom} on ${service}`;
  return action === "change"
    ? `Change what the ${whom} hold on ${service}`
    : `Take roles from the ${whom} on ${service}`;
}

/** `**Zscaler Internet Access** (ZIA (zscalerthree.net, Acme West))`: a tenant may have several of one product. */
function serviceName({ title, label, own }: RunbookService): string {
  return own || title === label ? bold(prose(title)) : `${bold(prose(title))}, ${name(label)}`;
}

type Lines = (
  first: RunbookHolding,
  pass: readonly RunbookHolding[],
  words: Words,
) => readonly string[];

const LINES: Record<RunbookHolding["action"], Lines> = {
  assign: (first, pass, words) =>
    first.kind === "roles" ? assignRoles(first, pass, words) : assignService(pass, words),
  change: ({ scope, changesScope }, pass, { tab, one }) => [
    checkBox(`On the ${bold(tab)} tab, change the assignment of each ${one} ${NOT_DESCRIBED}:`),
    ...pass.map((task) => {
      const added = task.roles.length === 0 ? "" : `: add ${names(task.roles)}`;
      const kept = task.keeps.length === 0 ? "" : `; ${names(task.keeps)} stays`;
      return checkBox(`${name(task.principal.name)}${added}${kept}${untilText(task.until)}`, 1);
    }),
    ...(changesScope === true ? [scopeLine(scope)] : []),
  ],
  remove: (_first, pass, { tab, one }) => [
    checkBox(`On the ${bold(tab)} tab, remove the ${one} assignments ${NOT_DESCRIBED}:`),
    ...pass.map((task) => checkBox(removalOf(task), 1)),
  ],
};

/** Source: 000. The page of users has the name of that of groups there. */
function assignRoles(
  { roles, scope }: RunbookHolding,
  pass: readonly RunbookHolding[],
  { tab, button, many }: Words,
): readonly string[] {
  const what = many === "groups" ? "user groups" : many;
  return [
    checkBox(`On the ${bold(tab)} tab, click ${bold(button)}.`),
    checkBox(`On the ${bold("Select Groups & Roles")} page, select the ${what}:`),
    ...pass.map(principalLine),
    checkBox(
      `In the ${bold("Role")} column, select the ${roles.length === 1 ? "role" : "roles"} ${names(roles)} from the drop-down menu.${
        roles.length === 1
          ? ""
          : " Where the menu takes one role alone, go through this page once for each."
      }`,
    ),
    ...(scope === undefined ? [] : [scopeLine(scope)]),
    ...(pass.length === 1
      ? []
      : [
          checkBox(
            `(Optional) Enable ${bold(`Set same role for all selected ${many}`)}: all of these get the same.`,
          ),
        ]),
    checkBox(`Click ${bold("Next")}.`),
    checkBox(
      `On the ${bold("Summary")} page, review the assignment details and click ${bold("Assign")}.`,
    ),
  ];
}

function assignService(pass: readonly RunbookHolding[], { tab, one }: Words): readonly string[] {
  return [
    checkBox(`On the ${bold(tab)} tab, assign the ${one}s ${NOT_DESCRIBED}:`),
    ...pass.map(principalLine),
  ];
}

function principalLine({ principal, doubt, until }: RunbookHolding): string {
  const note = doubt === undefined ? "" : doubtText(doubt);
  return checkBox(`${name(principal.name)}${untilText(until)}${note}`, 1);
}

/** A tenant knows no ends: whoever does it by hand has to come back. */
function untilText(until: string | undefined): string {
  return until === undefined
    ? ""
    : `, until ${name(until)}: the portal ends nothing by itself, so take it away then (the runbook of that day says how)`;
}

function removalOf({ principal, roles, keeps, doubt }: RunbookHolding): string {
  const what = roles.length === 0 ? "" : `: ${names(roles)}`;
  const kept = keeps.length === 0 ? "" : `; ${names(keeps)} stays`;
  return `${name(principal.name)}${what}${kept}${doubt === undefined ? "" : doubtText(doubt)}`;
}

/** What cannot be seen from here may be done already. */
function doubtText(doubt: string): string {
  return ` (look first, it may be so already: ${prose(doubt)})`;
}

function scopeLine(scope: string | undefined): string {
  return checkBox(
    scope === undefined
      ? `Select no scope ${NOT_DESCRIBED}.`
      : `Select the scope ${name(scope)} ${NOT_DESCRIBED}.`,
  );
}

function names(list: readonly string[]): string {
  return list.map(name).join(", ");
}
