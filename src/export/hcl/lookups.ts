import { ZIDENTITY_SERVICE } from "../../tenant";
import { Identifiers, snakeCase } from "../identifiers";
import type {
  ExportedPrincipal,
  ExportedRoleReference,
  ExportedService,
  Named,
} from "../tenant-as-code";
import { block, type Expression, type HclAttribute } from "./block";
import { hclText } from "./text";

/** The data sources that an export needs, each written once. What nothing but an id tells is given by the id. */
export class Lookups {
  readonly #addresses = new Map<string, Expression>();
  readonly #names = new Map<string, Identifiers>();
  readonly #blocks: string[] = [];

  /** `taken` are addresses that are given to nobody. */
  constructor(private readonly taken: readonly string[] = []) {}

  /** All of `lookups.tf`. */
  get text(): string {
    return this.#blocks.join("\n");
  }

  principal({ kind, id, label, name }: ExportedPrincipal): Expression {
    if (name === undefined) return hclText(id);
    const attribute = kind === "user" ? "login_name" : "name";
    return `${this.#address(kind, label, [[attribute, hclText(name)]])}.id`;
  }

  service(service: ExportedService): Expression {
    const address = this.#service(service);
    return address === undefined ? hclText(service.id) : `${address}.id`;
  }

  role({ id, label, name }: ExportedRoleReference, service: ExportedService): Expression {
    if (name === undefined) return hclText(id);
    const ofService = service.own ? undefined : this.service(service);
    const called = service.own ? label : `${label} ${service.label}`;
    return `${this.#address("role", called, [
      ["name", hclText(name)],
      ["service_id", ofService],
    ])}.id`;
  }

  scope({ id, name }: Named, service: ExportedService): Expression {
    const address = this.#service(service);
    if (name === undefined || address === undefined) return hclText(id);
    return `${address}.scopes[${hclText(name)}]`;
  }

  #service({ own, label, spelling }: ExportedService): Expression | undefined {
    if (spelling === undefined) return undefined;
    const { name, cloudName, orgName } = spelling;
    return this.#address("service", label, [
      ["name", hclText(own ? ZIDENTITY_SERVICE : name)],
      ["cloud_name", cloudName === undefined ? undefined : hclText(cloudName)],
      ["org_name", orgName === undefined ? undefined : hclText(orgName)],
    ]);
  }

  #address(kind: string, label: string, attributes: readonly HclAttribute[]): Expression {
    const key = JSON.stringify([kind, attributes]);
    const known = this.#addresses.get(key);
    if (known !== undefined) return known;
    const type = `data.zidentity_${kind}`;
    const names =
      this.#names.get(kind) ?? new Identifiers(snakeCase, namesWithin(type, this.taken));
    this.#names.set(kind, names);
    const name = names.of(label, kind);
    const address = `${type}.${name}`;
    this.#addresses.set(key, address);
    this.#blocks.push(block(`data "zidentity_${kind}" "${name}"`, attributes));
    return address;
  }
}

/** Of addresses such as `data.zidentity_user.ann`, the names of one type. */
export function namesWithin(type: string, addresses: readonly string[]): readonly string[] {
  return addresses
    .filter((address) => address.startsWith(`${type}.`))
    .map((address) => address.slice(type.length + 1));
}
