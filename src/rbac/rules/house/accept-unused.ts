import type { AccessRule } from "../rule";
import { acceptReserve, reserveRole } from "./accepted-example";

export const acceptUnused: AccessRule = {
  id: "accept/unused",
  severity: "warning",
  title: "Acceptance of nothing",
  why: "An entry that meets no finding would accept one that appears later without anyone looking at it.",
  fix: "Remove the entry, or correct its rule, principal, role or place.",
  sources: ["P"],
  example: { declared: reserveRole, accept: [acceptReserve, { ...acceptReserve, role: "Resrve" }] },
};
