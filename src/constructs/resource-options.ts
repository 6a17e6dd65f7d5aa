import type { ITerraformDependable, TerraformResourceLifecycle } from "cdktf";

/** What every resource takes besides its own attributes. */
export interface ResourceOptions {
  /** What must exist first, beyond that which is referred to anyway. */
  readonly dependsOn?: ITerraformDependable[];
  /** Terraform's own rules for the life of the object, such as `preventDestroy`. */
  readonly lifecycle?: TerraformResourceLifecycle;
}

/** The same without the keys that are undefined: the bindings take `undefined` for a value in some places. */
export function given<T extends object>(props: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(props).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}

/** Whether it is an object with names and values. JavaScript may give anything, and what is none is a finding. */
export function hasFields(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
