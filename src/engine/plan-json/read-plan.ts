import { z } from "zod";
import { DiagnosticsError, errorDiagnostic } from "../../diagnostics";

const values = z.record(z.string(), z.unknown());

const change = z.object({
  address: z.string(),
  module_address: z.string().optional(),
  mode: z.string(),
  type: z.string(),
  name: z.string(),
  /** `registry.terraform.io/zidentity-iac/zidentity`. */
  provider_name: z.string().optional(),
  deposed: z.string().optional(),
  change: z.object({
    actions: z.array(z.string()),
    before: z.unknown().optional(),
    after: z.unknown(),
    after_unknown: z.unknown(),
  }),
});

/** What an argument is made of: a constant, or the things that it refers to. */
const expression = z.object({
  constant_value: z.unknown().optional(),
  references: z.array(z.string()).optional(),
});

/** Blocks and lists of them stand among the expressions as well; none of ours has any. */
const expressions = z.record(z.string(), z.unknown());

const configuredResource = z.object({
  mode: z.string(),
  type: z.string(),
  name: z.string(),
  expressions: expressions.optional(),
});

export interface ConfiguredModule {
  readonly resources?: readonly z.infer<typeof configuredResource>[] | undefined;
  readonly module_calls?:
    | Readonly<
        Record<
          string,
          {
            readonly expressions?: Readonly<Record<string, unknown>> | undefined;
            readonly module?: ConfiguredModule | undefined;
          }
        >
      >
    | undefined;
}

const configuredModule: z.ZodType<ConfiguredModule> = z.lazy(() =>
  z.object({
    resources: z.array(configuredResource).optional(),
    module_calls: z
      .record(
        z.string(),
        z.object({ expressions: expressions.optional(), module: configuredModule.optional() }),
      )
      .optional(),
  }),
);

const stateResource = z.object({
  mode: z.string(),
  type: z.string(),
  name: z.string().optional(),
  values: values.optional(),
});

export interface StateModule {
  readonly resources?: readonly z.infer<typeof stateResource>[] | undefined;
  readonly child_modules?: readonly StateModule[] | undefined;
  readonly address?: string | undefined;
}

const stateModule: z.ZodType<StateModule> = z.lazy(() =>
  z.object({
    resources: z.array(stateResource).optional(),
    child_modules: z.array(stateModule).optional(),
    address: z.string().optional(),
  }),
);

const plan = z.object({
  format_version: z.string(),
  resource_changes: z.array(change).default([]),
  prior_state: z
    .object({ values: z.object({ root_module: stateModule.optional() }).optional() })
    .optional(),
  configuration: z
    .object({
      provider_config: z
        .record(
          z.string(),
          z.object({ full_name: z.string().optional(), expressions: expressions.optional() }),
        )
        .optional(),
      root_module: configuredModule.optional(),
    })
    .optional(),
});

export type Plan = z.infer<typeof plan>;
export type PlannedChange = z.infer<typeof change>;
export type Expressions = z.infer<typeof expressions>;

/** Whether a document is the JSON of a Terraform plan or state, or of something else of Terraform that is taken for one. */
export function isTerraformJson(document: unknown): boolean {
  return typeof document === "object" && document !== null && "format_version" in document;
}

/** Throws DiagnosticsError for a document that is no plan of a form that this version reads. */
export function readPlan(document: unknown, file: string): Plan {
  const parsed = plan.safeParse(document);
  const isThere = typeof document === "object" && document !== null;
  if (
    !parsed.success ||
    !isThere ||
    !("resource_changes" in document || "planned_values" in document)
  )
    throw noPlan(file, parsed.error);
  if (!parsed.data.format_version.startsWith("1.")) throw otherForm(file, parsed.data);
  return parsed.data;
}

/** The references of one argument, and its value when it is a constant. */
export function readExpression(expressions: Expressions | undefined, name: string) {
  const parsed = expression.safeParse(expressions?.[name]);
  return parsed.success ? parsed.data : undefined;
}

function noPlan(file: string, error: z.ZodError | undefined): DiagnosticsError {
  const [issue] = error?.issues ?? [];
  const where = issue === undefined ? "" : ` ${issue.path.join(".")}: ${issue.message}.`;
  return new DiagnosticsError([
    errorDiagnostic(
      `${file} is not the JSON of a Terraform plan or state`,
      `A plan has resource_changes, and a state that is not empty has values.${where}`,
      {
        fix: "Write it with: terraform plan -out p && terraform show -json p > plan.json; or, of a state: terraform show -json > state.json",
      },
    ),
  ]);
}

function otherForm(file: string, { format_version: version }: Plan): DiagnosticsError {
  return new DiagnosticsError([
    errorDiagnostic(
      `${file} has the form ${version}`,
      "This command reads the plans of Terraform and OpenTofu whose format_version begins with 1.",
      { fix: "Update zidentity-iac." },
    ),
  ]);
}
