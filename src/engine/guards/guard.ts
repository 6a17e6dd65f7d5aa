import type { Diagnostic } from "../../diagnostics";
import type { Manifest } from "../../manifest";
import type { TenantReader } from "../../tenant";

/** What no run does unless it names the guard. The names are those of `--allow`. */
export const GUARDS = [
  "last-admin",
  "own-access",
  "break-glass",
  "removals",
  "emptied-scope",
  "escalation",
] as const;
export type GuardName = (typeof GUARDS)[number];

/** What a guard looks at: the tenant as it is, and as the plan makes it. */
export interface Guarded {
  readonly before: TenantReader;
  readonly after: TenantReader;
  readonly manifests: readonly Pick<Manifest, "guards">[];
}

/** What a guard holds a run back for. */
export interface GuardFinding {
  readonly guard: GuardName;
  /** The declaration that it concerns, where there is one. */
  readonly path?: string;
  readonly diagnostic: Diagnostic;
}
