import { printable } from "../../printable";
import type { AccessDocument, DocumentPrincipal } from "../../access-document/document";

/** What a matrix is about: who administers, or who uses services. */
export type Aspect = "administer" | "use";

/** One principal as the matrix needs it. */
export interface Row {
  /** The place of the principal in the document. */
  readonly place: number;
  readonly principal: DocumentPrincipal;
  /** What a search looks at, in lower case. */
  readonly text: string;
  readonly findings: number;
  readonly drift: number;
  /** Services on which roles are held, and services that may be used. */
  readonly services: Readonly<Record<Aspect, ReadonlySet<number>>>;
  /** More access sorts first. */
  readonly reach: Readonly<Record<Aspect, number>>;
  /** Whether another principal has the same name. */
  readonly ambiguous: boolean;
}

/** A column of the matrix besides the name. */
export type Column =
  | { readonly kind: "module"; readonly index: number; readonly title: string }
  | { readonly kind: "service" | "use"; readonly index: number; readonly title: string };

export function rowsOf(document: AccessDocument): readonly Row[] {
  const names = new Map<string, number>();
  for (const { name } of document.principals) names.set(name, (names.get(name) ?? 0) + 1);
  const findings = countBy(document.desired?.findings ?? []);
  const drift = countBy(document.desired?.drift ?? []);
  const own = document.services.findIndex((service) => service.own);
  const holdsOwn = holdersOn(document, own);
  return document.principals.map((principal, place) => {
    const ways = [place, ...(principal.groups ?? [])];
    const linked = (principal.linked ?? []).map(({ service }) => service);
    const administers = ways.some((way) => holdsOwn.has(way)) ? [own, ...linked] : linked;
    const { uses = [] } = principal;
    const { id, name, display = "" } = principal;
    return {
      place,
      principal,
      text: `${name}\n${printable(name)}\n${display}\n${id}`.toLowerCase(),
      findings: findings.get(place) ?? 0,
      drift: drift.get(place) ?? 0,
      services: { administer: new Set(administers), use: new Set(uses) },
      reach: { administer: reachOf(principal), use: uses.length },
      ambiguous: (names.get(name) ?? 0) > 1,
    };
  });
}

/** Whether the principal holds roles, or may use a service. */
export function holds({ services }: Row, aspect: Aspect): boolean {
  return services[aspect].size > 0;
}

/** Whether somebody may hold, or use, more than the tenant shows: nothing that shows is not nothing then. */
export function isUnread({ principals }: AccessDocument, aspect: Aspect): boolean {
  const field = aspect === "use" ? "uses_unread" : "unread";
  return principals.some((principal) => principal[field] === true);
}

/** The services that somebody could use: ZIdentity itself, which everybody signs in to, where it is given as well. */
export function useColumnsOf({ services, entitlements = [] }: AccessDocument): readonly Column[] {
  const given = new Set(entitlements.map(({ service }) => service));
  return services.flatMap(({ own, label }, index): Column[] =>
    own && !given.has(index) ? [] : [{ kind: "use", index, title: printable(label) }],
  );
}

export function columnsOf({ modules, services }: AccessDocument): readonly Column[] {
  const linked = services.flatMap((service, index): Column[] =>
    service.own ? [] : [{ kind: "service", index, title: printable(service.label) }],
  );
  return [
    ...modules.map(({ title }, index) => ({
      kind: "module" as const,
      index,
      title: printable(title),
    })),
    ...linked,
  ];
}

/** The level of a principal on a module of the document. */
export function levelOf(
  { levels }: AccessDocument,
  { levels: digits }: DocumentPrincipal,
  module: number,
): string {
  return levels[Number(digits[module] ?? "0")] ?? "none";
}

function countBy(items: readonly { readonly principals: readonly number[] }[]) {
  const counts = new Map<number, number>();
  for (const { principals } of items) {
    for (const place of principals) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return counts;
}

function holdersOn({ grants }: AccessDocument, service: number): ReadonlySet<number> {
  return new Set(grants.filter((grant) => grant.service === service).map((one) => one.principal));
}

/** Each stronger level weighs more than any number of weaker ones; then roles on linked services. */
function reachOf({ levels, linked = [] }: DocumentPrincipal): number {
  const base = levels.length + 1;
  let reach = 0;
  for (let digit = 4; digit >= 1; digit -= 1) {
    reach = reach * base + Array.from(levels).filter((one) => one === String(digit)).length;
  }
  return reach * 1000 + linked.reduce((sum, { roles }) => sum + roles.length, 0);
}
