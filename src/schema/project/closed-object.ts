import { z } from "zod";
import { didYouMean } from "../../diagnostics";

/**
 * A strict zod object that names the field that was probably meant. The message of unknown fields has a line for each
 * of them, in the order of the issue's `keys`.
 */
export function closedObject<S extends z.core.$ZodLooseShape>(
  shape: S,
): z.ZodObject<S, z.core.$strict> {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? unknownFields(issue.keys, Object.keys(shape))
        : undefined,
  });
}

function unknownFields(keys: unknown, known: readonly string[]): string {
  const unknown: readonly unknown[] = Array.isArray(keys) ? keys : [];
  return unknown
    .map((key) => `Unknown field ${JSON.stringify(key)}.${didYouMean(String(key), known)}`)
    .join("\n");
}
