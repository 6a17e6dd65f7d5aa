import type { AccessRule } from "../rule";
import { acceptReserve, reserveRole } from "./accepted-example";

export const acceptExpired: AccessRule = {
  id: "accept/expired",
  severity: "error",
  title: "Acceptance that has ended",
  why: "What was accepted for a time has to be mended or answered for again.",
  fix: "Mend the finding, or let the owner accept it for a further time.",
  sources: ["P"],
  example: { declared: reserveRole, accept: [{ ...acceptReserve, until: "2026-05-31" }] },
};
