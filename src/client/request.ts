import { OPERATIONS, type OperationId } from "../tenant";
import { answerError } from "./answer-error";
import type { TokenSource } from "./auth";
import { AuthenticationError, InvalidIdError } from "./errors";
import { type HttpAnswer, readJson, type Transport, tryJson, vendorErrorLine } from "./http";

export interface CallOptions {
  /** The values of the path's parameters, by name. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** The ETag that the object must still have. */
  readonly ifMatch?: string;
  /**
   * Whether sending it twice is the same as sending it once; default: unless it is a POST. False for a write that
   * would undo what somebody else wrote between a first time that took effect and the second.
   */
  readonly repeatable?: boolean;
  /** By the clock that never goes back: later than this it is not sent any more, nor sent again. */
  readonly sendBefore?: number;
}

/** A success. */
export interface CallAnswer {
  readonly operation: OperationId;
  /** The JSON that came; undefined where the operation answers nothing. */
  readonly body: unknown;
  readonly etag: string | undefined;
  readonly answer: HttpAnswer;
}

/** How often a reading is asked for again whose JSON came cut short or garbled. */
const CUT_READS = 2;

/** Calls operations of the API by their id. */
export class ApiCaller {
  readonly #apiUrl: string;
  readonly #transport: Transport;
  readonly #tokens: TokenSource;

  constructor(apiUrl: string, transport: Transport, tokens: TokenSource) {
    this.#apiUrl = apiUrl;
    this.#transport = transport;
    this.#tokens = tokens;
  }

  /**
   * Resolves on success alone. Throws what `answerError` makes of another status, `AuthenticationError` for a 401
   * that a new token does not mend, `InvalidIdError`, `UnexpectedAnswerError`, and what the transport throws.
   */
  async call(operation: OperationId, options: CallOptions = {}): Promise<CallAnswer> {
    let answer = await this.#sendWithToken(operation, options);
    for (let again = 0; again < CUT_READS && isCutRead(operation, answer); again += 1)
      answer = await this.#sendWithToken(operation, options);
    if (answer.status < 200 || answer.status >= 300) throw answerError(answer, operation);
    const format = OPERATIONS[operation].answers === "nothing" ? "nothing" : "json";
    return {
      operation,
      body: readJson(answer, format),
      etag: answer.headers.get("etag") ?? undefined,
      answer,
    };
  }

  /** A token may be revoked before its time, so a 401 is answered with one new token. */
  async #sendWithToken(operation: OperationId, options: CallOptions): Promise<HttpAnswer> {
    const url = this.#apiUrl + pathOf(operation, options);
    const first = await this.#send(operation, url, options);
    if (first.status !== 401) return first;
    const second = await this.#send(operation, url, options);
    if (second.status !== 401) return second;
    throw new AuthenticationError({
      ...second,
      ...vendorErrorLine(second),
      advice:
        "A new token was refused as well: check that base_url, vanity_domain and zscaler_cloud name the same tenant, and that the API client may use the ZIdentity API.",
    });
  }

  async #send(operation: OperationId, url: string, options: CallOptions): Promise<HttpAnswer> {
    const { method } = OPERATIONS[operation];
    const token = await this.#tokens.get();
    const answer = await this.#transport.send({
      method,
      url,
      headers: {
        accept: "application/json",
        authorization: `Bearer ${token.reveal()}`,
        ...(options.body === undefined ? {} : { "content-type": "application/json" }),
        ...(options.ifMatch === undefined ? {} : { "if-match": options.ifMatch }),
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      repeatable: options.repeatable ?? method !== "POST",
      ...(options.sendBefore === undefined ? {} : { sendBefore: options.sendBefore }),
      lane: method === "GET" ? "read" : "write",
      secrets: [token],
    });
    if (answer.status === 401) this.#tokens.drop(token);
    return answer;
  }
}

/** Meant to be JSON, and none: a page of markup in its place says what it is, and would only come again. */
function isCutRead(operation: OperationId, { status, headers, text }: HttpAnswer): boolean {
  if (OPERATIONS[operation].method !== "GET" || status !== 200) return false;
  const json = headers.get("content-type")?.includes("json") === true;
  return json && tryJson(text) === undefined;
}

function pathOf(operation: OperationId, { params = {}, query = {} }: CallOptions): string {
  const path = OPERATIONS[operation].path.replace(/\{(\w+)\}/g, (_, name: string) =>
    pathSegment(name, params[name] ?? ""),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) search.set(name, String(value));
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}

/** A URL takes `.` and `..` for steps in the path however they are encoded, so they would reach another object. */
function pathSegment(name: string, value: string): string {
  if (value === "" || value === "." || value === "..") throw new InvalidIdError(name, value);
  return encodeURIComponent(value);
}
