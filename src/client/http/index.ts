/**
 * One HTTP exchange: deadline, retry, refusal of redirects, and an error for each way in which no answer comes.
 * Knows nothing of tokens, of operations, or of what an answer means.
 */
export { type AnswerFormat, type HttpAnswer, notJsonAnswer, readJson, tryJson } from "./answer";
export { fetchOver } from "./network-fetch";
export { backoff, isGatewayFailure, type RetryPolicy } from "./retry";
export { type HttpRequest, Transport } from "./transport";
export { readVendorError, vendorErrorLine } from "./vendor-error";
