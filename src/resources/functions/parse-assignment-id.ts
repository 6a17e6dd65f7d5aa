import { parsePairId } from "../assignment-id";
import { ArgumentError, type FunctionDefinition } from "./function-definition";

export const parseAssignmentId: FunctionDefinition = {
  name: "parse_assignment_id",
  summary: "The parts of the id of a role assignment or a service entitlement",
  doc: {
    text:
      "Splits `group/<group id>/<service id>` or `user/<user id>/<service id>` into an object of `principal_type` " +
      "(`group` or `user`), `principal_id` and `service_id`. An import id, in which names may stand, is split the same way.",
  },
  parameters: [
    { name: "id", type: { kind: "string" }, doc: { text: "The id, as the resource has it." } },
  ],
  returns: {
    kind: "object",
    attributes: {
      principal_type: part("`group` or `user`."),
      principal_id: part("The id of the group or the user."),
      service_id: part("The id of the service."),
    },
  },
  call: ([id = null]) => {
    const parsed = typeof id === "string" ? parsePairId(id) : undefined;
    if (parsed === undefined) {
      throw new ArgumentError(
        0,
        `${JSON.stringify(id)} is not the id of an assignment. The form is group/<group id>/<service id> or user/<user id>/<service id>.`,
      );
    }
    return {
      principal_type: parsed.kind.noun,
      principal_id: parsed.principal,
      service_id: parsed.service,
    };
  },
};

function part(text: string) {
  return { type: { kind: "string" }, mode: "computed", doc: { text } } as const;
}
