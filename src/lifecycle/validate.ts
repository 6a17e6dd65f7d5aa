import {
  attributePath,
  type Diagnostic,
  didYouMean,
  errorDiagnostic,
  formatPath,
  type Path,
} from "../diagnostics";
import type { Constraint, Definition, ResourceDefinition } from "../resources";
import { parseInstant } from "../rbac";
import {
  type Attributes,
  type AttributeType,
  isConfigurable,
  isListValue,
  isObjectValue,
  isUnknown,
  type ObjectValue,
  property,
  type Value,
} from "../schema";
import type { Config } from "./values";

/**
 * Everything that can be said of a declaration without a tenant: types, words, constraints, and the rules of the
 * permission model. Unknown values are skipped. Returns all findings; never throws.
 */
export function validate(
  definition: Definition & Pick<ResourceDefinition, "judge">,
  config: Config,
): Diagnostic[] {
  const judged = definition.judge?.(config) ?? [];
  const said = new Set(judged.map(({ path }) => formatPath(path ?? [])));
  const typed = validateAttributes(definition.attributes, config, []).filter(
    ({ path }) => !said.has(formatPath(path ?? [])),
  );
  const constrained = (definition.constraints ?? []).flatMap((constraint) =>
    validateConstraint(constraint, config),
  );
  return [...typed, ...constrained, ...judged];
}

function validateAttributes(attributes: Attributes, object: ObjectValue, at: Path): Diagnostic[] {
  const strangers = Object.keys(object).filter((name) => !Object.hasOwn(attributes, name));
  const known = Object.entries(attributes)
    .filter(([, attribute]) => isConfigurable(attribute))
    .flatMap(([name, attribute]) => {
      const path = [...at, ...attributePath(name)];
      const value = property(object, name);
      if (value === null) return attribute.mode === "required" ? [missing(name, path)] : [];
      return validateType(attribute.type, value, path);
    });
  return [...strangers.map((name) => unknownAttribute(name, attributes, at)), ...known];
}

function missing(name: string, path: Path): Diagnostic {
  return errorDiagnostic(`${name} is missing`, `${name} is required and is not set.`, {
    path,
    ruleId: "declaration/missing-attribute",
    fix: `Set ${name}.`,
  });
}

function unknownAttribute(name: string, attributes: Attributes, at: Path): Diagnostic {
  const hint = didYouMean(name, Object.keys(attributes));
  return errorDiagnostic(
    `Unknown attribute ${JSON.stringify(name)}`,
    `There is no attribute ${JSON.stringify(name)} here.${hint}`,
    {
      path: [...at, ...attributePath(name)],
      ruleId: "declaration/unknown-attribute",
      fix: "Correct the name, or remove it.",
    },
  );
}

function validateType(type: AttributeType, value: Value, path: Path): Diagnostic[] {
  if (isUnknown(value)) return [];
  switch (type.kind) {
    case "string":
      return typeof value === "string" ? validateLength(type, value, path) : [wrong("text", path)];
    case "reference":
      return typeof value === "string" && value !== "" ? [] : [wrong("an id", path)];
    case "timestamp":
      return isInstant(value) ? [] : [notATime(value, path)];
    case "bool":
      return typeof value === "boolean" ? [] : [wrong("true or false", path)];
    case "number":
      return validateNumber(type, value, path);
    case "enum":
      return typeof value === "string" && type.values.includes(value)
        ? []
        : [notOneOf(type.values, value, path)];
    case "set":
      return isListValue(value) ? validateSet(type, value, path) : [wrong("a list", path)];
    case "list":
      return isListValue(value)
        ? value.flatMap((item, index) => validateType(type.of, item, [...path, { index }]))
        : [wrong("a list", path)];
    case "map":
      return isObjectValue(value) ? validateMap(type, value, path) : [wrong("a map", path)];
    case "object":
      return isObjectValue(value)
        ? validateAttributes(type.attributes, value, path)
        : [wrong("an object", path)];
  }
}

function validateMap(
  type: AttributeType & { kind: "map" },
  map: ObjectValue,
  path: Path,
): Diagnostic[] {
  return Object.entries(map).flatMap(([key, item]) => {
    const at = [...path, { key }];
    const found = validateType(type.of, item, at);
    const lowerCase = type.wireCase === "upper";
    return lowerCase && found.length === 0 ? validateLowerCase(key, item, at) : found;
  });
}

/** What is read back is in lower case, and would differ from what is declared for ever. */
function validateLowerCase(key: string, value: Value, path: Path): Diagnostic[] {
  if (![key, value].some((text) => typeof text === "string" && text !== text.toLowerCase()))
    return [];
  return [
    errorDiagnostic(
      `${formatPath(path)} is not in lower case`,
      "Keys and values are written in lower case here; the API's capitals are put in on the way.",
      {
        path,
        ruleId: "declaration/not-lower-case",
        fix: `Write ${key.toLowerCase()} = ${typeof value === "string" ? JSON.stringify(value.toLowerCase()) : "…"}.`,
      },
    ),
  ];
}

