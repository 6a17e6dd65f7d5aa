import type { IConstruct } from "constructs";
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
import { given } from "../resource-options";
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
export function configureCommand(scope: IConstruct, settings: CommandSettings): void {
  const access = StackAccess.of(scope);
  const sections = sectionsOf(settings);
  try {
    const text = JSON.stringify({
      ...sections,
      version: MANIFEST_VERSION,
      stack: "",
      resources: [],
    });
    const { ownership, ignore, moved, guards } = parseManifest(text, "configureCommand");
    access.configureCommand(given({ ownership, ignore, moved, guards }));
  } catch (error) {
    if (!(error instanceof DiagnosticsError)) throw error;
    for (const diagnostic of error.diagnostics) access.report({ construct: scope, diagnostic });
  }
}

function sectionsOf(settings: CommandSettings): Partial<Manifest> {
  const { authoritativeOver: over, ignore, moved, breakGlass, maxRemovals } = settings;
  return given({
    ownership: over === undefined ? undefined : { mode: "authoritative", over: over.map(partOf) },
    ignore: ignore?.map(({ reason, owner, until, ...part }) =>
      given({ ...partOf(part), reason, owner, until }),
    ),
    moved,
    guards:
      breakGlass === undefined && maxRemovals === undefined
        ? undefined
        : given({
            break_glass:
              breakGlass === undefined
                ? undefined
                : given({
                    users: breakGlass.users?.map(nameOf),
                    groups: breakGlass.groups?.map(nameOf),
                  }),
            max_removals: maxRemovals,
          }),
  });
}

function partOf({ services, roles, users, groups }: TenantPart): ManifestScope {
  return given({
    services: services?.map(referenceOf),
    roles,
    users: users?.map(nameOf),
    groups: groups?.map(nameOf),
  });
}

function referenceOf(service: Service | string): NaturalReference {
  if (typeof service === "string") return service;
  return tenantObject(service, () => ({ id: "" }))?.natural ?? "";
}
