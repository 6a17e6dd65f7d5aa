/**
 * What a set of samples says about form: types, and which keys an object always has. Where several samples stand in
 * one place (the records of a page, say), a key that one of them lacks is optional.
 */
export type Shape =
  | { readonly kind: "scalar"; readonly types: ReadonlySet<string> }
  | { readonly kind: "list"; readonly item: Shape | undefined }
  | { readonly kind: "object"; readonly keys: ReadonlyMap<string, KeyShape> };

interface KeyShape {
  readonly optional: boolean;
  readonly shape: Shape;
}

/** Keys whose values are maps from names to values, whatever the names. */
const MAPS = new Set(["permissions", "customAttrsInfo"]);

export function shapeOf(samples: readonly unknown[]): Shape | undefined {
  if (samples.length === 0) return undefined;
  if (samples.every((sample) => Array.isArray(sample))) {
    return { kind: "list", item: shapeOf(samples.flat()) };
  }
  if (!samples.every(isObject)) return { kind: "scalar", types: new Set(samples.map(typeOf)) };
  const keys = new Set(samples.flatMap((sample) => Object.keys(sample)));
  const shapes = [...keys].flatMap((key): [string, KeyShape][] => {
    const present = samples.filter((sample) => Object.hasOwn(sample, key));
    const shape = shapeOf(present.map((sample) => sample[key]));
    return shape === undefined ? [] : [[key, { optional: present.length < samples.length, shape }]];
  });
  return { kind: "object", keys: new Map(shapes) };
}

/** Where a value departs from a shape: one line each, with the path. A key that no sample has is a departure too. */
export function departures(value: unknown, shape: Shape | undefined, path = "answer"): string[] {
  if (shape === undefined) return [];
  if (shape.kind === "scalar") {
    return shape.types.has(typeOf(value)) ? [] : [`${path} is ${typeOf(value)}`];
  }
  if (shape.kind === "list") {
    if (!Array.isArray(value)) return [`${path} is ${typeOf(value)}, not a list`];
    return value.flatMap((item, index) => departures(item, shape.item, `${path}[${index}]`));
  }
  if (!isObject(value)) return [`${path} is ${typeOf(value)}, not an object`];
  return [
    ...[...shape.keys].flatMap(([key, { optional, shape: inner }]) => {
      if (!Object.hasOwn(value, key)) return optional ? [] : [`${path}.${key} is missing`];
      return MAPS.has(key)
        ? mapDepartures(value[key], `${path}.${key}`)
        : departures(value[key], inner, `${path}.${key}`);
    }),
    ...Object.keys(value).flatMap((key) =>
      shape.keys.has(key) ? [] : [`${path}.${key} is in no sample`],
    ),
  ];
}

function mapDepartures(value: unknown, path: string): string[] {
  return isObject(value) ? [] : [`${path} is ${typeOf(value)}, not an object`];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "list" : typeof value;
}
