import { LINKED_SERVICE_REASONS, type ServicePath } from "../../../rbac/linked-service-access";
import type { EffectiveModule, LevelPath } from "../../../rbac/effective-access";
import type { PrincipalKind } from "../../../rbac/access/terms";
import type { Named, Via } from "../../../rbac/provenance";
import type { AccessDocument } from "../../access-document/document";
import type { PrincipalAccess } from "../../access-document/explain-principal";
import {
  STANDINGS,
  unreadText,
  viaText,
  WITHOUT_EFFECT,
  ZIDENTITY_PRECEDENCE,
} from "../../access-words";
import { printable } from "../../printable";
import { el, nameOf } from "./dom";
import { levelMark, levelTitle } from "./level-words";

type OnZidentity = Extract<PrincipalAccess, { kind: "zidentity" }>;
type OnLinked = Extract<PrincipalAccess, { kind: "linked" }>;

/** When the desired state ends a role, by the way it is held. */
export type EndOf = (role: number, groupId: string | undefined) => string | undefined;

/** Everything on ZIdentity itself. */
export function zidentitySection(
  document: AccessDocument,
  { service, access }: OnZidentity,
  endOf: EndOf,
): HTMLElement {
  const held = access.modules.filter(({ level, paths }) => level !== "none" || paths.length > 0);
  const rest = access.modules.length - held.length;
  return el(
    "section",
    {},
    el("h3", {}, nameOf(document.services[service]?.label ?? "")),
    ...(held.length === 0
      ? [el("p", {}, "No level on any module.")]
      : [el("p", { class: "rule" }, ZIDENTITY_PRECEDENCE)]),
    ...held.map((module) => moduleBlock(document, module, endOf)),
    ...(held.length > 0 && rest > 0
      ? [el("p", { class: "rule" }, `${rest} other ${rest === 1 ? "module" : "modules"}: none.`)]
      : []),
    ...unread(access.unreadRoles),
  );
}

/** One module of ZIdentity. */
export function moduleSection(
  document: AccessDocument,
  { access }: OnZidentity,
  place: number,
  endOf: EndOf,
): HTMLElement {
  const key = document.modules[place]?.key ?? "";
  const module = access.modules.find((one) => one.module === key);
  const none: EffectiveModule = {
    module: key,
    known: true,
    level: "none",
    exact: access.unreadRoles.length === 0,
    paths: [],
  };
  return el(
    "section",
    {},
    moduleBlock(document, module ?? none, endOf),
    el("p", { class: "rule" }, ZIDENTITY_PRECEDENCE),
    ...unread(access.unreadRoles),
  );
}

/** A linked service, where one record decides. */
export function linkedSection(
  document: AccessDocument,
  { service, access }: OnLinked,
  kind: PrincipalKind,
  endOf: EndOf,
): HTMLElement {
  const { reason, deciding, overridden } = access;
  return el(
    "section",
    {},
    el("h3", {}, nameOf(document.services[service]?.label ?? "")),
    // A group has but its own record; which one counts is a question of users.
    kind === "user" ? el("p", { class: "rule" }, LINKED_SERVICE_REASONS[reason]) : undefined,
    el(
      "ul",
      { class: "paths" },
      ...(deciding === undefined ? [] : [servicePath(deciding, STANDINGS.decides, endOf)]),
      ...overridden.map((path) => servicePath(path, WITHOUT_EFFECT, endOf)),
    ),
  );
}

function moduleBlock(
  { modules }: AccessDocument,
  { module, level, exact, paths }: EffectiveModule,
  endOf: EndOf,
): HTMLElement {
  const title = modules.find(({ key }) => key === module)?.title ?? module;
  return el(
    "div",
    { class: "module" },
    el(
      "h4",
      {},
      levelMark(level, !exact),
      el("span", {}, nameOf(title)),
      el("span", { class: "level-title" }, levelTitle(level, !exact)),
    ),
    paths.length === 0
      ? el("p", { class: "rule" }, "No role gives a level here.")
      : el("ul", { class: "paths" }, ...paths.map((path) => levelPath(path, endOf))),
  );
}

function levelPath({ role, via, level, standing }: LevelPath, endOf: EndOf): HTMLElement {
  return el(
    "li",
    { class: `path path-${standing}` },
    el("span", { class: "standing" }, STANDINGS[standing]),
    el(
      "span",
      {},
      `${printable(levelTitle(level))} by `,
      el("strong", {}, nameOf(role.name)),
      " ",
      el("bdi", {}, viaText(via)),
    ),
    ...ending(role, via, endOf),
  );
}

function servicePath({ roles, scope, via }: ServicePath, word: string, endOf: EndOf): HTMLElement {
  const names = roles.flatMap((role, index) => [
    ...(index === 0 ? [] : [", "]),
    el("strong", {}, nameOf(role.name)),
  ]);
  return el(
    "li",
    { class: `path path-${word === STANDINGS.decides ? "decides" : "outranked"}` },
    el("span", { class: "standing" }, word),
    el(
      "span",
      {},
      ...names,
      ...(scope === undefined ? [] : [" within ", nameOf(scope.name)]),
      " ",
      el("bdi", {}, viaText(via)),
    ),
    ...roles.flatMap((role) => ending(role, via, endOf)),
  );
}

function ending({ id }: Named, via: Via, endOf: EndOf): readonly HTMLElement[] {
  const at = endOf(Number(id), via.kind === "group" ? via.group.id : undefined);
  return at === undefined
    ? []
    : [el("span", { class: "ends" }, `declared to end ${printable(at)}`)];
}

function unread(roles: readonly { readonly role: Named; readonly via: Via }[]): HTMLElement[] {
  return roles.map(({ role, via }) => el("p", { class: "note" }, unreadText(role, via)));
}
