/** Where something stands in what a person wrote. */
export interface SourcePlace {
  /** As it was named, or relative to the folder of the run; with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column?: number;
}

/** `access.yaml:12` */
export function formatLine({ file, line }: SourcePlace): string {
  return `${file}:${line}`;
}

/** `access.yaml:12:5`, which editors and terminals open. */
export function formatPlace(place: SourcePlace): string {
  return place.column === undefined ? formatLine(place) : `${formatLine(place)}:${place.column}`;
}
