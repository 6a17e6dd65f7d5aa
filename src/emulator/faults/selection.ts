import { z } from "zod";
import { type Capability, type HttpMethod, OPERATION_IDS, OPERATIONS } from "../../tenant";

/** The token endpoint, which is no operation of the API: a fault concerns it only where it is named. */
export const TOKEN = "token";

const targets = [TOKEN, ...OPERATION_IDS] as const;
export type Target = (typeof targets)[number];

const capabilities = [...new Set(OPERATION_IDS.map((id): Capability => OPERATIONS[id].capability))];
const methods = ["GET", "POST", "PUT", "DELETE"] as const satisfies readonly HttpMethod[];

const METHOD_OF_TOKEN: HttpMethod = "POST";

/**
 * The requests that a fault concerns: those that fit everything that is given. With nothing given, every request of
 * the API.
 */
export const selection = {
  operations: listOf(targets, "an operation of the API, or token").exactOptional(),
  capabilities: listOf(capabilities, "a capability").exactOptional(),
  methods: listOf(methods, "a method").exactOptional(),
  /** Ids of API clients, so that one caller is disturbed and another is not. */
  clients: z.array(z.string()).min(1, "must not be empty").exactOptional(),
  /** The part of these requests that is hit: 0.05 is one in twenty. Default 1. */
  rate: z.number().min(0).max(1).default(1),
  /** How many of these requests are left alone at first. Default 0. */
  skip: z.int().min(0).default(0),
  /** How often it happens at most. Default: without end. */
  times: z.int().min(1).exactOptional(),
};

type Selection = z.output<z.ZodObject<typeof selection>>;

export function concerns(
  { operations, capabilities: families, methods: wanted, clients }: Selection,
  target: Target,
  caller: string | undefined,
): boolean {
  const { method, capability } =
    target === TOKEN ? { method: METHOD_OF_TOKEN, capability: undefined } : OPERATIONS[target];
  return (
    (operations?.includes(target) ?? target !== TOKEN) &&
    (families === undefined || (capability !== undefined && families.includes(capability))) &&
    (wanted?.includes(method) ?? true) &&
    (clients === undefined || (caller !== undefined && clients.includes(caller)))
  );
}

function listOf<const Word extends string>(words: readonly Word[], what: string) {
  const item = z.enum(words, { error: ({ input }) => `${JSON.stringify(input)} is not ${what}` });
  return z.array(item, "must be a list").min(1, "must not be empty");
}
