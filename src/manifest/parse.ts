import { z } from "zod";
import { didYouMean, type Diagnostic, DiagnosticsError, errorDiagnostic } from "../diagnostics";
import type { AcceptEntry, PolicyRule } from "../rbac";
import { type Definition, resourceNamed, RESOURCES } from "../resources";
import type { ReferenceTarget } from "../schema";
import { toZodObject } from "../schema/project/to-zod";
import { type Manifest, MANIFEST_VERSION, type ManifestResource } from "./format";
import { jsonErrorAt } from "./json-error-at";
import { manifestName } from "./names";
import { stateSections } from "./state-sections";

const byId = z.strictObject({ id: z.string().min(1) });
const byExpression = z.strictObject({ expression: z.string() });
const named = z.union([z.string().min(1), byId, byExpression]);
const serviceByName = z.strictObject({
  name: z.string().min(1),
  cloud_name: z.string().optional(),
  org_name: z.string().optional(),
});
const service = z.union([named, serviceByName]);

const roleOfAnother = z.strictObject({
  name: z.string().min(1),
  service: z.union([z.string().min(1), byId, serviceByName]),
});

/** An object whose fields are judged with everything else, by the rules about house rules and accepted findings. */
const judgedLater = <T>() =>
  z.custom<T>((value) => typeof value === "object" && value !== null && !Array.isArray(value), {
    error: "Invalid input: expected object",
  });

/** A manifest, of whose resources the declared attributes are checked one by one. */
export const envelope = z.strictObject({
  version: z.number(),
  stack: z.string(),
  deployer: z
    .strictObject({
      permissions: z.record(z.string(), z.union([z.string(), byExpression])),
      service_admins: z.array(service).optional(),
    })
    .optional(),
  policies: z.array(judgedLater<PolicyRule>()).optional(),
  accept: z.array(judgedLater<AcceptEntry>()).optional(),
  ...stateSections(service),
  resources: z.array(
    z.strictObject({
      type: z.string(),
      path: z.string(),
      declares: z.record(z.string(), z.unknown()),
      source: z
        .strictObject({
          file: z.string().min(1),
          line: z.number().int().min(1),
          column: z.number().int().min(1).optional(),
        })
        .optional(),
    }),
  ),
});

const REFERENCES: Record<ReferenceTarget, z.ZodType> = {
  user: named,
  group: named,
  role: z.union([named, roleOfAnother]),
  scope: named,
  service,
};

/** Reads a manifest. Throws DiagnosticsError with every problem; `file` is named in each. */
export function parseManifest(text: string, file: string): Manifest {
  const document = parseJson(text, file);
  // Before the shape, which another version may have changed.
  const version = versionOf(document);
  if (version !== undefined && version !== MANIFEST_VERSION) throw otherVersion(version, file);
  const parsed = envelope.safeParse(document);
  if (!parsed.success) throw new DiagnosticsError(explain(parsed.error, file, ""));
  const findings = [
    ...parsed.data.resources.flatMap((resource) => checkResource(resource, file)),
    ...repeatedPaths(parsed.data.resources, file),
  ];
  if (findings.length > 0) throw new DiagnosticsError(findings);
  return parsed.data as Manifest;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DiagnosticsError([
      errorDiagnostic(`${file} is not JSON`, `${reason.replace(/\s+/g, " ")}.`, {
        fix: "Correct it there, or synthesize the stack again.",
        place: { file, ...lineOf(text, jsonErrorAt(text) ?? 0) },
      }),
    ]);
  }
}

/** Undefined where there is none: that is for the form to say. */
function versionOf(document: unknown): number | undefined {
  if (typeof document !== "object" || document === null || !("version" in document)) return;
  return typeof document.version === "number" ? document.version : undefined;
}

/** Both from 1. */
function lineOf(text: string, at: number): { line: number; column: number } {
  const lines = text.slice(0, at).split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

function otherVersion(version: number, file: string): DiagnosticsError {
  const newer = version > MANIFEST_VERSION;
  return new DiagnosticsError([
    errorDiagnostic(
      `${file} has version ${version}`,
      `This command reads version ${MANIFEST_VERSION}.`,
      { fix: newer ? "Update zidentity-iac." : "Synthesize the stack again with this version." },
    ),
  ]);
}

function checkResource(
  { type, path, declares }: z.infer<typeof envelope>["resources"][number],
  file: string,
): Diagnostic[] {
  const definition = resourceNamed(type);
  if (definition === undefined) {
    const hint = didYouMean(
      type,
      RESOURCES.map(({ name }) => name),
    );
    return [
      errorDiagnostic(
        `Unknown resource type ${JSON.stringify(type)}`,
        `${path} in ${file} has a type that this version does not know.${hint}`,
        {
          ruleId: "declaration/unknown-type",
          fix: "Correct the type, or update zidentity-iac.",
        },
      ),
    ];
  }
  const parsed = schemaOf(definition).safeParse(declares);
  return parsed.success ? [] : explain(parsed.error, file, path);
}

const SCHEMAS = new Map<string, z.ZodType>();

export function schemaOf(definition: Definition): z.ZodType {
  const known = SCHEMAS.get(definition.name);
  if (known !== undefined) return known;
  const schema = toZodObject(definition.attributes, {
    nameOf: manifestName,
    reference: (to) => REFERENCES[to],
    plain: (schema) => z.union([schema, byExpression]),
  });
  SCHEMAS.set(definition.name, schema);
  return schema;
}

function repeatedPaths(
  resources: readonly Pick<ManifestResource, "path">[],
  file: string,
): Diagnostic[] {
  const seen = new Set<string>();
  return resources.flatMap(({ path }) => {
    if (!seen.has(path)) {
      seen.add(path);
      return [];
    }
    return [
      errorDiagnostic(`${path} is declared twice`, `${file} holds two resources with this path.`, {
        ruleId: "declaration/repeated-path",
        fix: "Give each declaration a path of its own.",
      }),
    ];
  });
}

function explain(error: z.ZodError, file: string, owner: string): Diagnostic[] {
  return error.issues.map(asFirstForm).map((issue) => {
    const where = [owner, issue.path.join(".")].filter((part) => part !== "").join(": ");
    return errorDiagnostic(
      `${where === "" ? file : where} is not as a manifest has it`,
      `${issue.message} (in ${file}).`,
      {
        ruleId: "declaration/unreadable",
        fix: "Correct it there, or synthesize the stack again.",
      },
    );
  });
}

/** Of a value that may be written in several forms, the complaint of the first: the usual one. */
function asFirstForm(issue: z.core.$ZodIssue): Pick<z.core.$ZodIssue, "message" | "path"> {
  const [first] = issue.code === "invalid_union" ? (issue.errors[0] ?? []) : [];
  return first === undefined
    ? issue
    : { message: first.message, path: [...issue.path, ...first.path] };
}
