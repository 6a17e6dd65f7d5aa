import { type Capability, OPERATIONS, type OperationId } from "./operations";

/** The tenant does not offer an operation that the vendor does not document: said once and clearly. */
export class CapabilityMissingError extends Error {
  override readonly name = "CapabilityMissingError";
  readonly capability: Capability;

  constructor(
    readonly operation: OperationId,
    readonly status: number,
  ) {
    const { method, path, capability } = OPERATIONS[operation];
    super(
      `This tenant does not offer ${method} ${path} (it answered ${status}). ` +
        `The vendor does not document this operation; see docs/api-contract.md for what works without it.`,
    );
    this.capability = capability;
  }
}
