import { type KnownObject, requiredString } from "../../schema";
import type { TenantReader } from "../../tenant";
import type {
  AdoptionAsCode,
  ExportedEdit,
  ExportedGrant,
  ExportedRole,
  TenantAsCode,
} from "../tenant-as-code";
import { asCode } from "./as-code";
import type { Found } from "./declarable";

/** A declaration that is to say what the tenant has. */
export interface FoundEdit extends Pick<ExportedEdit, "where" | "task" | "definition"> {
  /** What the tenant has. */
  readonly state: KnownObject;
  /** The attributes to say anew. */
  readonly changed: readonly string[];
}

/** What is to be added to a desired state, and changed in it, by the names that the tenant has. */
export async function readAdoptionAsCode(
  reader: TenantReader,
  additions: readonly Found[],
  edits: readonly FoundEdit[],
): Promise<AdoptionAsCode> {
  const added = await asCode(reader, additions);
  const toSet = edits.filter(({ changed }) => changed.length > 0);
  const held = await asCode(reader, toSet, { besides: added.roles });
  const leftOut = [...added.leftOut, ...held.leftOut];
  const objects = byId(held);
  return {
    added: { ...added, leftOut },
    edits: edits.map((edit) => {
      const { where, task, definition, state, changed } = edit;
      const object = changed.length > 0 ? objects.get(requiredString(state, "id")) : undefined;
      const said = object === undefined ? {} : pick(object, changed);
      const without = object === undefined ? [] : changed.filter((name) => !saysIt(said, name));
      return { where, ...(task === undefined ? {} : { task }), definition, ...said, without };
    }),
  };
}

type Said = Pick<ExportedEdit, "role" | "grant" | "service">;
type FieldName = keyof ExportedRole | keyof ExportedGrant;

/** What each attribute is in an export. */
const FIELDS: ReadonlyMap<string, FieldName> = new Map<string, FieldName>([
  ["name", "name"],
  ["description", "description"],
  ["permissions", "permissions"],
  ["other_permissions", "otherPermissions"],
  ["role_ids", "roles"],
  ["scope_id", "scope"],
  ["exclusive", "exclusive"],
]);

function byId({ roles, services }: TenantAsCode): ReadonlyMap<string, Said> {
  return new Map<string, Said>([
    ...roles.map((role) => [role.id, { role }] as const),
    ...services.flatMap((service) =>
      service.grants.flatMap((grant) =>
        grant.importId === undefined ? [] : [[grant.importId, { grant, service }] as const],
      ),
    ),
  ]);
}

/** Only what is to be said anew, and is not empty. */
function pick({ role, grant, service }: Said, changed: readonly string[]): Said {
  const wanted = new Set<string>(changed.map((name) => FIELDS.get(name) ?? ""));
  const part = <T extends object>(object: T): Partial<T> =>
    Object.fromEntries(
      Object.entries(object).filter(
        ([name, value]) => wanted.has(name) && !(Array.isArray(value) && value.length === 0),
      ),
    ) as Partial<T>;
  return {
    ...(role === undefined ? {} : { role: part(role) }),
    ...(grant === undefined ? {} : { grant: part(grant) }),
    ...(service === undefined ? {} : { service }),
  };
}

function saysIt({ role, grant }: Said, name: string): boolean {
  const field = FIELDS.get(name);
  return field !== undefined && field in (role ?? grant ?? {});
}
