import type { Construct } from "constructs";
import { serviceEntitlement } from "../generated/bindings";
import {
  type GroupChoice,
  idOf,
  reportDoubleChoices,
  type ServiceChoice,
  type UserChoice,
  type Without,
} from "./choices";
import { type Expiry, readExpiry, reportExpiry } from "./expiry";
import { given, type ResourceOptions } from "./resource-options";
import { readProps, reportProblems } from "./read-props";
import { rememberSource } from "./reading/source-place";
import { StackAccess } from "./stack-access";

/** A group or a user, never both. */
export type ServiceEntitlementProps = ResourceOptions &
  Expiry &
  ServiceChoice &
  ((GroupChoice & Without<"user" | "userId">) | (UserChoice & Without<"group" | "groupId">));

/** That a user, or the members of a user group, may use a service. */
export class ServiceEntitlement extends serviceEntitlement.ServiceEntitlement {
  constructor(scope: Construct, id: string, asked: ServiceEntitlementProps) {
    const { props, problems } = readProps(asked);
    const { dependsOn, lifecycle } = props;
    const config = {
      groupId: idOf(props.group, props.groupId),
      userId: idOf(props.user, props.userId),
      // A service that JavaScript leaves out is a finding at synth, with all the others.
      serviceId: idOf(props.service, props.serviceId) ?? "",
      expiresAt: readExpiry(props).expiresAt,
      dependsOn,
      lifecycle,
    };
    super(scope, id, given(config));
    rememberSource(this);
    const access = StackAccess.of(this);
    reportProblems(access, this, problems);
    reportDoubleChoices(access, this, props, ["group", "user", "service"]);
    reportExpiry(access, this, props);
  }
}
