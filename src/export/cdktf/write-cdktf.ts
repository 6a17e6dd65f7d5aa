import type { ExportedFile, TenantAsCode } from "../tenant-as-code";
import { notWholeComment } from "../not-whole";
import { importsFile, mainFile, settings } from "./project-files";
import { StackWriter } from "./stack-writer";

/** The tenant as a CDKTF project: a file for roles, and one for each service and what is held there. */
export function writeCdktf(
  { roles, services, partsLeftOut }: TenantAsCode,
  version: string,
): readonly ExportedFile[] {
  if (roles.length + services.length === 0) return [];
  const writer = new StackWriter();
  const rolesFile = roles.length === 0 ? [] : [writer.roles(roles)];
  const modules = [
    ...services
      .filter(({ grants }) => grants.length > 0)
      .map((service) => writer.assignments(service)),
    ...services
      .filter(({ entitlements }) => entitlements.length > 0)
      .map((service) => writer.entitlements(service)),
  ];
  const hasImports = writer.imports.length > 0;
  const head = notWholeComment(partsLeftOut, "//");
  const code = [
    mainFile(modules, { hasRoles: roles.length > 0, hasImports }),
    ...rolesFile,
    ...modules.map(({ file }) => file),
  ];
  return [
    ...code.map(({ path, text }) => ({ path, text: `${head}${text}` })),
    ...(hasImports ? [importsFile(writer.imports)] : []),
    ...settings(version),
  ];
}
