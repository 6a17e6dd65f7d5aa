import type { Manifest, ManifestPlaces } from "../manifest";

/** A manifest and the file that it was read from. */
export interface LoadedManifest {
  readonly file: string;
  readonly manifest: Manifest;
  /** Where its parts are written, where the file tells. */
  readonly places?: ManifestPlaces;
}
