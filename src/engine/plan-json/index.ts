/**
 * The JSON of a Terraform plan (`terraform show -json`) as a manifest, so that the rules across declarations judge
 * configurations that were written in HCL.
 * Holds no rule and no reading of files.
 */
export { configuredAt } from "./configured";
export { manifestOfTerraform, manifestsOfPlan } from "./manifest-of-plan";
export { isTerraformJson } from "./read-plan";
export { rootAddresses } from "./root-addresses";
