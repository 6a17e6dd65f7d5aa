import { tfplugin6 } from "../../../../src/generated/protocol";
import { explainClientError, ForbiddenError, openTenant } from "../../../../src/client";
import { DEMO_CLIENT, type Emulator } from "../../../../src/emulator";
import {
  dataSourceNamed,
  type Definition,
  PROVIDER_DEFINITION,
  resourceNamed,
} from "../../../../src/resources";
import { type KnownObject, type ObjectValue } from "../../../../src/schema";
import type { TenantPort } from "../../../../src/tenant";
import {
  createProviderHandlers,
  type ProviderDependencies,
} from "../../../../src/terraform/server";
import { decodeObject, encodeObject } from "../../../../src/terraform/server/object-type";
import {
  type ProtocolDiagnostic,
  type ProviderHandlers,
  silentLogger,
} from "../../../../src/terraform/wire";
import { lawBreaches } from "./law-of-planned-state";

/** What Terraform's core does with one object, in process: encodes, asks, decodes, and holds the provider to the law. */
export class Core {
  constructor(readonly handlers: ProviderHandlers) {}

  async configure(settings: ObjectValue = {}): Promise<readonly ProtocolDiagnostic[]> {
    const config = encodeObject(PROVIDER_DEFINITION, settings);
    const request = tfplugin6.ConfigureProvider.Request.create({
      terraformVersion: "1.11.4",
      config,
    });
    return (await this.handlers.configureProvider(request)).diagnostics ?? [];
  }

  async validate(typeName: string, config: ObjectValue): Promise<readonly ProtocolDiagnostic[]> {
    const answer = await this.handlers.validateResourceConfig(
      tfplugin6.ValidateResourceConfig.Request.create({
        typeName,
        config: encodeObject(definitionOf(typeName), config),
      }),
    );
    return answer.diagnostics ?? [];
  }

  /** Throws where the plan breaks the law of planned states. */
  async plan(typeName: string, prior: ObjectValue | null, config: ObjectValue | null) {
    const definition = definitionOf(typeName);
    const answer = await this.handlers.planResourceChange(
      tfplugin6.PlanResourceChange.Request.create({
        typeName,
        priorState: encodeObject(definition, prior),
        proposedNewState: encodeObject(definition, config),
        config: encodeObject(definition, config),
      }),
    );
    const planned = decodeObject(definition, answer.plannedState ?? null);
    const diagnostics = answer.diagnostics ?? [];
    const breaches =
      planned === null || config === null ? [] : lawBreaches(definition, prior, config, planned);
    if (breaches.length > 0) throw new Error(breaches.join("\n"));
    return { planned, diagnostics, requiresReplace: answer.requiresReplace ?? [] };
  }

  async apply(typeName: string, prior: ObjectValue | null, planned: ObjectValue | null) {
    const definition = definitionOf(typeName);
    const answer = await this.handlers.applyResourceChange(
      tfplugin6.ApplyResourceChange.Request.create({
        typeName,
        priorState: encodeObject(definition, prior),
        plannedState: encodeObject(definition, planned),
        config: encodeObject(definition, planned),
      }),
    );
    const state = decodeObject(definition, answer.newState ?? null);
    return { state: state as KnownObject | null, diagnostics: answer.diagnostics ?? [] };
  }

  async read(typeName: string, currentState: ObjectValue | null) {
    const definition = definitionOf(typeName);
    const answer = await this.handlers.readResource(
      tfplugin6.ReadResource.Request.create({
        typeName,
        currentState: encodeObject(definition, currentState),
      }),
    );
    const state = decodeObject(definition, answer.newState ?? null);
    return { state: state as KnownObject | null, diagnostics: answer.diagnostics ?? [] };
  }

  async import(typeName: string, id: string) {
    const answer = await this.handlers.importResourceState(
      tfplugin6.ImportResourceState.Request.create({
        typeName,
        id,
      }),
    );
    const imported = (answer.importedResources ?? [])[0];
    const state =
      imported === undefined ? null : decodeObject(definitionOf(typeName), imported.state ?? null);
    return { state, diagnostics: answer.diagnostics ?? [] };
  }

  async readData(typeName: string, config: ObjectValue) {
    const definition = dataSourceNamed(typeName) ?? missing(typeName);
    const answer = await this.handlers.readDataSource(
      tfplugin6.ReadDataSource.Request.create({
        typeName,
        config: encodeObject(definition, config),
      }),
    );
    return {
      state: decodeObject(definition, answer.state ?? null),
      diagnostics: answer.diagnostics ?? [],
    };
  }
}

function definitionOf(typeName: string): Definition {
  return resourceNamed(typeName) ?? missing(typeName);
}

function missing(typeName: string): never {
  throw new Error(`There is no ${typeName}.`);
}

/** A provider over any tenant, configured. */
export async function coreOver(
  tenant: TenantPort,
  more: Partial<ProviderDependencies> = {},
): Promise<Core> {
  const core = new Core(
    createProviderHandlers({
      connect: async () => tenant,
      explain: () => undefined,
      isRefusal: () => false,
      now: () => new Date("2026-06-01T00:00:00Z"),
      logger: silentLogger,
      ...more,
    }),
  );
  await core.configure();
  return core;
}

/** A provider with the real client, as `main.ts` wires them, signed in to an embedded tenant. */
export async function coreOfEmulator(
  { url, tokenUrl }: Emulator,
  client: { readonly id: string; readonly secret: string } = DEMO_CLIENT,
): Promise<Core> {
  const core = new Core(
    createProviderHandlers({
      connect: (settings, signal) => openTenant(settings, {}, { signal }),
      explain: (error) => {
        const explained = explainClientError(error);
        return explained === undefined ? undefined : [explained];
      },
      isRefusal: (error) => error instanceof ForbiddenError,
      now: () => new Date("2026-06-01T00:00:00Z"),
      logger: silentLogger,
    }),
  );
  const diagnostics = await core.configure({
    base_url: url,
    token_url: tokenUrl,
    client_id: client.id,
    client_secret: client.secret,
  });
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return core;
}
