import type { AttributeType, Doc, Value } from "../../schema";

export interface FunctionParameter {
  readonly name: string;
  readonly type: AttributeType;
  readonly doc: Doc;
}

/** A function of the provider: pure, so that Terraform may call it in `validate` and in the console. */
export interface FunctionDefinition {
  /** As in `provider::zidentity::<name>`. */
  readonly name: string;
  /** One line without a full stop. */
  readonly summary: string;
  readonly doc: Doc;
  readonly parameters: readonly FunctionParameter[];
  /** Takes every argument after those of `parameters`: none, one or several. */
  readonly variadic?: FunctionParameter;
  readonly returns: AttributeType;
  /** The arguments are known, of the types above, and not null at the top. Throws ArgumentError. */
  readonly call: (args: readonly Value[]) => Value;
}

/** An argument that the function cannot take. The message says what is wrong with it and how to mend it. */
export class ArgumentError extends Error {
  override readonly name = "ArgumentError";

  constructor(
    /** The place of the argument in the call, from 0. */
    readonly argument: number,
    message: string,
  ) {
    super(message);
  }
}
