import { attributePath, type Diagnostic, errorDiagnostic } from "../diagnostics";
import { type ObjectValue, property } from "../schema";
import { describeService, scopesOfService, type ServiceWithScopes } from "../tenant";
import { isExclusive } from "./assignment-state";

const path = attributePath("scope_id");

/** That the scope is one of the service's, and that there is one just where the service has scopes. */
export function checkScope(
  service: ServiceWithScopes,
  planned: ObjectValue,
): readonly Diagnostic[] {
  const scopes = scopesOfService(service);
  const scopeId = property(planned, "scope_id");
  const name = describeService(service.service);
  const list = scopes.map((scope) => `  - ${scope.id}: ${scope.name}`).join("\n");
  if (scopeId === null && scopes.length > 0 && isExclusive(planned)) {
    return [
      errorDiagnostic(
        `${name} needs a scope`,
        `Roles on ${name} are held within a scope. Its scopes are:\n${list}`,
        { path, ruleId: "assignment/scope-missing", fix: "Set scope_id to one of them." },
      ),
    ];
  }
  if (typeof scopeId !== "string" || scopes.some(({ id }) => id === scopeId)) return [];
  if (scopes.length === 0) {
    return [
      errorDiagnostic(`${name} has no scopes`, `A role on ${name} cannot be limited to a scope.`, {
        path,
        ruleId: "assignment/scope-not-offered",
        fix: "Remove scope_id.",
      }),
    ];
  }
  return [
    errorDiagnostic(
      `No scope with the id ${JSON.stringify(scopeId)}`,
      `The scopes of ${name} are:\n${list}`,
      { path, ruleId: "lookup/not-found", fix: "Set scope_id to one of them." },
    ),
  ];
}
