import { isLevel, isModuleKey, LEVEL_TITLES, MODULE_KEYS, MODULES } from "../../rbac";
import { bold, checkBox, menu, name, prose } from "./markdown";
import type { RunbookRole, Step } from "./runbook";

const TITLES: Record<RunbookRole["action"], string> = {
  add: "Add the role",
  edit: "Change the role",
  compare: "Check the role",
  delete: "Delete the role",
};

/** One role: every module with its level, in the portal's words. Source: 001. */
export function roleStep(role: RunbookRole): Step {
  return {
    title: `${TITLES[role.action]} ${name(role.name)}`,
    lines: [
      checkBox(`Go to ${menu("Administration", "Entitlements", "ZIdentity Roles")}.`),
      ...LINES[role.action](role),
    ],
    paths: [role.path],
  };
}

const LINES: Record<RunbookRole["action"], (role: RunbookRole) => readonly string[]> = {
  add: (role) => [
    checkBox(`Click ${bold("Add Role")}.`),
    checkBox(`In the ${bold("Add Role")} window, ${bold("Name")}: ${name(role.name)}`),
    ...(role.description === null
      ? []
      : [checkBox(`${bold("Description")} (optional): ${name(role.description)}`)]),
    checkBox("Select the access level of each module:"),
    ...levelLines(role),
    SAVE,
    checkBox(`The role is displayed on the ${bold("Roles")} page.`),
  ],
  edit: (role) => [
    checkBox(`Edit ${name(role.name)} ${NOT_DESCRIBED}.`),
    ...(role.newName === undefined ? [] : [checkBox(`${bold("Name")}: ${name(role.newName)}`)]),
    checkBox(
      `${bold("Description")} (optional): ${role.description === null ? "empty" : name(role.description)}`,
    ),
    checkBox("The access level of each module; what changes is marked:"),
    ...levelLines(role),
    SAVE,
  ],
  compare: (role) => [
    checkBox(
      `Open ${name(role.name)}. A role of this name is there, and its levels cannot be read from here.`,
    ),
    ...(role.description === null
      ? []
      : [checkBox(`${bold("Description")} (optional): ${name(role.description)}`)]),
    checkBox("Compare the access level of each module, and correct what differs:"),
    ...levelLines(role),
    checkBox(`Where something was corrected, click ${bold("Save")}.`),
  ],
  delete: (role) => [checkBox(`Delete ${name(role.name)} ${NOT_DESCRIBED}.`)],
};

const SAVE = checkBox(`Click ${bold("Save")}.`);

/** What stands behind a step that the vendor's documents name and do not explain. */
export const NOT_DESCRIBED = "(the vendor's documents name this and do not describe the clicks)";

function levelLines({ levels, before }: RunbookRole): readonly string[] {
  const others = [...new Set([...levels.keys(), ...(before?.keys() ?? [])])]
    .filter((module) => !isModuleKey(module))
    .sort();
  return [...MODULE_KEYS, ...others].map((module) => {
    const title = isModuleKey(module) ? bold(MODULES[module].title) : name(module);
    const wanted = levelTitle(levels.get(module));
    const is = before === undefined ? wanted : levelTitle(before.get(module));
    return checkBox(`${title}: ${wanted}${is === wanted ? "" : ` ← now ${is}`}`, 1);
  });
}

/** A level that this version does not know is shown as it is. */
function levelTitle(level = "none"): string {
  return isLevel(level) ? LEVEL_TITLES[level] : prose(level);
}
