import type { IConstruct } from "constructs";
import { attributePath, didYouMean, errorDiagnostic } from "../diagnostics";
import { MODULE_KEYS, type ModuleKey, type OfferedLevel, ruleById } from "../rbac";
import type { Finding } from "./findings/finding";
import { camelCase, type CamelCase, snakeCase } from "./prop-names";
import { hasFields } from "./resource-options";
import { escapeTemplate } from "./template-string";

/** The level of a role on each module, with no level that the module does not offer. An absent module is `none`. */
export type RolePermissions = {
  readonly [M in ModuleKey as CamelCase<M>]?: OfferedLevel<M>;
};

/** The least level on each of some modules. */
export type LeastLevels = {
  readonly [M in ModuleKey as CamelCase<M>]?: Exclude<OfferedLevel<M>, "none">;
};

/** One module and a level that it offers. */
export type ModuleLevel = {
  readonly [M in ModuleKey]: {
    readonly module: CamelCase<M>;
    readonly level: Exclude<OfferedLevel<M>, "none">;
  };
}[ModuleKey];

const PROPS: ReadonlySet<string> = new Set(MODULE_KEYS.map(camelCase));

/**
 * The levels by module, as Terraform has them. What is no module is passed on as it is: an app that skips validations
 * gets a role that no plan accepts, and not one that grants less than it says.
 */
export function moduleLevels(permissions: RolePermissions): Record<string, string> {
  if (!hasFields(permissions)) return permissions;
  // JavaScript may give undefined where the type does not.
  const levels: readonly (readonly [string, string | undefined])[] = Object.entries(permissions);
  return Object.fromEntries(
    levels.flatMap(([prop, level]) =>
      level === undefined ? [] : [[escapeTemplate(snakeCase(prop)), level]],
    ),
  );
}

/**
 * The modules that this version does not know. The compiler finds them in TypeScript;
 * this is for JavaScript, and for objects that come from elsewhere.
 */
export function unknownModules(construct: IConstruct, permissions: object): Finding[] {
  if (!hasFields(permissions)) return [];
  const rule = ruleById("role/unknown-module");
  return Object.entries(permissions)
    .filter(([prop, level]) => !PROPS.has(prop) && level !== undefined)
    .map(([prop]) => {
      const detail = `ZIdentity has no module ${JSON.stringify(prop)} that this version knows.`;
      const hint =
        didYouMean(camelCase(prop), PROPS) || ` The modules are ${[...PROPS].join(", ")}.`;
      const diagnostic = errorDiagnostic(`Unknown module ${JSON.stringify(prop)}`, detail + hint, {
        path: attributePath("permissions", prop),
        ...(rule === undefined ? {} : { ruleId: rule.id }),
        fix: "Correct the name. A module that the vendor added after this version was made goes into otherPermissions.",
      });
      return { construct, diagnostic };
    });
}
