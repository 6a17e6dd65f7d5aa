import type { ExportedFile, TenantAsCode } from "../tenant-as-code";
import { notWholeComment } from "../not-whole";
import { importsFile } from "./imports-file";
import type { Module } from "./module-file";
import { mainFile, settings } from "./project-files";
import { StackWriter } from "./stack-writer";

/** The tenant as a CDKTF project: a file for roles, and one for each service and what is held there. */
export function writeCdktf(tenant: TenantAsCode, version: string): readonly ExportedFile[] {
  if (tenant.roles.length + tenant.services.length === 0) return [];
  const writer = new StackWriter();
  const { roles, modules } = modulesOf(tenant, writer);
  const hasImports = writer.imports.length > 0;
  const head = notWholeComment(tenant.partsLeftOut, "//");
  const code = [
    mainFile(modules, { hasRoles: roles !== undefined, hasImports }),
    ...(roles === undefined ? [] : [roles.file]),
    ...modules.map(({ file }) => file),
  ];
  return [
    ...code.map(({ path, text }) => ({ path, text: `${head}${text}` })),
    ...(hasImports ? [importsFile(writer.imports)] : []),
    ...settings(version),
  ];
}

/** A function that makes the roles, and one for each service and what is held there. */
export function modulesOf(
  { roles, services }: TenantAsCode,
  writer: StackWriter,
): { readonly roles: Module | undefined; readonly modules: readonly Module[] } {
  return {
    // Before everything that refers to them.
    roles: roles.length === 0 ? undefined : writer.roles(roles),
    modules: [
      ...services
        .filter(({ grants }) => grants.length > 0)
        .map((service) => writer.assignments(service)),
      ...services
        .filter(({ entitlements }) => entitlements.length > 0)
        .map((service) => writer.entitlements(service)),
    ],
  };
}
