import type { ConfiguredModule, Expressions, Plan, PlannedChange } from "./read-plan";
import { readExpression } from "./read-plan";

/** Where something is configured: the names of the modules on the way to it, without instance keys. */
export type ModulePath = readonly string[];

export function modulePathOf({
  module_address: address,
}: Pick<PlannedChange, "module_address">): ModulePath {
  if (address === undefined) return [];
  return [...withoutKeys(address).matchAll(/module\.([^.]+)/g)].map(([, name]) => name ?? "");
}

/** `module.a["x.y"].module.b[0]` as `module.a.module.b`. */
function withoutKeys(address: string): string {
  return address.replace(/\[("(?:[^"\\]|\\.)*"|\d+)\]/g, "");
}

/** Where the resource at an address is configured, without instance keys: the modules to it, and `zidentity_role.desk`. */
export function configuredAt(address: string): {
  readonly modules: ModulePath;
  readonly name: string;
} {
  const modules: string[] = [];
  const parts = withoutKeys(address).split(".");
  while (parts[0] === "module") modules.push(...parts.splice(0, 2).slice(1));
  return { modules, name: parts.join(".") };
}

/** A resource or a data source, by where it is configured. */
type Placed = Pick<PlannedChange, "mode" | "type" | "name" | "module_address">;

/** The configuration of a plan: what each argument of each resource was written as. */
export class Configuration {
  readonly #root: ConfiguredModule;

  constructor({ configuration }: Plan) {
    this.#root = configuration?.root_module ?? {};
  }

  /** The arguments of the resource behind a planned instance; undefined where the plan does not tell. */
  argumentsOf(change: Placed): Expressions | undefined {
    const found = this.#module(modulePathOf(change))?.resources?.find(
      ({ mode, type, name }) =>
        mode === change.mode && type === change.type && name === change.name,
    );
    return found === undefined ? undefined : (found.expressions ?? {});
  }

  /**
   * The addresses that an argument refers to, as far as each reference goes, with the inputs of modules followed to where
   * they are given.
   */
  referencesOf(path: ModulePath, expressions: Expressions | undefined, name: string): string[] {
    const references = readExpression(expressions, name)?.references ?? [];
    return references
      .filter((reference) => !references.some((other) => goesFurther(other, reference)))
      .flatMap((reference) => this.#follow(path, reference));
  }

  #follow(path: ModulePath, reference: string): string[] {
    const input = /^var\.([^.[]+)$/.exec(reference)?.[1];
    const call = path.at(-1);
    if (input === undefined || call === undefined) return [`${prefixOf(path)}${reference}`];
    const above = path.slice(0, -1);
    const given = this.#module(above)?.module_calls?.[call]?.expressions;
    return this.referencesOf(above, given, input);
  }

  #module(path: ModulePath): ConfiguredModule | undefined {
    let found: ConfiguredModule | undefined = this.#root;
    for (const name of path) found = found?.module_calls?.[name]?.module;
    return found;
  }
}

/** Terraform lists `a.b.id` and `a.b` for one reference. */
function goesFurther(other: string, reference: string): boolean {
  return other.startsWith(`${reference}.`) || other.startsWith(`${reference}[`);
}

function prefixOf(path: ModulePath): string {
  return path.map((name) => `module.${name}.`).join("");
}
