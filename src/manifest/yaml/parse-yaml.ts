import { type Diagnostic, DiagnosticsError, errorDiagnostic, formatLine } from "../../diagnostics";
import { type AcceptEntry, checkPermissions, type PolicyRule } from "../../rbac";
import { type Manifest, MANIFEST_VERSION } from "../format";
import type { Draft } from "./draft";
import { draftAssignment, type Drafted, draftEntitlement, draftRole } from "./draft-access";
import { draftExecutives } from "./draft-executives";
import { explainIssues } from "./explain-issues";
import { type DesiredState, desiredStateForm } from "./form";
import { type ManifestPlaces, namedDrafts, placesOf } from "./manifest-places";
import { readYaml, type YamlContent } from "./read-yaml";
import type { NaturalServiceReference } from "./references";
import type { YamlPath, YamlPlaces } from "./yaml-place";
import { allZiaTenants, ziaTenantsOf } from "./zia-tenants";

/** A desired state that was written in YAML. */
export interface ParsedYaml {
  readonly manifest: Manifest;
  readonly places: ManifestPlaces;
}

/** A file that was understood, before it is known what the others of the same desired state name. */
export interface UnderstoodYaml {
  /** The ZIA tenants that this file names. */
  readonly ziaTenants: readonly NaturalServiceReference[];
  /**
   * `allZiaTenants`: those that the files name together; undefined while one of them cannot be read. Throws
   * DiagnosticsError with all findings.
   */
  toManifest(allZiaTenants: readonly NaturalServiceReference[] | undefined): ParsedYaml;
}

/** Reads a desired state that is one file. Throws as `understandYaml` and `toManifest` do. */
export function parseYaml(text: string, file: string, fallback: string): ParsedYaml {
  const understood = understandYaml(text, file, fallback);
  return understood.toManifest(allZiaTenants([understood.ziaTenants]));
}

/**
 * Reads a desired state in YAML. Its declarations are called `<name>/roles/Helpdesk`, `<name>/assignments/group
 * Helpdesk on ZIA` and so on: by what they are about and not by where they stand, so that an `accept` entry still means
 * the same after lines were moved. `name` is the file's own, or `fallback`.
 * `${…}` is text here, as everything is. Throws DiagnosticsError with all findings, each with its line.
 */
export function understandYaml(text: string, file: string, fallback: string): UnderstoodYaml {
  const content = readYaml(text, file);
  checkVersion(content);
  const parsed = desiredStateForm.safeParse(content.value);
  if (!parsed.success) throw new DiagnosticsError(explainIssues(parsed.error, content));
  const state = parsed.data;
  return {
    ziaTenants: ziaTenantsOf(state),
    toManifest(tenants) {
      const { drafts, problems } = draftAll(state, content.places, tenants);
      const wrong = [...problems, ...wrongLevels(state.deployer, content.places)];
      if (wrong.length > 0) throw new DiagnosticsError(wrong);
      return toManifest(state, drafts, content.places, state.name ?? fallback);
    },
  };
}

/** Before everything else: the fields of a newer form would only be called unknown. */
function checkVersion({ value, places }: YamlContent): void {
  const { version } = value;
  if (version === undefined || version === MANIFEST_VERSION) return;
  const newer = typeof version === "number" && version > MANIFEST_VERSION;
  const summary = `${places.file} has version ${typeof version === "number" ? version : JSON.stringify(version)}`;
  throw new DiagnosticsError([
    errorDiagnostic(summary, `This command reads version ${MANIFEST_VERSION}.`, {
      fix: newer ? "Update zidentity-iac." : `Write version: ${MANIFEST_VERSION}, or leave it out.`,
      place: places.at(["version"]),
    }),
  ]);
}

function draftAll(
  state: DesiredState,
  places: YamlPlaces,
  tenants: readonly NaturalServiceReference[] | undefined,
): Drafted {
  const each = <T>(
    section: string,
    items: readonly T[] | null | undefined,
    draft: (item: T, at: YamlPath, places: YamlPlaces) => Drafted,
  ) => (items ?? []).map((item, index) => draft(item, [section, index], places));
  const all = [
    ...each("roles", state.roles, draftRole),
    ...each("assignments", state.assignments, draftAssignment),
    ...each("entitlements", state.entitlements, draftEntitlement),
    ...each("executive_insights", state.executive_insights, (item, at) =>
      draftExecutives(item, at, places, tenants),
    ),
  ];
  return {
    drafts: all.flatMap(({ drafts }) => drafts),
    problems: all.flatMap(({ problems }) => problems),
  };
}

/** A misspelt module would deny the deployer what he holds. */
function wrongLevels(
  deployer: DesiredState["deployer"],
  places: YamlPlaces,
): readonly Diagnostic[] {
  const levels = new Map(Object.entries(deployer?.permissions ?? {}));
  return checkPermissions(levels)
    .filter(({ ruleId }) => ruleId !== undefined && NAMES.has(ruleId))
    .map((found) => {
      const [step] = found.path ?? [];
      const module = step !== undefined && "attribute" in step ? [step.attribute] : [];
      const place = places.at(["deployer", "permissions", ...module]);
      return {
        ...found,
        path: [{ attribute: "deployer" }, { attribute: "permissions" }, ...(found.path ?? [])],
        place,
      };
    });
}

/** The rules about words; whether the deployer's levels make sense together is not ours to say. */
const NAMES: ReadonlySet<string> = new Set(["role/unknown-module", "role/level-not-offered"]);

function toManifest(
  state: DesiredState,
  drafts: readonly Draft[],
  places: YamlPlaces,
  stack: string,
): ParsedYaml {
  const { deployer, policies, accept, ownership, ignore, moved, guards } = state;
  const named = namedDrafts(drafts, stack, places);
  const placed = <T>(section: string, items: readonly T[] | null | undefined) =>
    items?.map((item, index) => ({ ...item, place: formatLine(places.at([section, index])) }));
  const paths = new Map(named.map(({ local, path }) => [local, path]));
  const sections = {
    deployer,
    policies: placed("policies", policies) as readonly PolicyRule[] | undefined,
    accept: placed(
      "accept",
      accept?.map((entry) => ({ ...entry, at: paths.get(entry.at ?? "") ?? entry.at })),
    ) as readonly AcceptEntry[] | undefined,
    ownership,
    ignore,
    moved,
    guards,
  };
  const manifest = {
    version: MANIFEST_VERSION,
    stack,
    ...withoutUndefined(sections),
    resources: named.map(({ definition, path, declares, at }) => ({
      type: definition.name,
      path,
      declares,
      source: places.at(at),
    })),
  };
  return { manifest: manifest as Manifest, places: placesOf(named, places, state) };
}

function withoutUndefined(sections: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(sections).filter(([, value]) => value !== undefined));
}
