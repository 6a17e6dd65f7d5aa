import { type Diagnostic, errorDiagnostic } from "../diagnostics";
import {
  type Capability,
  CapabilityMissingError,
  type TenantReader,
  ZIDENTITY_SERVICE,
} from "../tenant";

/** What is done with the objects of a capability, in words; of those that a tenant may lack. */
const WORDS: Partial<Record<Capability, string>> = {
  roles: "reading and writing roles",
  admin_entitlements: "reading and writing who holds roles through groups, and on which service",
  service_entitlements: "reading and writing who may use which service",
};

/** Those of the capabilities that the tenant does not offer: one list each is asked for. Throws what the reader throws. */
export async function missingCapabilities(
  reader: TenantReader,
  needed: Iterable<Capability>,
): Promise<ReadonlySet<Capability>> {
  const asked = [...new Set(needed)];
  const states = await Promise.all(asked.map((capability) => isMissing(reader, capability)));
  return new Set(asked.filter((_, index) => states[index]));
}

async function isMissing(reader: TenantReader, capability: Capability): Promise<boolean> {
  try {
    await probe(reader, capability);
    return false;
  } catch (error) {
    if (error instanceof CapabilityMissingError) return true;
    throw error;
  }
}

/** By the list that whoever compares needs anyway. */
async function probe(reader: TenantReader, capability: Capability): Promise<void> {
  if (capability === "roles") await reader.roles();
  if (capability !== "admin_entitlements" && capability !== "service_entitlements") return;
  const services = await reader.services();
  const own = services.find(({ service }) => service.name === ZIDENTITY_SERVICE) ?? services[0];
  if (own === undefined) return;
  const { id } = own.service;
  await (capability === "admin_entitlements" ? reader.grants(id) : reader.entitlements(id));
}

/** The one explanation for whoever would write what the tenant does not let be written. */
export function cannotWrite(missing: Iterable<Capability>): Diagnostic {
  const lacking = [...missing];
  const what = lacking.map((capability) => WORDS[capability] ?? capability).join("; ");
  return errorDiagnostic(
    "This tenant does not offer the operations that this configuration needs",
    `Missing: ${what}. The vendor does not document these operations, and this tenant does not have them ` +
      `(capabilities ${lacking.join(", ")}). Nothing was written.`,
    {
      ruleId: "tenant/capability-missing",
      fix:
        "See the changes with `zidentity plan`, make them by hand with the steps of `zidentity runbook`, and check them " +
        "with `zidentity drift`: all three work here. So do data sources. `zidentity doctor` shows what the tenant offers.",
    },
  );
}
