/**
 * The provider's functions, one a file: inert descriptions and a pure call.
 * Holds nothing that asks a tenant, and no Terraform protocol.
 */
import { effectiveLevel } from "./effective-level";
import type { FunctionDefinition } from "./function-definition";
import { levelAtLeast } from "./level-at-least";
import { parseAssignmentId } from "./parse-assignment-id";

export const FUNCTIONS: readonly FunctionDefinition[] = [
  levelAtLeast,
  effectiveLevel,
  parseAssignmentId,
];

export {
  ArgumentError,
  type FunctionDefinition,
  type FunctionParameter,
} from "./function-definition";
