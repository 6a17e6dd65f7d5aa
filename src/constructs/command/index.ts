/**
 * How the command treats what a stack declares: what it may remove, what it passes over, what it never does unasked.
 * Holds no judgement: that is the engine's.
 */
export {
  type CommandSettings,
  configureCommand,
  type IgnoredPart,
  type TenantPart,
} from "./configure-command";
