import type { Path } from "../diagnostics";
import type { Value } from "../schema";
import type { Planned, State } from "./values";

/** One attribute that differs. Values of a set are compared without order. */
export interface AttributeChange {
  readonly path: Path;
  readonly before: Value;
  readonly after: Value;
  /** True when this difference cannot be made in place. */
  readonly forcesReplacement: boolean;
}

/** What happens to one object. Every renderer prints this one value. */
export type Change =
  | {
      readonly action: "create";
      readonly planned: Planned;
      readonly attributes: readonly AttributeChange[];
    }
  | {
      readonly action: "update" | "replace";
      readonly prior: State;
      readonly planned: Planned;
      readonly attributes: readonly AttributeChange[];
    }
  | {
      readonly action: "delete";
      readonly prior: State;
      readonly attributes: readonly AttributeChange[];
    }
  | { readonly action: "none"; readonly prior: State | null; readonly attributes: readonly [] };

export type Action = Change["action"];
