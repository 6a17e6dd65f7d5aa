import { writeCdktf } from "./cdktf/write-cdktf";
import { writeHcl } from "./hcl/write-hcl";
import type { ExportedFile, TenantAsCode } from "./tenant-as-code";
import { writeYaml } from "./yaml/write-yaml";

/** The ways in that an export can be written for. */
export const CODE_FORMS = ["cdktf", "hcl", "yaml"] as const;
export type CodeForm = (typeof CODE_FORMS)[number];

const WRITERS: Record<
  CodeForm,
  (tenant: TenantAsCode, version: string) => readonly ExportedFile[]
> = {
  cdktf: writeCdktf,
  hcl: writeHcl,
  yaml: writeYaml,
};

/** The files of an export; `version` is that of the package which a project of it depends on. */
export function writeCode(
  form: CodeForm,
  tenant: TenantAsCode,
  version: string,
): readonly ExportedFile[] {
  return WRITERS[form](tenant, version);
}
