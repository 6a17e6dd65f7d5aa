/** A value that Terraform alone can evaluate, as Terraform writes it: `${var.name}`. */
export type Expression = { readonly expression: string };

/** Told from a map that happens to have one key of this name by the form of its text. */
export function isExpression(value: unknown): value is Expression {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  const [[key, text] = []] = entries;
  return (
    entries.length === 1 && key === "expression" && typeof text === "string" && /[$%]\{/.test(text)
  );
}

/** The first expression anywhere in a value, or undefined when all of it is known. */
export function findExpression(value: unknown): Expression | undefined {
  if (isExpression(value)) return value;
  if (typeof value !== "object" || value === null) return undefined;
  for (const item of Object.values(value)) {
    const found = findExpression(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
