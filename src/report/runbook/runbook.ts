import type { PrincipalKind } from "../../rbac";
import type { ReportedFinding } from "../reported";

/** What is to be done by hand in the admin portal, and what there is to say of it. */
export interface Runbook {
  /** The names of the desired states. */
  readonly from: readonly string[];
  /** When the tenant was read; RFC 3339. */
  readonly at: string;
  readonly tasks: readonly RunbookTask[];
  /** Without errors: nobody follows steps for a state that cannot be reached. */
  readonly findings: readonly ReportedFinding[];
}

export type RunbookTask = RunbookRole | RunbookHolding;

export interface RunbookService {
  readonly id: string;
  readonly title: string;
  readonly label: string;
  readonly product: string;
  readonly own: boolean;
}

export interface RunbookRole {
  readonly kind: "role";
  readonly action: "add" | "edit" | "compare" | "delete";
  readonly path: string;
  readonly name: string;
  readonly newName?: string;
  readonly description: string | null;
  readonly levels: ReadonlyMap<string, string>;
  readonly before?: ReadonlyMap<string, string>;
}

export interface RunbookHolding {
  readonly kind: "roles" | "service";
  readonly action: "assign" | "change" | "remove";
  readonly path: string;
  readonly doubt?: string | undefined;
  readonly principal: { readonly kind: PrincipalKind; readonly name: string };
  readonly service: RunbookService;
  readonly roles: readonly string[];
  readonly keeps: readonly string[];
  readonly scope?: string | undefined;
  readonly changesScope?: boolean;
  /** When the access is declared to end. */
  readonly until?: string | undefined;
}

/** A heading of the runbook, and what is checked off below it. */
export interface Step {
  readonly title: string;
  readonly lines: readonly string[];
  /** The declarations that it carries out. */
  readonly paths: readonly string[];
}
