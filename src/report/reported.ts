import type { Diagnostic, SourcePlace } from "../diagnostics";
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
  /** It may be as declared or not: the tenant does not tell. No difference that is known. */
  | "unverified"
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
  /** Where it is written, where that is known. */
  readonly source?: SourcePlace;
  /** What differs, or, of an unmanaged object, what it is. */
  readonly attributes: readonly ReportedAttribute[];
  /** What there is to say besides, such as why it is not verified; a sentence without its full stop. */
  readonly note?: string;
  /** What became of it in an apply. */
  readonly outcome?: Outcome;
  /** Why it failed, in one line. */
  readonly error?: string;
  /** The ids that the tenant gave to the requests of an apply. */
  readonly request_ids?: readonly string[];
}

/**
 * `done`: carried out. `failed`: tried. `begun`: a part of it is done, or may be. `not_begun`: held back, because something before it
 * failed or the run ended.
 */
export type Outcome = "done" | "failed" | "begun" | "not_begun";

/** A finding and the declaration that it concerns. */
export interface ReportedFinding {
  readonly path?: string;
  readonly diagnostic: Diagnostic;
}

/** How a tenant was read that offers what the vendor documents and no more. */
export interface ReportedDocumentedMode {
  /** The capabilities that it lacks. */
  readonly missing: readonly string[];
  readonly usersRead: number;
  readonly allUsers: boolean;
  readonly adminEntitlements: ReportedReading;
  readonly serviceEntitlements: ReportedReading;
}

/** Whether the entitlements of a user show what groups give him. */
export type ReportedReading = "effective" | "direct" | "unknown";

/** How many grants there are, and how many are as declared; those that are ignored are counted apart. */
export interface ReportedCounts {
  readonly managed: number;
  readonly total: number;
  readonly percent: number;
  readonly ignored: number;
}

export interface ReportedCoverage extends ReportedCounts {
  /** True in documented mode: of what can be seen, which is not all that is granted. */
  readonly partial?: boolean;
  readonly by_service: readonly (ReportedCounts & { readonly service: string })[];
}

/** What the tenant holds, nobody declares, and somebody answers for. */
export interface ReportedIgnored extends Pick<
  ReportedObject,
  "resource" | "title" | "name" | "attributes"
> {
  readonly reason: string;
  readonly owner: string;
  readonly until?: string;
}

/** The kinds of drift, as `--only` has them. */
export const DRIFT_KINDS = ["changed", "missing", "unmanaged", "expired"] as const;
export type DriftKind = (typeof DRIFT_KINDS)[number];

export interface Report {
  readonly command: "plan" | "drift" | "validate" | "apply";
  /** The files of the desired state. */
  readonly files?: readonly string[];
  /** Absent where it is not known. */
  readonly coverage?: ReportedCoverage;
  readonly ignored?: readonly ReportedIgnored[];
  /** The kinds that were asked for; absent where all were. Others are not among the objects. */
  readonly only?: readonly DriftKind[];
  /** Absent where the tenant offers everything, or none was read. */
  readonly documented?: ReportedDocumentedMode | undefined;
  readonly objects: readonly ReportedObject[];
  readonly findings: readonly ReportedFinding[];
}

/** The objects that are known to differ. */
export function differences(report: Report): readonly ReportedObject[] {
  return report.objects.filter(({ status }) => status !== "none" && status !== "unverified");
}

/** The kind of drift that an object is; undefined for what is none. */
export function driftKind({ status }: Pick<ReportedObject, "status">): DriftKind | undefined {
  switch (status) {
    case "changed":
    case "missing":
    case "unmanaged":
      return status;
    case "ended":
      return "expired";
    default:
      return undefined;
  }
}
