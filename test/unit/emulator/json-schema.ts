/**
 * Checks a value against the part of JSON Schema that the OpenAPI document uses. A keyword that is not known here is
 * an error, so that nothing in a schema goes unchecked unnoticed.
 */
type Schema = Readonly<Record<string, unknown>>;

/** Where a value departs from a schema: one line each, with the path. `root` holds what references lead to. */
export function violations(
  value: unknown,
  schema: unknown,
  root: unknown,
  path = "answer",
): string[] {
  return Object.entries(schema as Schema).flatMap(([keyword, argument]) => {
    const check = KEYWORDS[keyword];
    if (check === undefined) throw new Error(`Keyword ${keyword} is not known here`);
    return check({ value, argument, schema: schema as Schema, root, path });
  });
}

interface Check {
  readonly value: unknown;
  readonly argument: unknown;
  readonly schema: Schema;
  readonly root: unknown;
  readonly path: string;
}

const nothing = (): string[] => [];

const KEYWORDS: Readonly<Record<string, (check: Check) => string[]>> = {
  description: nothing,
  default: nothing,
  $ref: ({ value, argument, root, path }) => violations(value, lookUp(root, argument), root, path),
  type: ({ value, argument, path }) =>
    typeOf(value) === argument || (argument === "number" && typeOf(value) === "integer")
      ? []
      : [`${path} is ${typeOf(value)}, not ${String(argument)}`],
  enum: ({ value, argument, path }) =>
    (argument as unknown[]).includes(value) ? [] : [`${path} is ${JSON.stringify(value)}`],
  minimum: ({ value, argument, path }) =>
    typeof value === "number" && value < Number(argument) ? [`${path} is ${value}`] : [],
  minItems: ({ value, argument, path }) =>
    Array.isArray(value) && value.length < Number(argument) ? [`${path} is too short`] : [],
  items: ({ value, argument, root, path }) =>
    Array.isArray(value)
      ? value.flatMap((item, index) => violations(item, argument, root, `${path}[${index}]`))
      : [],
  required: ({ value, argument, path }) =>
    isObject(value)
      ? (argument as string[])
          .filter((name) => !Object.hasOwn(value, name))
          .map((name) => `${path}.${name} is missing`)
      : [],
  properties: ({ value, argument, root, path }) =>
    isObject(value)
      ? Object.entries(argument as Schema).flatMap(([name, schema]) =>
          Object.hasOwn(value, name)
            ? violations(value[name], schema, root, `${path}.${name}`)
            : [],
        )
      : [],
  propertyNames: ({ value, argument, root, path }) =>
    isObject(value)
      ? Object.keys(value).flatMap((name) => violations(name, argument, root, `${path} (a name)`))
      : [],
  additionalProperties: ({ value, argument, schema, root, path }) => {
    if (!isObject(value)) return [];
    const known = isObject(schema["properties"]) ? schema["properties"] : {};
    const others = Object.entries(value).filter(([name]) => !Object.hasOwn(known, name));
    return others.flatMap(([name, other]) => violations(other, argument, root, `${path}.${name}`));
  },
};

function lookUp(root: unknown, reference: unknown): unknown {
  return String(reference)
    .replace(/^#\//, "")
    .split("/")
    .reduce<unknown>((at, key) => {
      if (isObject(at) && Object.hasOwn(at, key)) return at[key];
      throw new Error(`${String(reference)} leads nowhere`);
    }, root);
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
