import { z } from "zod";
import { DiagnosticsError, errorDiagnostic } from "../../../diagnostics";
import { diff, type Planned } from "../../../lifecycle";
import type { ManifestGuards, ManifestIgnore } from "../../../manifest";
import { type ResourceDefinition, resourceNamed } from "../../../resources";
import type { KnownObject } from "../../../schema";
import type { PlanStep, Unchanged } from "../plan-step";
import { PLAN_VERSION, type SavedPlan } from "./saved-plan";
import { sha256 } from "./sha256";
import { withoutMarks } from "./unknown-marks";

const object = z.record(z.string(), z.unknown());
const document = z.strictObject({
  format_version: z.literal(PLAN_VERSION),
  tenant: z.strictObject({ api_url: z.string(), token_url: z.string() }),
  desired: z.strictObject({
    sha256: z.string(),
    files: z.array(z.string()),
    path: z.string().optional(),
  }),
  guards: z.array(z.custom<ManifestGuards>((value) => typeof value === "object" && value !== null)),
  escalates: z.boolean(),
  empties: z.array(z.string()),
  ignore: z.array(z.custom<ManifestIgnore>((value) => typeof value === "object" && value !== null)),
  steps: z.array(
    z.strictObject({
      resource: z.string(),
      reason: z.enum(["declared", "ended", "not_declared"]),
      path: z.string().optional(),
      file: z.string().optional(),
      action: z.enum(["create", "update", "replace", "delete"]),
      prior: object.optional(),
      planned: object.optional(),
    }),
  ),
  unchanged: z.array(
    z.strictObject({ resource: z.string(), path: z.string(), state: object.nullable() }),
  ),
  sha256: z.string(),
});

/** Reads a plan file. Throws DiagnosticsError for one of another form, one that was edited, and one of another version. */
export function readPlanFile(text: string, file: string): SavedPlan {
  const json = jsonOf(text, file);
  const version =
    typeof json === "object" && json !== null && "format_version" in json
      ? json.format_version
      : undefined;
  if (typeof version === "number" && version !== PLAN_VERSION) throw otherVersion(file, version);
  const parsed = document.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw notAPlan(file, issue === undefined ? "" : `${issue.path.join(".")}: ${issue.message}.`);
  }
  const { sha256: seal, ...body } = parsed.data;
  // What is hashed is what was read: a schema may drop a key such as __proto__.
  const { sha256: _seal, ...read } = json as Record<string, unknown>;
  if (sha256(read) !== seal) throw edited(file);
  return {
    tenant: body.tenant,
    desired: body.desired,
    guards: body.guards,
    escalates: body.escalates,
    empties: body.empties,
    ignore: body.ignore,
    steps: body.steps.map((step) => readStep(step, file)),
    unchanged: body.unchanged.map(({ resource, path, state }): Unchanged => ({
      definition: definitionOf(resource, file),
      path,
      state: state as KnownObject | null,
    })),
  };
}

type StepDocument = z.infer<typeof document>["steps"][number];

function readStep(step: StepDocument, file: string): PlanStep {
  const { resource, reason, path, file: declaredIn, prior, planned } = step;
  const definition = definitionOf(resource, file);
  const change = diff(
    definition,
    (prior ?? null) as KnownObject | null,
    planned === undefined ? null : (withoutMarks(planned as Planned) as Planned),
  );
  if (change.action === "none") throw notAPlan(file, `A step on ${path ?? resource} does nothing.`);
  return {
    definition,
    reason,
    ...(path === undefined ? {} : { path }),
    ...(declaredIn === undefined ? {} : { file: declaredIn }),
    change,
  };
}

function definitionOf(resource: string, file: string): ResourceDefinition {
  const definition = resourceNamed(resource);
  if (definition === undefined) throw notAPlan(file, `It has a resource ${resource}.`);
  return definition;
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw notAPlan(file, error instanceof Error ? `${error.message}.` : "");
  }
}

function notAPlan(file: string, detail: string): DiagnosticsError {
  return new DiagnosticsError([
    errorDiagnostic(
      `${file} is not a plan of this command`,
      `A plan is what zidentity plan --out writes. ${detail}`,
      {
        fix: "Write it with: zidentity plan --out FILE. For a desired state, use --manifest.",
      },
    ),
  ]);
}

function edited(file: string): DiagnosticsError {
  return new DiagnosticsError([
    errorDiagnostic(
      `${file} was edited or cut`,
      "Its content is not what its own hash says. A plan is carried out as it was made, or not at all.",
      { fix: "Change the desired state, and plan again." },
    ),
  ]);
}

function otherVersion(file: string, version: number): DiagnosticsError {
  return new DiagnosticsError([
    errorDiagnostic(
      `${file} has version ${version}`,
      `This command carries out plans of version ${PLAN_VERSION}.`,
      { fix: version > PLAN_VERSION ? "Update zidentity-iac." : "Plan again with this version." },
    ),
  ]);
}
