import { Token } from "cdktf";
import { attributePath, type Diagnostic, errorDiagnostic } from "../diagnostics";
import { reckonEnd, showInstant } from "../rbac";
import type { IConstruct } from "constructs";
import type { StackAccess } from "./stack-access";
import { escapeTemplate } from "./template-string";

/** A whole number of minutes, hours, days or weeks: `45m`, `8h`, `30d`, `2w`. A day is 24 hours. */
export type Duration = `${number}${"m" | "h" | "d" | "w"}`;

/** A moment: RFC 3339, such as `2026-06-30T18:00:00Z`, or a `Date`. */
export type Moment = Date | string;

/** When an access ends: at a moment, or some time after a declared start. Neither: it does not end by itself. */
export type Expiry =
  | {
      /** Past it, the next apply takes the access away. */
      readonly expiresAt?: Moment;
      readonly start?: undefined;
      readonly duration?: undefined;
    }
  | {
      readonly expiresAt?: undefined;
      /** From when `duration` counts. It is declared, and never the moment of a synth: each synth gives the same end. */
      readonly start: Moment;
      readonly duration: Duration;
    };

/** What stands in the configuration, and what is wrong with what was given. */
interface ReadExpiry {
  readonly expiresAt?: string;
  readonly problem?: Diagnostic;
}

/**
 * The end as a Terraform template. What cannot be read stays in it as it is, so that an app that skips validations
 * gets an access that no plan accepts, and not one that never ends.
 */
export function readExpiry(expiry: Expiry): ReadExpiry {
  const { expiresAt, start, duration }: Given = expiry;
  if (start === undefined && duration === undefined) {
    return expiresAt === undefined ? {} : { expiresAt: escapeTemplate(show(expiresAt)) };
  }
  const reckoned = reckon({ expiresAt, start, duration });
  if ("end" in reckoned) return { expiresAt: reckoned.end };
  return {
    expiresAt: escapeTemplate(`${show(start)} + ${show(duration)}`),
    problem: errorDiagnostic("The end of the access cannot be reckoned", reckoned.wrong, {
      path: attributePath("expiresAt"),
      ruleId: "assignment/end-not-reckoned",
      fix: 'Give expiresAt, or a start and a duration, such as start: "2026-06-01T08:00:00Z", duration: "8h".',
    }),
  };
}

/** Reports an end that cannot be reckoned, and nothing where it can. */
export function reportExpiry(access: StackAccess, construct: IConstruct, expiry: Expiry): void {
  const { problem } = readExpiry(expiry);
  if (problem !== undefined) access.report({ construct, diagnostic: problem });
}

/** JavaScript may give anything. */
type Given = { readonly [K in keyof Expiry]: unknown };

function reckon({ expiresAt, start, duration }: Given): ReturnType<typeof reckonEnd> {
  if (expiresAt !== undefined)
    return { wrong: "Either expiresAt is given, or start and duration." };
  if (Token.isUnresolved(start)) {
    const wrong = "The start is known to Terraform alone, so that no end can be reckoned from it.";
    return { wrong };
  }
  return reckonEnd(textOf(start), textOf(duration));
}

function textOf(given: unknown): string | undefined {
  return given === undefined ? undefined : show(given);
}

function show(given: unknown): string {
  if (typeof given === "string") return given;
  return given instanceof Date ? showInstant(given) : `(${typeof given})`;
}
