/**
 * The rules about the house's own rules and about `accept` entries: inert data, one rule a file.
 * Holds no evaluation (that is `src/rbac/house-rules/`).
 */
import type { AccessRule } from "../rule";
import { acceptExpired } from "./accept-expired";
import { acceptIncomplete } from "./accept-incomplete";
import { acceptUnused } from "./accept-unused";
import { policyInvalid } from "./policy-invalid";
import { policyUnknownModule } from "./policy-unknown-module";

export const HOUSE_RULES: readonly AccessRule[] = [
  policyInvalid,
  policyUnknownModule,
  acceptIncomplete,
  acceptExpired,
  acceptUnused,
];
