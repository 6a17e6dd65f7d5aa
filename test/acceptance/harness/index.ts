/**
 * Drives the real `terraform` (or `tofu`) with the provider built from this checkout, against an embedded tenant.
 * Holds no expectation about what the product does: those are the tests'.
 */
export { describeWithTerraform, programOrThrow } from "./describe-with-terraform";
export { findProgram } from "./find-program";
export { freePort, startHtmlServer } from "./loopback";
export { installedProvider } from "./provider-mirror";
export { freshFolder } from "./run-folder";
export { runProgram } from "./run-program";
export { type Diagnostic, type Report, TerraformRun } from "./terraform-run";
export { startTenant, type Tenant, withTenant } from "./tenant";
