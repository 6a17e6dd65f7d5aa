const NAMES = ["name", "loginName", "displayName"];

/**
 * An object that somebody else made or deleted while a list was read: like `model`, but for its id and its names.
 * `number` tells one from another.
 */
export function passingRecord(model: unknown, number: number): unknown {
  if (typeof model !== "object" || model === null) return model;
  if ("principal" in model) {
    return { ...model, principal: passingRecord(model.principal, number) };
  }
  const names = NAMES.flatMap((name) => {
    const value: unknown = Reflect.get(model, name);
    return typeof value === "string" ? [[name, `${value} (passing ${number})`] as const] : [];
  });
  const id = `ipassing${String(number).padStart(5, "0")}`;
  return { ...model, ...Object.fromEntries(names), id };
}
