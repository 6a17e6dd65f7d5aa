import type { AccessRule } from "../rule";
import { acceptReserve, reserveRole } from "./accepted-example";

export const acceptIncomplete: AccessRule = {
  id: "accept/incomplete",
  severity: "error",
  title: "Acceptance that is not whole",
  why: "A finding is accepted by somebody, for a reason, for a time, and for a principal, a role or a place.",
  fix: "Complete the entry with rule, reason, owner, until, and one of principal, role and at.",
  sources: ["P"],
  example: { declared: reserveRole, accept: [{ ...acceptReserve, owner: "" }] },
};
