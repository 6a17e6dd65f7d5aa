import { didYouMean, DiagnosticsError, errorDiagnostic } from "../diagnostics";
import type { LiveService } from "./live-keys";

export interface ServiceChoice {
  /** A service's name (all of that name), id, or name with cloud and organisation. Default: all. */
  readonly service?: string | undefined;
  /** A module of ZIdentity: then ZIdentity alone is looked at. Default: all. */
  readonly module?: string | undefined;
}

/** The services that are asked for, ZIdentity itself first. Throws DiagnosticsError when there are none. */
export function selectServices(
  services: readonly LiveService[],
  { service, module }: ServiceChoice,
): readonly LiveService[] {
  const inOrder = [...services].sort((a, b) => Number(b.declared.own) - Number(a.declared.own));
  const chosen = service === undefined ? inOrder : inOrder.filter((one) => isCalled(one, service));
  if (service !== undefined && chosen.length === 0) throw noService(service, inOrder);
  if (module === undefined) return chosen;
  const own = chosen.filter(({ declared }) => declared.own);
  if (own.length === 0) throw noModulesThere(module, service ?? "");
  return own;
}

function isCalled({ entry, declared }: LiveService, word: string): boolean {
  return [entry.service.id, entry.service.name, declared.label].includes(word);
}

function noService(word: string, services: readonly LiveService[]): DiagnosticsError {
  const names = services.flatMap(({ entry, declared }) => [entry.service.name, declared.label]);
  return new DiagnosticsError([
    errorDiagnostic(
      `No service is called ${JSON.stringify(word)}`,
      `The services of this tenant are ${services.map(({ declared }) => declared.label).join("; ")}.${didYouMean(word, names)}`,
      { fix: "Name one of them, or leave --service out." },
    ),
  ]);
}

function noModulesThere(module: string, service: string): DiagnosticsError {
  return new DiagnosticsError([
    errorDiagnostic(
      `${service} has no modules of ZIdentity`,
      `${JSON.stringify(module)} is asked for on ${service}. Levels on modules are of ZIdentity itself; what a role permits on a linked service is that service's own.`,
      { fix: "Leave --module or --service out." },
    ),
  ]);
}
