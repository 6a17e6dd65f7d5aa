/**
 * Where the resources of a Terraform plan or state are written: its JSON has addresses and no lines, so that the headers of
 * blocks are looked for in the files of HCL.
 * Holds no evaluation of HCL: what is between the braces of a block is passed over, but for where a module comes from.
 */
export { placeDeclarations, refuseWithoutFiles } from "./place-declarations";
