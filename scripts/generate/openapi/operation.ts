import { DEFAULT_PAGE, LARGEST_PAGE, type Operation, type OperationId } from "../../../src/tenant";
import type { Payload } from "./payloads";
import { type RecordName, referenceTo } from "./records";

type Json = Readonly<Record<string, unknown>>;

const ASSUMED =
  "The vendor does not publish this operation, and a tenant may not offer it: it then answers 404 without an error " +
  "body of ZIdentity, 405 or 501.";

/** One operation as the document has it. */
export function describeOperation(id: OperationId, operation: Operation, payload: Payload): Json {
  const { availability, capability, summary, path } = operation;
  const parameters = [
    ...pathParameters(path),
    ...(operation.answers === "page" ? PAGING : []),
    ...(payload.filters ?? []).map(filter),
    ...(payload.versioned === "if-match" ? [IF_MATCH] : []),
  ];
  return {
    operationId: id,
    summary,
    ...(availability === "assumed" ? { description: ASSUMED } : {}),
    tags: [capability],
    "x-availability": availability,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(payload.body === undefined
      ? {}
      : { requestBody: { required: true, content: json(refer(payload.body)) } }),
    responses: {
      [operation.success]: success(operation, payload),
      ...Object.fromEntries(
        failures(operation, payload).map((status) => [
          status,
          { $ref: `#/components/responses/${FAILURES[status].name}` },
        ]),
      ),
    },
  };
}

/** Every way in which the API refuses, by status. */
export const FAILURES = {
  400: { name: "Invalid", description: "The request is not valid." },
  401: { name: "Unauthorized", description: "No token, or one that is not accepted any more." },
  403: { name: "Forbidden", description: "Not allowed, or more than the caller holds itself." },
  404: { name: "NotFound", description: "There is no such object." },
  409: { name: "Conflict", description: "A name is taken, a role in use, or somebody else wrote." },
  412: { name: "PreconditionFailed", description: "The object is not the one of `If-Match`." },
  429: { name: "TooManyRequests", description: "Too many requests: see `Retry-After`." },
} as const;

type FailureStatus = keyof typeof FAILURES;

function failures({ method, path, answers }: Operation, payload: Payload): FailureStatus[] {
  const writes = method !== "GET";
  return [
    ...(payload.body !== undefined || answers === "page" || writes ? ([400] as const) : []),
    401,
    403,
    ...(path.includes("{") ? ([404] as const) : []),
    ...(writes ? ([409] as const) : []),
    ...(payload.versioned === "if-match" ? ([412] as const) : []),
    429,
  ];
}

function success({ answers }: Operation, { record, versioned }: Payload): Json {
  if (record === undefined) return { description: "Done; there is no body." };
  const schemas: Record<Operation["answers"], Json> = {
    page: pageOf(record),
    list: { type: "array", items: refer(record) },
    record: refer(record),
    nothing: {},
  };
  return {
    description: "Success.",
    ...(versioned === undefined ? {} : { headers: { ETag: ETAG } }),
    content: json(schemas[answers]),
  };
}

const ETAG = {
  description: "The record's version, where the tenant sends one.",
  schema: { type: "string" },
};

const COUNT = { type: "integer", minimum: 0 };

function pageOf(record: RecordName): Json {
  return {
    type: "object",
    properties: {
      pageOffset: COUNT,
      pageSize: COUNT,
      totalRecord: { ...COUNT, description: "The total, under one of its two names." },
      results_total: { ...COUNT, description: "The total, under one of its two names." },
      next_link: {
        type: "string",
        description: "Names another host and path. Never follow it, and never send it a token.",
      },
      records: { type: "array", items: refer(record) },
    },
    required: ["pageOffset", "pageSize", "records"],
  };
}

const PAGING = [
  {
    name: "offset",
    in: "query",
    description: "How many records to leave out. Default 0.",
    schema: { type: "integer", minimum: 0, default: 0 },
  },
  {
    name: "limit",
    in: "query",
    description: `How many records to answer. Default ${DEFAULT_PAGE}, at most ${LARGEST_PAGE}.`,
    schema: { type: "integer", minimum: 1, maximum: LARGEST_PAGE, default: DEFAULT_PAGE },
  },
];

const IF_MATCH = {
  name: "If-Match",
  in: "header",
  description:
    "The `ETag` that was read: the write is refused when somebody else has written since.",
  schema: { type: "string" },
};

function filter(name: string): Json {
  return {
    name,
    in: "query",
    description: "Narrows the list. Tenants have been seen to ignore filters: check what came.",
    schema: { type: "string" },
  };
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

export function json(schema: Json): Json {
  return { "application/json": { schema } };
}

export function refer(record: RecordName): Json {
  return { $ref: referenceTo(record) };
}
