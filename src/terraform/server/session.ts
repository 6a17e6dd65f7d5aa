import { type Diagnostic, DiagnosticsError, errorDiagnostic } from "../../diagnostics";
import type { Deployer } from "../../rbac";
import { callerDeployer, declaredDeployer, type ResourceDefinition } from "../../resources";
import type { KnownObject, ObjectValue } from "../../schema";
import type { TenantPort } from "../../tenant";
import type { Logger } from "../wire";
import { OfferedCapabilities } from "./offered";

/** What the provider needs from outside: wired together in `main.ts`, and in tests. */
export interface ProviderDependencies {
  /** Opens the tenant that a provider configuration names. Throws DiagnosticsError, or what `explain` explains. */
  readonly connect: (settings: KnownObject, signal: AbortSignal) => Promise<TenantPort>;
  /** An error that is meant for the user, as findings; undefined for one that is a mistake of this program. */
  readonly explain: (error: unknown) => readonly Diagnostic[] | undefined;
  /** Whether an error is the tenant's answer to somebody who may not. */
  readonly isRefusal: (error: unknown) => boolean;
  /** Whether an error is one of the tenant as a whole, which each object after it meets as well. */
  readonly isOfTenant?: (error: unknown) => boolean;
  readonly now: () => Date;
  readonly logger: Logger;
}

/** Who applies the configuration, and how that is known. */
export interface KnownDeployer {
  readonly deployer: Deployer;
  /** `declared`: the configuration says so. `tenant`: he is the API client, by the roles that the tenant tells. */
  readonly knownFrom: "declared" | "tenant";
}

/** Everything that one provider process knows between its calls. */
export class ProviderSession {
  readonly #abort = new AbortController();
  readonly #managedIds = new Set<string>();
  readonly #plannedCreates = new Set<string>();
  readonly #said = new Set<string>();
  readonly #saidWhole = new Set<string>();
  #tenant: TenantPort | undefined;
  #offered: OfferedCapabilities | undefined;
  #declaredDeployer: Deployer | undefined;
  #caller: Promise<Deployer | undefined> | undefined;
  #configurationUnknown = false;

  constructor(readonly dependencies: ProviderDependencies) {}

  /** Signs in. Throws what the connection throws. */
  async configure(settings: KnownObject): Promise<void> {
    this.#tenant = await this.dependencies.connect(settings, this.#abort.signal);
    this.#caller = undefined;
    this.#offered = new OfferedCapabilities(this.#tenant);
  }

  /** Terraform does not know the provider's configuration yet: planning goes on without a tenant. */
  configureLater(): void {
    this.#configurationUnknown = true;
  }

  /** The tenant, or undefined while Terraform does not know the configuration. */
  tryTenant(): TenantPort | undefined {
    return this.#tenant;
  }

  tenant(): TenantPort {
    if (this.#tenant !== undefined) return this.#tenant;
    throw new DiagnosticsError([
      errorDiagnostic(
        "The provider is not configured",
        this.#configurationUnknown
          ? "Its configuration depends on values that are known after apply, so that the tenant cannot be read now."
          : "Terraform asked for the tenant before it configured the provider.",
        { fix: "Give the provider block values that are known at plan." },
      ),
    ]);
  }

  /** Why nothing of this kind can be managed in the tenant; undefined where it can, or no tenant is known yet. */
  async refusal(definition: ResourceDefinition): Promise<Diagnostic | undefined> {
    return this.#offered?.refusal(definition);
  }

  /** Remembers the deployer that a provider configuration declares, for the resources that come after it. */
  declareDeployer(settings: ObjectValue): void {
    this.#declaredDeployer = declaredDeployer(settings);
  }

  get declaredDeployer(): Deployer | undefined {
    return this.#declaredDeployer;
  }

  /** The declared deployer, else the one that the tenant tells; undefined where neither is. */
  async deployer(): Promise<KnownDeployer | undefined> {
    if (this.#declaredDeployer !== undefined)
      return { deployer: this.#declaredDeployer, knownFrom: "declared" };
    const found = await this.#callerOnce();
    return found === undefined ? undefined : { deployer: found, knownFrom: "tenant" };
  }

  /** Asked once a process, whatever the number of resources; a failure is none, and is asked again. */
  async #callerOnce(): Promise<Deployer | undefined> {
    if (this.#tenant === undefined) return undefined;
    this.#caller ??= callerDeployer(this.#tenant);
    try {
      return await this.#caller;
    } catch (error) {
      this.#caller = undefined;
      throw error;
    }
  }

  /** Ends every request under way. */
  stop(): void {
    this.#abort.abort();
  }

  /** Remembers that Terraform manages this object, so that a plan does not take it for somebody else's. */
  manages(id: string): void {
    this.#managedIds.add(id);
  }

  isManaged(id: string): boolean {
    return this.#managedIds.has(id);
  }

  /** True when this process was asked to plan the making of the same object before: two declarations of one thing. */
  isPlannedTwice(type: string, identity: readonly unknown[]): boolean {
    const key = JSON.stringify([type, identity]);
    if (this.#plannedCreates.has(key)) return true;
    this.#plannedCreates.add(key);
    return false;
  }

  /** An error that each of a thousand objects meets: whole the first time, and from then on a reference to it. */
  wholeOnce(findings: readonly Diagnostic[]): readonly Diagnostic[] {
    return findings.map(({ fix, ...rest }) => {
      const text = `${rest.summary}\n${rest.detail}`;
      if (this.#saidWhole.has(text))
        return {
          ...rest,
          detail: "The same as for another object: see the first of these errors.",
        };
      this.#saidWhole.add(text);
      return fix === undefined ? rest : { ...rest, fix };
    });
  }

  /** The findings that this process has not shown yet: a notice about the tenant is said once a run. */
  firstTime(findings: readonly Diagnostic[]): readonly Diagnostic[] {
    return findings.filter(({ summary }) => {
      if (this.#said.has(summary)) return false;
      this.#said.add(summary);
      return true;
    });
  }
}

/** The id of a state, where it has one. */
export function idOf(state: ObjectValue): string | undefined {
  const id = state["id"];
  return typeof id === "string" ? id : undefined;
}
