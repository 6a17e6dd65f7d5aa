import { TerraformDataSource, type TerraformElement, TerraformResource, Token } from "cdktf";
import {
  dataZidentityGroup,
  dataZidentityRole,
  dataZidentityService,
  dataZidentityUser,
  role,
} from "../../generated/bindings";
import type { NaturalReference, NaturalService } from "../../manifest";
import type { ReferenceTarget } from "../../schema";
import { ZIDENTITY_SERVICE } from "../../tenant";
import { literalText } from "../template-string";
import { rawValues, render } from "./raw-values";

/** What a reference points to, by the name under which people know it. */
export interface TenantObject {
  readonly target: ReferenceTarget;
  readonly natural: NaturalReference;
  /** Of a role: the service whose role it is. */
  readonly service?: NaturalReference;
}

/** Reads a reference within the stack of the element that is looked at. */
export type ReadReference = (raw: unknown) => NaturalReference;

/**
 * The object that an element of the configuration stands for and others refer to: a look-up, or a role that is
 * declared. Undefined for every other element.
 */
export function tenantObject(
  element: TerraformElement,
  readReference: ReadReference,
): TenantObject | undefined {
  if (TerraformDataSource.isTerraformDataSource(element)) {
    return LOOKED_UP[element.terraformResourceType]?.(element, readReference);
  }
  if (!TerraformResource.isTerraformResource(element)) return undefined;
  if (element.terraformResourceType !== role.Role.tfResourceType) return undefined;
  return { target: "role", natural: named(element, "name"), service: ZIDENTITY_SERVICE };
}

/** The expression with which Terraform refers to the id of an element. */
export function idExpression(element: TerraformElement): string {
  const isData = TerraformDataSource.isTerraformDataSource(element);
  const type =
    isData || TerraformResource.isTerraformResource(element) ? element.terraformResourceType : "";
  return `\${${isData ? "data." : ""}${type}.${element.friendlyUniqueId}.id}`;
}

type Reader = (element: TerraformDataSource, readReference: ReadReference) => TenantObject;

const LOOKED_UP: Readonly<Record<string, Reader>> = {
  [dataZidentityUser.DataZidentityUser.tfResourceType]: (element) => ({
    target: "user",
    natural: named(element, "login_name"),
  }),
  [dataZidentityGroup.DataZidentityGroup.tfResourceType]: (element) => ({
    target: "group",
    natural: named(element, "name"),
  }),
  [dataZidentityService.DataZidentityService.tfResourceType]: (element) => ({
    target: "service",
    natural: service(element),
  }),
  [dataZidentityRole.DataZidentityRole.tfResourceType]: (element, readReference) => {
    const of = rawValues(element)("service_id");
    return {
      target: "role",
      natural: named(element, "name"),
      service: of === undefined ? ZIDENTITY_SERVICE : readReference(of),
    };
  },
};

/** By name, else by id, else by the expression of its id: one of the three it always has. */
function named(element: TerraformDataSource | TerraformResource, attribute: string) {
  const values = rawValues(element);
  const name = knownText(element, values(attribute));
  if (name !== undefined) return name;
  const id = TerraformDataSource.isTerraformDataSource(element)
    ? knownText(element, values("id"))
    : undefined;
  return id === undefined ? { expression: idExpression(element) } : { id };
}

function service(element: TerraformDataSource): NaturalReference {
  const natural = named(element, "name");
  if (typeof natural !== "string") return natural;
  const values = rawValues(element);
  const [cloud, org] = [values("cloud_name"), values("org_name")];
  if (cloud === undefined && org === undefined) return natural;
  const cloudName = knownText(element, cloud);
  const orgName = knownText(element, org);
  const isUnknown =
    (cloud !== undefined && cloudName === undefined) ||
    (org !== undefined && orgName === undefined);
  if (isUnknown) return { expression: idExpression(element) };
  return {
    name: natural,
    ...(cloudName === undefined ? {} : { cloud_name: cloudName }),
    ...(orgName === undefined ? {} : { org_name: orgName }),
  } satisfies NaturalService;
}

function knownText(element: TerraformElement, raw: unknown): string | undefined {
  const rendered = Token.isUnresolved(raw) ? render(element, raw) : raw;
  return typeof rendered === "string" ? literalText(rendered) : undefined;
}
