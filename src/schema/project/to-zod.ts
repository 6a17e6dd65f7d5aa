import { z } from "zod";
import {
  type Attribute,
  type Attributes,
  type AttributeType,
  isConfigurable,
  type ReferenceTarget,
} from "../attribute";

/** What the caller decides about a projection: how an attribute is called there, and how a reference is written. */
export interface ZodForm {
  readonly nameOf: (name: string, attribute: Attribute) => string;
  readonly reference: (to: ReferenceTarget) => z.ZodType;
  /** How a text, a flag, a number, a map or an object is written. */
  readonly plain: (schema: z.ZodType) => z.ZodType;
}

/** A strict zod object of the attributes that a user may set. Words and ranges are left to `validate`, which explains them. */
export function toZodObject(
  attributes: Attributes,
  form: ZodForm,
): z.ZodType<Record<string, unknown>> {
  const shape = Object.entries(attributes)
    .filter(([, attribute]) => isConfigurable(attribute))
    .map(([name, attribute]) => {
      const field = toZodType(attribute.type, form);
      return [
        form.nameOf(name, attribute),
        attribute.mode === "required" ? field : field.optional(),
      ] as const;
    });
  return z.strictObject(Object.fromEntries(shape));
}

function toZodType(type: AttributeType, form: ZodForm): z.ZodType {
  switch (type.kind) {
    case "string":
    case "timestamp":
    case "enum":
      return form.plain(z.string());
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
      return form.plain(z.record(z.string(), z.unknown()));
  }
}