function validateSet(
  type: AttributeType & { kind: "set" },
  items: readonly Value[],
  path: Path,
): Diagnostic[] {
  const least = type.minItems ?? 0;
  if (items.length < least) return [wrong(`at least ${least} of them`, path)];
  // A set has no positions that a person could find: the findings stay on the set.
  return items.flatMap((item) => validateType(type.of, item, path));
}

function validateLength(
  { minLength = 0, trimmed }: AttributeType & { kind: "string" },
  text: string,
  path: Path,
): Diagnostic[] {
  if (text.trim().length < minLength) return [wrong("a text that is not empty", path)];
  if (trimmed === true && text.trim() !== text) {
    return [wrong("a text without white space at its ends", path)];
  }
  return [];
}

function validateNumber(
  { min, above, integer }: AttributeType & { kind: "number" },
  value: Value,
  path: Path,
): Diagnostic[] {
  const fits =
    typeof value === "number" &&
    (min === undefined || value >= min) &&
    (above === undefined || value > above) &&
    (integer !== true || Number.isInteger(value));
  if (fits) return [];
  const least = min === undefined ? "" : ` of at least ${min}`;
  const bound = above === undefined ? least : ` above ${above}`;
  return [wrong(`a${integer === true ? " whole" : ""} number${bound}`, path)];
}

function wrong(wanted: string, path: Path): Diagnostic {
  const name = formatPath(path);
  return errorDiagnostic(`${name} has the wrong value`, `${name} must be ${wanted}.`, {
    path,
    ruleId: "declaration/wrong-value",
    fix: `Give ${name} ${wanted}.`,
  });
}

function isInstant(value: Value): boolean {
  return typeof value === "string" && parseInstant(value) !== undefined;
}

function notATime(value: Value, path: Path): Diagnostic {
  const name = formatPath(path);
  const given = typeof value === "string" ? `${JSON.stringify(value)} is not one` : "it is not one";
  return errorDiagnostic(
    `${name} is not a time`,
    `${name} must be a time in the form of RFC 3339, with seconds and an offset; ${given}.`,
    {
      path,
      ruleId: "declaration/not-a-time",
      fix: `Write ${name} as in "2026-06-30T18:00:00Z" or "2026-06-30T20:00:00+02:00".`,
    },
  );
}

function notOneOf(values: readonly string[], value: Value, path: Path): Diagnostic {
  const name = formatPath(path);
  const hint = typeof value === "string" ? didYouMean(value, values) : "";
  return errorDiagnostic(
    `${name} cannot be ${JSON.stringify(value)}`,
    `${name} must be one of ${values.join(", ")}.${hint}`,
    {
      path,
      ruleId: "declaration/wrong-value",
      fix: `Set ${name} to one of ${values.join(", ")}.`,
    },
  );
}

function validateConstraint(constraint: Constraint, config: Config): Diagnostic[] {
  switch (constraint.kind) {
    case "exactly_one_of":
      return exactlyOneOf(constraint.attributes, config);
    case "not_beside":
      return notBeside(constraint.beside, constraint.attributes, config);
  }
}

function exactlyOneOf(attributes: readonly string[], config: Config): Diagnostic[] {
  const values = attributes.map((name) => property(config, name));
  const set = values.filter((value) => value !== null);
  const names = attributes.join(" and ");
  if (set.length === 0) {
    const detail = `One of ${names} must be set, and none is.`;
    return [
      errorDiagnostic(`None of ${names} is set`, detail, {
        ruleId: "declaration/not-exactly-one",
        fix: `Set one of ${names}.`,
      }),
    ];
  }
  if (set.length === 1 || values.some(isUnknown)) return [];
  return [
    errorDiagnostic(`Both ${names} are set`, `Exactly one of ${names} may be set.`, {
      path: attributePath(attributes.find((name) => property(config, name) !== null) ?? ""),
      ruleId: "declaration/not-exactly-one",
      fix: `Remove all but one of ${names}.`,
    }),
  ];
}

function notBeside(attribute: string, others: readonly string[], config: Config): Diagnostic[] {
  if (property(config, attribute) === null) return [];
  return others
    .filter((name) => property(config, name) !== null)
    .map((name) =>
      errorDiagnostic(
        `${name} beside ${attribute}`,
        `${attribute} alone says which one is meant.`,
        {
          path: attributePath(name),
          ruleId: "declaration/said-twice",
          fix: `Remove ${name}, or ${attribute}.`,
        },
      ),
    );
}
