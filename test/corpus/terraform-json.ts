/** `cdk.tf.json` in parts. */

export interface WrittenElement {
  readonly isData: boolean;
  readonly type: string;
  /** The name in Terraform. */
  readonly name: string;
  /** The path of the construct. */
  readonly path: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface WrittenStack {
  readonly provider: Readonly<Record<string, unknown>>;
  readonly resources: readonly WrittenElement[];
  readonly data: readonly WrittenElement[];
}

type Section = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>
>;

export function readTerraform(text: string): WrittenStack {
  const { provider, resource, data } = JSON.parse(text) as {
    provider: { zidentity: [Record<string, unknown>] };
    resource?: Section;
    data?: Section;
  };
  return {
    provider: provider.zidentity[0],
    resources: elementsOf(false, resource),
    data: elementsOf(true, data),
  };
}

function elementsOf(isData: boolean, section: Section = {}): WrittenElement[] {
  return Object.entries(section).flatMap(([type, byName]) =>
    Object.entries(byName).map(([name, { "//": note, ...attributes }]) => ({
      isData,
      type,
      name,
      path: (note as { metadata: { path: string } }).metadata.path,
      attributes,
    })),
  );
}
