import { Construct, type IConstruct } from "constructs";
import { DiagnosticsError } from "../../diagnostics";
import {
  type Manifest,
  MANIFEST_VERSION,
  type ManifestScope,
  type NaturalReference,
  parseManifest,
} from "../../manifest";
import type { Group, Service, User } from "../lookups";
import { nameOf } from "../house/names";
import { tenantObject } from "../reading/tenant-object";
import { readProps, reportProblems } from "../read-props";
import { given, hasFields } from "../resource-options";
import { StackAccess } from "../stack-access";

/** A part of the tenant. Every criterion that is given must be met; at least one is. In names `*` stands for any text. */
export interface TenantPart {
  /** Services, as objects or by a name that the tenant has once. */
  readonly services?: readonly (Service | string)[];
  readonly roles?: readonly string[];
  readonly users?: readonly (User | string)[];
  readonly groups?: readonly (Group | string)[];
}

/** Objects of the tenant that are somebody else's. */
export interface IgnoredPart extends TenantPart {
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** The last day, in UTC (`2026-12-31`), or an RFC 3339 time. Default: for ever. */
  readonly until?: string;
}

/** How the command `zidentity` treats what a stack declares. */
export interface CommandSettings {
  /**
   * What it removes of what nobody declares: what lies within one of these parts. Default: nothing.
   */
  readonly authoritativeOver?: readonly TenantPart[];
  /**
   * What it passes over, also in the records that the stack declares. Terraform does not: an exclusive assignment takes
   * it away there.
   */
  readonly ignore?: readonly IgnoredPart[];
  /** Roles that were called otherwise; whoever holds them keeps them. */
  readonly moved?: readonly { readonly from: string; readonly to: string }[];
  /** The accounts for emergencies: no run takes any access from them. */
  readonly breakGlass?: {
    readonly users?: readonly (User | string)[];
    readonly groups?: readonly (Group | string)[];
  };
  /** How much one run may remove. Default: 25 percent of all grants, and any number. */
  readonly maxRemovals?: { readonly percent?: number; readonly count?: number };
}

/**
 * Says how `zidentity plan`, `apply` and `drift` treat what the stack of `scope` declares: it is written into the
 * manifest, and Terraform knows nothing of it. Once a stack. What is not of its form is an error at synth.
 */
export function configureCommand(scope: IConstruct, asked: CommandSettings): void {
  const access = StackAccess.of(scope);
  const { props, problems } = readProps(asked);
  reportProblems(access, scope, problems);
  const sections = sectionsOf(props);
  try {
    const text = JSON.stringify(
      {
        ...sections,
        version: MANIFEST_VERSION,
        stack: "",
        resources: [],
      },
      dataAlone,
    );
    const { ownership, ignore, moved, guards } = parseManifest(text, "configureCommand");
    access.configureCommand(given({ ownership, ignore, moved, guards }));
  } catch (error) {
    if (!(error instanceof DiagnosticsError)) throw error;
    for (const diagnostic of error.diagnostics) access.report({ construct: scope, diagnostic });
  }
}

/** A construct where none may stand is an object without fields, and refused as one. */
function dataAlone(_name: string, value: unknown): unknown {
  return Construct.isConstruct(value) ? {} : value;
}

/** What JavaScript gives in the place of a list or an object stays as it is: the form refuses it. */
function sectionsOf(settings: CommandSettings): Partial<Manifest> {
  const { authoritativeOver: over, ignore, moved, breakGlass, maxRemovals } = settings;
  return given({
    ownership:
      over === undefined ? undefined : { mode: "authoritative", over: eachOf(over, partOf) },
    ignore: eachOf(ignore, ({ reason, owner, until, ...part }) =>
      given({ ...partOf(part), reason, owner, until }),
    ),
    moved,
    guards:
      breakGlass === undefined && maxRemovals === undefined
        ? undefined
        : given({ break_glass: breakGlassOf(breakGlass), max_removals: maxRemovals }),
  });
}

function breakGlassOf(breakGlass: CommandSettings["breakGlass"]) {
  if (!hasFields(breakGlass)) return breakGlass;
  return given({
    users: eachOf(breakGlass.users, nameOf),
    groups: eachOf(breakGlass.groups, nameOf),
  });
}

function partOf({ services, roles, users, groups }: TenantPart): ManifestScope {
  return given({
    services: eachOf(services, referenceOf),
    roles,
    users: eachOf(users, nameOf),
    groups: eachOf(groups, nameOf),
  });
}

function eachOf<T, R, L extends readonly T[] | undefined>(
  list: L & (readonly T[] | undefined),
  read: (item: T) => R,
): readonly R[] | Extract<L, undefined> {
  const given: unknown = list;
  if (!Array.isArray(given)) return given as Extract<L, undefined>;
  return (given as readonly T[]).map((item) =>
    typeof item === "string" || hasFields(item) ? read(item) : (item as unknown as R),
  );
}

function referenceOf(service: Service | string): NaturalReference {
  if (typeof service === "string") return service;
  return tenantObject(service, () => ({ id: "" }))?.natural ?? "";
}
