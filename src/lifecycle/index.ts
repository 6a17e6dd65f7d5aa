/**
 * The life of one object, whoever drives it: validate, propose, diff, check, apply, observe. Terraform and the engine
 * differ only in where the prior state comes from.
 * Holds no resource by name, no HTTP and no Terraform protocol.
 */
export * from "./apply";
export * from "./capabilities";
export * from "./change";
export * from "./check";
export * from "./diff";
export * from "./explain-refusal";
export * from "./observe";
export * from "./propose";
export { isEnded } from "./time-bound";
export * from "./validate";
export * from "./values";
