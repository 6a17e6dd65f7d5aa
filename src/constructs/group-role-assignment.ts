import type { Construct } from "constructs";
import { groupRoleAssignment } from "../generated/bindings";
import { type AssignmentOptions, assignmentConfig, reportLostScope } from "./assignment-props";
import { idOf, reportDoubleChoices, type GroupChoice } from "./choices";
import { reportExpiry } from "./expiry";
import { given } from "./resource-options";
import { readProps, reportProblems } from "./read-props";
import { rememberSource } from "./reading/source-place";
import { StackAccess } from "./stack-access";

export type GroupRoleAssignmentProps = AssignmentOptions & GroupChoice;

/** The roles that the members of a user group hold on a service: ZIdentity itself or a linked one. */
export class GroupRoleAssignment extends groupRoleAssignment.GroupRoleAssignment {
  constructor(scope: Construct, id: string, asked: GroupRoleAssignmentProps) {
    const { props, problems } = readProps(asked);
    // A principal that JavaScript leaves out is a finding at synth, with all the others.
    const groupId = idOf(props.group, props.groupId) ?? "";
    super(scope, id, given({ ...assignmentConfig(props), groupId }));
    rememberSource(this);
    const access = StackAccess.of(this);
    reportProblems(access, this, problems);
    reportDoubleChoices(access, this, props, ["group", "service", "scope"]);
    reportLostScope(access, this, props);
    reportExpiry(access, this, props);
  }
}
