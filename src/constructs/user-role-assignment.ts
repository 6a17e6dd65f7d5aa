import type { Construct } from "constructs";
import { userRoleAssignment } from "../generated/bindings";
import { type AssignmentOptions, assignmentConfig, reportLostScope } from "./assignment-props";
import { idOf, reportDoubleChoices, type UserChoice } from "./choices";
import { reportExpiry } from "./expiry";
import { given } from "./resource-options";
import { readProps, reportProblems } from "./read-props";
import { rememberSource } from "./reading/source-place";
import { StackAccess } from "./stack-access";

export type UserRoleAssignmentProps = AssignmentOptions & UserChoice;

/**
 * The roles that a user holds on a service: ZIdentity itself or a linked one. On a linked service the roles of the user
 * win over those of the groups that the user is in.
 */
export class UserRoleAssignment extends userRoleAssignment.UserRoleAssignment {
  constructor(scope: Construct, id: string, asked: UserRoleAssignmentProps) {
    const { props, problems } = readProps(asked);
    // A principal that JavaScript leaves out is a finding at synth, with all the others.
    const userId = idOf(props.user, props.userId) ?? "";
    super(scope, id, given({ ...assignmentConfig(props), userId }));
    rememberSource(this);
    const access = StackAccess.of(this);
    reportProblems(access, this, problems);
    reportDoubleChoices(access, this, props, ["user", "service", "scope"]);
    reportLostScope(access, this, props);
    reportExpiry(access, this, props);
  }
}
