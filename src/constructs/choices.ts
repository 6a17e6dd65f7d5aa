import type { IConstruct } from "constructs";
import { attributePath, errorDiagnostic } from "../diagnostics";
import type { Group, Service, User } from "./lookups";
import type { StackAccess } from "./stack-access";
import { escapeTemplate } from "./template-string";

/** A group, as an object or, for groups that something else looked up, by its id. */
export type GroupChoice =
  | { readonly group: Group; readonly groupId?: undefined }
  | { readonly group?: undefined; readonly groupId: string };

/** A user, as an object or by his id. */
export type UserChoice =
  | { readonly user: User; readonly userId?: undefined }
  | { readonly user?: undefined; readonly userId: string };

/** A service, as an object or by its id. */
export type ServiceChoice =
  | { readonly service: Service; readonly serviceId?: undefined }
  | { readonly service?: undefined; readonly serviceId: string };

/** What is left out entirely. */
export type Without<K extends string> = { readonly [P in K]?: undefined };

/** The id behind a choice, as a Terraform template. */
export function idOf(
  object: { readonly id: string } | undefined,
  id: string | undefined,
): string | undefined {
  if (object !== undefined) return object.id;
  return id === undefined ? undefined : escapeTemplate(id);
}

/** Reports every choice that was made twice. The types forbid it; JavaScript does not. */
export function reportDoubleChoices(
  access: StackAccess,
  construct: IConstruct,
  props: object,
  names: readonly string[],
): void {
  const given = new Map<string, unknown>(Object.entries(props));
  for (const name of names) {
    const byId = `${name}Id`;
    if (given.get(name) === undefined || given.get(byId) === undefined) continue;
    const diagnostic = errorDiagnostic(
      `${name} and ${byId} are both given`,
      `They say the same thing in two ways, and only one can count.`,
      {
        path: attributePath(name),
        ruleId: "declaration/said-twice",
        fix: `Remove ${name} or ${byId}.`,
      },
    );
    access.report({ construct, diagnostic });
  }
}
