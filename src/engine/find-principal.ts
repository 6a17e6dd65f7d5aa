import { didYouMean, DiagnosticsError, errorDiagnostic } from "../diagnostics";
import type { PrincipalKind } from "../rbac";
import { usersDisplayedAs } from "../resources";
import type { TenantReader } from "../tenant";

/** A user or a group of the tenant. */
export interface FoundPrincipal {
  readonly kind: PrincipalKind;
  readonly id: string;
  /** The login name, or the group's name. */
  readonly name: string;
  /** Of a user, where the tenant tells: whether it is active. */
  readonly active?: boolean | undefined;
}

/**
 * The one user or group, or the one of a kind, with this login name (in any case), group name or id. Throws
 * DiagnosticsError.
 */
export async function findPrincipal(
  reader: TenantReader,
  word: string,
  wanted?: PrincipalKind,
): Promise<FoundPrincipal> {
  const [users, groups] = await Promise.all([reader.users(), reader.groups()]);
  const everybody: readonly FoundPrincipal[] = [
    ...users.map(({ id, loginName, status }) => ({
      kind: "user" as const,
      id,
      name: loginName,
      active: status,
    })),
    ...groups.map(({ id, name }) => ({ kind: "group" as const, id, name })),
  ];
  const all = everybody.filter(({ kind }) => wanted === undefined || kind === wanted);
  const byId = all.filter(({ id }) => id === word);
  const matching = byId.length > 0 ? byId : all.filter((one) => isCalled(one, word));
  const [first] = matching;
  if (first !== undefined && matching.length === 1) return first;
  throw first === undefined
    ? nobody(word, all, wanted === "group" ? undefined : usersDisplayedAs(users, word))
    : several(word, matching);
}

function isCalled({ kind, name }: FoundPrincipal, word: string): boolean {
  return kind === "user" ? name.toLowerCase() === word.toLowerCase() : name === word;
}

function nobody(
  word: string,
  all: readonly FoundPrincipal[],
  displayed: ReturnType<typeof usersDisplayedAs>,
): DiagnosticsError {
  const names = all.map(({ name }) => name);
  const hint = displayed === undefined ? didYouMean(word, names) : ` ${displayed.detail}`;
  return new DiagnosticsError([
    errorDiagnostic(
      `No user and no group is called ${JSON.stringify(word)}`,
      `The tenant has neither a user with this login name nor a group with this name.${hint}`,
      { fix: displayed?.fix ?? "Give a login name, a group's name, or an id." },
    ),
  ]);
}

function several(word: string, matching: readonly FoundPrincipal[]): DiagnosticsError {
  const list = matching.map(({ kind, id, name }) => `  - ${id}: ${kind} ${name}`);
  return new DiagnosticsError([
    errorDiagnostic(
      `${matching.length} users and groups are called ${JSON.stringify(word)}`,
      `More than one matches:\n${list.join("\n")}`,
      { fix: "Name the one that you mean by its id." },
    ),
  ]);
}
