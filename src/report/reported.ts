import type { Diagnostic } from "../diagnostics";
import type { KnownValue } from "../schema";

/** How one object of the desired state stands beside the tenant, or what the tenant holds beside it. */
export type Status =
  | "create"
  | "update"
  | "replace"
  | "remove"
  | "changed"
  | "missing"
  | "ended"
  | "unmanaged"
  | "none";

export interface ReportedAttribute {
  /** With natural names: `roles`, `permissions.users_and_groups`. */
  readonly path: string;
  /** What the tenant holds; null where it holds nothing. */
  readonly actual: KnownValue;
  /** What is declared; null where nothing is. */
  readonly declared: KnownValue;
}

/** One object, with natural names in the place of ids. */
export interface ReportedObject {
  readonly status: Status;
  /** `zidentity_role` */
  readonly resource: string;
  /** `role` */
  readonly title: string;
  /** `Helpdesk`, `Helpdesk on ZIA (zscalerthree.net, Acme West)` */
  readonly name: string;
  /** Where it is declared; absent when nobody declares it. */
  readonly path?: string;
  readonly file?: string;
  /** What differs, or, of an unmanaged object, what it is. */
  readonly attributes: readonly ReportedAttribute[];
  /** What became of it in an apply. */
  readonly outcome?: Outcome;
  /** Why it failed, in one line. */
  readonly error?: string;
  /** The ids that the tenant gave to the requests of an apply. */
  readonly request_ids?: readonly string[];
}

/**
 * `done`: carried out. `failed`: tried. `begun`: a part of it is done. `not_begun`: held back, because something before it
 * failed or the run ended.
 */
export type Outcome = "done" | "failed" | "begun" | "not_begun";

/** A finding and the declaration that it concerns. */
export interface ReportedFinding {
  readonly path?: string;
  readonly diagnostic: Diagnostic;
}

export interface Report {
  readonly command: "plan" | "drift" | "validate" | "apply";
  readonly objects: readonly ReportedObject[];
  readonly findings: readonly ReportedFinding[];
}

/** The objects that differ. */
export function differences(report: Report): readonly ReportedObject[] {
  return report.objects.filter(({ status }) => status !== "none");
}
