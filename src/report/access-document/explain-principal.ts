import { type CountingRecord, linkedAccess, zidentityAccess } from "../../rbac/access-by-records";
import type { EffectiveAccess } from "../../rbac/effective-access";
import type { LinkedServiceAccess } from "../../rbac/linked-service-access";
import type { Named, Via } from "../../rbac/provenance";
import type { AccessDocument, DocumentGrant } from "./document";

/** The access of one principal on one service, by its place in the document. */
export type PrincipalAccess =
  | { readonly kind: "zidentity"; readonly service: number; readonly access: EffectiveAccess }
  | { readonly kind: "linked"; readonly service: number; readonly access: LinkedServiceAccess };

/** What a document says of records: without what follows from them. */
export type DocumentRecords = Pick<AccessDocument, "services" | "roles" | "grants"> & {
  readonly principals: readonly Pick<
    AccessDocument["principals"][number],
    "id" | "name" | "groups"
  >[];
};

/**
 * Explains principals of a document by the rules of the permission model. Roles are named by their place in the
 * document: `Named.id` is that place as text, so that a role leads back to its record.
 */
export class PrincipalExplainer {
  readonly #document: DocumentRecords;
  readonly #grantsOf = new Map<number, DocumentGrant[]>();

  constructor(document: DocumentRecords) {
    this.#document = document;
    for (const grant of document.grants) {
      const grants = this.#grantsOf.get(grant.principal) ?? [];
      grants.push(grant);
      this.#grantsOf.set(grant.principal, grants);
    }
  }

  /** The records that the principal holds himself. */
  ownGrants(principal: number): readonly DocumentGrant[] {
    return this.#grantsOf.get(principal) ?? [];
  }

  /** ZIdentity itself, and the linked services on which something is held, in the order of the document. */
  explain(principal: number): readonly PrincipalAccess[] {
    const byService = new Map<number, CountingRecord[]>();
    for (const { record, service } of this.#counting(principal)) {
      byService.set(service, [...(byService.get(service) ?? []), record]);
    }
    return this.#document.services.flatMap(({ own }, service): PrincipalAccess[] => {
      const records = byService.get(service) ?? [];
      if (own) return [{ kind: "zidentity", service, access: this.#onZidentity(records) }];
      return records.length === 0
        ? []
        : [{ kind: "linked", service, access: linkedAccess(records) }];
    });
  }

  #onZidentity(records: readonly CountingRecord[]): EffectiveAccess {
    return zidentityAccess(records, (id) => this.#document.roles[Number(id)]?.permissions);
  }

  #counting(principal: number): { record: CountingRecord; service: number }[] {
    const groups = this.#document.principals[principal]?.groups ?? [];
    const ways = [
      { holder: principal, via: undefined, rank: -1 },
      // Groups stand in the order of the tenant, so that the place of one is its rank.
      ...groups.map((group) => ({ holder: group, via: this.#through(group), rank: group })),
    ];
    return ways.flatMap(({ holder, via, rank }) =>
      this.ownGrants(holder).map((grant) => ({
        service: grant.service,
        record: {
          via: via ?? ownVia(grant),
          rank,
          roles: grant.roles.map((role) => this.#named(role)),
          ...scopeOf(grant),
        },
      })),
    );
  }

  #through(group: number): Via {
    const { id = "", name = "" } = this.#document.principals[group] ?? {};
    return { kind: "group", group: { id, name } };
  }

  #named(role: number): Named {
    return { id: String(role), name: this.#document.roles[role]?.name ?? "" };
  }
}

function ownVia({ untold }: DocumentGrant): Via {
  return untold === true ? { kind: "untold" } : { kind: "direct" };
}

function scopeOf({ scope }: DocumentGrant): { readonly scope?: Named } {
  return scope === undefined ? {} : { scope };
}
