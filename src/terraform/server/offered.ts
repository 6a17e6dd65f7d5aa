import type { Diagnostic } from "../../diagnostics";
import { cannotWrite, missingCapabilities } from "../../lifecycle";
import { type ResourceDefinition, RESOURCES } from "../../resources";
import type { Capability, TenantReader } from "../../tenant";

/** Whether a tenant offers what resources need; each list is asked for at most once a process. */
export class OfferedCapabilities {
  readonly #reader: TenantReader;
  readonly #offered = new Map<Capability, Promise<boolean>>();
  #refusal: Promise<Diagnostic> | undefined;

  constructor(reader: TenantReader) {
    this.#reader = reader;
  }

  /**
   * The explanation where the tenant lacks what a resource needs, the same one for every resource: it names all that
   * the tenant lacks. Undefined where nothing is known to be missing.
   */
  async refusal({ capability }: ResourceDefinition): Promise<Diagnostic | undefined> {
    if (await this.#offers(capability)) return undefined;
    this.#refusal ??= this.#explain();
    return this.#refusal;
  }

  async #explain(): Promise<Diagnostic> {
    const all = [...new Set(RESOURCES.map(({ capability }) => capability))];
    const offered = await Promise.all(all.map((capability) => this.#offers(capability)));
    return cannotWrite(all.filter((_, index) => offered[index] === false));
  }

  #offers(capability: Capability): Promise<boolean> {
    const known = this.#offered.get(capability) ?? isOffered(this.#reader, capability);
    this.#offered.set(capability, known);
    return known;
  }
}

/** Whatever else goes wrong is said where the list is needed. */
async function isOffered(reader: TenantReader, capability: Capability): Promise<boolean> {
  try {
    return (await missingCapabilities(reader, [capability])).size === 0;
  } catch {
    return true;
  }
}
