import { z } from "zod";
import {
  type Attribute,
  type Attributes,
  type AttributeType,
  isConfigurable,
  type ReferenceTarget,
} from "../attribute";
import { closedObject } from "./closed-object";

/** What the caller decides about a projection: how an attribute is called there, and how a reference is written. */
export interface ZodForm {
  readonly nameOf: (name: string, attribute: Attribute) => string;
  readonly reference: (to: ReferenceTarget) => z.ZodType;
  /** How a text, a flag, a number, a map or an object is written. */
  readonly plain: (schema: z.ZodType) => z.ZodType;
}

/**
 * A strict zod object of the attributes that a user may set. Words and ranges are left to `validate`, which explains
 * them; the JSON Schema that zod makes of it has them, for editors.
 */
export function toZodObject(
  attributes: Attributes,
  form: ZodForm,
): z.ZodType<Record<string, unknown>> {
  const shape = Object.entries(attributes)
    .filter(([, attribute]) => isConfigurable(attribute))
    .map(([name, attribute]) => {
      const field = toZodField(attribute, form);
      return [
        form.nameOf(name, attribute),
        attribute.mode === "required" ? field : field.optional(),
      ] as const;
    });
  return closedObject(Object.fromEntries(shape));
}

/** One attribute, with its documentation. */
export function toZodField(attribute: Attribute, form: ZodForm): z.ZodType {
  return toZodType(attribute.type, form).meta({ description: descriptionOf(attribute) });
}

function toZodType(type: AttributeType, form: ZodForm): z.ZodType {
  switch (type.kind) {
    case "string":
    case "timestamp":
      return form.plain(z.string());
    case "enum":
      return form.plain(z.string().meta({ enum: [...type.values] }));
    case "bool":
      return form.plain(z.boolean());
    case "number":
      return form.plain(z.number());
    case "reference":
      return form.reference(type.to);
    case "set":
    case "list":
      return z.array(toZodType(type.of, form));
    case "map":
      return form.plain(z.record(z.string(), toZodType(type.of, form)));
    case "object":
      // Unknown keys pass: a mistyped module is explained by the rules, with the name that was meant.
      return form.plain(
        z
          .record(z.string(), type.keyed === true ? form.plain(z.string()) : z.unknown())
          .meta(knownKeys(type.attributes, form)),
      );
  }
}

/** What the JSON Schema of an object says of its keys. */
function knownKeys(attributes: Attributes, form: ZodForm) {
  const properties = Object.entries(attributes).map(([name, attribute]) => {
    const { $schema: _, ...schema } = z.toJSONSchema(toZodField(attribute, form));
    return [name, schema] as const;
  });
  return { properties: Object.fromEntries(properties), additionalProperties: false };
}

/** By natural names nobody writes an id in the place of a reference. */
function descriptionOf({ type, doc }: Attribute): string {
  const isReference =
    type.kind === "reference" || (type.kind === "set" && type.of.kind === "reference");
  return isReference ? doc.text.replace(/^The ids? of the /, "The ") : doc.text;
}
