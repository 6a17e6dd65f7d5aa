/**
 * A finding that somebody has answered for. It is told as information until the entry ends; after that it is a finding
 * again. At least one of `principal`, `role` and `at` says which finding is meant.
 */
export interface AcceptEntry {
  /** The id of a rule, of the catalogue or of the house. */
  readonly rule: string;
  /** Login name or group name (or key) of the principal that the finding names. */
  readonly principal?: string | undefined;
  /** Name (or key) of the role that the finding names. */
  readonly role?: string | undefined;
  /** The place of the declaration that the finding concerns. */
  readonly at?: string | undefined;
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** The last day, in UTC (`2026-12-31`), or an RFC 3339 time. */
  readonly until: string;
  /** Where the entry is written, for findings about the entry itself. Default: `accept[<index>]`. */
  readonly place?: string | undefined;
}
