/** Whether a document is the JSON of a Terraform state: `terraform show -json` without a plan. */
export function isState(document: unknown): document is State {
  return (
    typeof document === "object" &&
    document !== null &&
    "values" in document &&
    !("resource_changes" in document || "planned_values" in document)
  );
}

interface State {
  readonly values: unknown;
}

/** A state as the plan that keeps all of it as it is. It has no configuration, so that nothing is known of expressions. */
export function planOfState({ values, ...rest }: State): object {
  return {
    ...rest,
    prior_state: { values },
    resource_changes: resourcesWithin(fieldOf(values, "root_module"), undefined),
  };
}

/** Every resource of a module and of those within it, in the form of a planned change. */
function resourcesWithin(module: unknown, moduleAddress: string | undefined): readonly object[] {
  const resources = listOf(fieldOf(module, "resources")).map((resource) => ({
    ...(typeof resource === "object" ? resource : {}),
    ...(moduleAddress === undefined ? {} : { module_address: moduleAddress }),
    deposed: textOf(fieldOf(resource, "deposed_key")),
    change: { actions: ["no-op"], after: fieldOf(resource, "values"), after_unknown: {} },
  }));
  const children = listOf(fieldOf(module, "child_modules")).flatMap((child) =>
    resourcesWithin(child, textOf(fieldOf(child, "address"))),
  );
  return [...resources, ...children];
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
