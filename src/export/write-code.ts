import { writeCdktfAdoption } from "./cdktf/write-adoption";
import { writeCdktf } from "./cdktf/write-cdktf";
import { writeHclAdoption } from "./hcl/write-adoption";
import { writeHcl } from "./hcl/write-hcl";
import type { AdoptionAsCode, Beside, ExportedFile, TenantAsCode } from "./tenant-as-code";
import { writeYamlAdoption } from "./yaml/write-adoption";
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

const ADOPTION_WRITERS: Record<CodeForm, (adoption: AdoptionAsCode, beside: Beside) => string> = {
  cdktf: writeCdktfAdoption,
  hcl: writeHclAdoption,
  yaml: writeYamlAdoption,
};

/** The text of one file that would accept what a tenant holds, beside a desired state of the same form. */
export function writeAdoption(form: CodeForm, adoption: AdoptionAsCode, beside: Beside): string {
  return ADOPTION_WRITERS[form](adoption, beside);
}
