/**
 * The embedded tenant: every operation of the table over real HTTP, with the documents' oddities and refusals, for
 * tests, the demo and trying things out.
 * Holds nothing of the product's client, rules or resources: it must be able to disagree with them.
 */
export { createEmulatorApp, type EmulatorAppOptions } from "./app";
export type { Clock } from "./clock";
export {
  ASSUMED_MISSING,
  CONTROL_PATH,
  FAULT_ORDER,
  FaultInjector,
  type FaultPlan,
  FaultPlanError,
  type FaultPlanInput,
  type FiredCounts,
  readFaultPlan,
} from "./faults";
export {
  DEMO_CLIENT,
  KNOWN_USER,
  LIMITED_CLIENT,
  OWNER,
  PORTAL_CLIENT,
  seedTenant,
  type TenantSize,
} from "./seed";
export { type Emulator, type EmulatorOptions, startEmulator } from "./start";
export { NotLoopbackError, PortInUseError } from "./start-errors";
export {
  StateFileAccessError,
  StateFileBrokenError,
  StateFileVersionError,
} from "./state-file-errors";
export { TenantStore } from "./store";
