import { attributePath } from "../../../diagnostics";
import { type AccessFinding, findingOf, type Keyed } from "../../access/finding";
import { predefinedRole } from "../../predefined-roles";
import { citeSources } from "../../sources";
import { showValue } from "../../wording";
import type { AcrossRule } from "./across-rule";
import { declare, role } from "./example";

export const rolePredefinedName: AcrossRule = {
  id: "role/predefined-name",
  severity: "error",
  title: "Role by the name of a predefined one",
  why: "Predefined roles are never edited or deleted, and the name of a role is unique in a tenant.",
  fix: "Choose another name, or use the predefined role: Role.named, or the data source zidentity_role.",
  sources: ["000", "W"],
  example: { declared: declare({ roles: [role("Super Admin", { branding: "full" })] }) },
  check: ({ declared: { roles } }) =>
    roles.flatMap(({ at, key, name }) => {
      const found = predefinedNameFinding(at, name, { key, label: name });
      return found === undefined ? [] : [found];
    }),
};

/** The finding on a declared role of this name, or undefined; for a caller that judges one role alone as well. */
export function predefinedNameFinding(
  at: string,
  name: string,
  role?: Keyed,
): AccessFinding | undefined {
  const predefined = predefinedRole(name);
  if (predefined === undefined) return undefined;
  const { onWire, sources } = predefined;
  const found = findingOf(rolePredefinedName, at, {
    ...(onWire === undefined ? certain(name) : possible(name, onWire)),
    path: attributePath("name"),
    role,
  });
  const severity = onWire === undefined ? found.diagnostic.severity : "warning";
  return { ...found, diagnostic: { ...found.diagnostic, severity, source: citeSources(sources) } };
}

function certain(name: string) {
  return {
    summary: `${showValue(name)} is the name of a predefined role`,
    detail: `Every tenant has a role ${showValue(name)} of its own.`,
  };
}

/** Where the tenant has the name free, the role is one like any other. */
function possible(name: string, onWire: string) {
  return {
    summary: `${showValue(name)} may be the name of a predefined role`,
    detail:
      `The vendor's help page calls a predefined role ${showValue(name)}, which tenants call ${showValue(onWire)}. ` +
      "One that has it by this name refuses the role, and in every other the two are easily mistaken.",
    fix: `Choose another name; if the predefined role is meant, name it ${showValue(onWire)}.`,
  };
}
