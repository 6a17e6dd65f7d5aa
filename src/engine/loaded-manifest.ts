import type { Manifest, ManifestPlaces } from "../manifest";

/** What a desired state is written in, as far as its files tell: a manifest comes from the constructs. */
export type DesiredForm = "cdktf" | "hcl" | "yaml";

/** A manifest and the file that it was read from. */
export interface LoadedManifest {
  readonly file: string;
  readonly manifest: Manifest;
  readonly form: DesiredForm;
  /** Where its parts are written, where the file tells. */
  readonly places?: ManifestPlaces;
  /** Of HCL, the addresses of everything in the root module, data sources too. */
  readonly addresses?: readonly string[];
}
