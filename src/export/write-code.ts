import type { ExportedFile, TenantAsCode } from "./tenant-as-code";
import { writeHcl } from "./hcl/write-hcl";
import { writeYaml } from "./yaml/write-yaml";

/** The ways in that an export can be written for. */
export const CODE_FORMS = ["cdktf", "hcl", "yaml"] as const;
export type CodeForm = (typeof CODE_FORMS)[number];

const WRITERS: Record<CodeForm, (tenant: TenantAsCode) => readonly ExportedFile[]> = {
  cdktf: writeYaml,
  hcl: writeHcl,
  yaml: writeYaml,
};

export function writeCode(form: CodeForm, tenant: TenantAsCode): readonly ExportedFile[] {
  return WRITERS[form](tenant);
}
