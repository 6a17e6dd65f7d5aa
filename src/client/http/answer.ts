import {
  type AnswerFacts,
  notJson,
  type UnexpectedAnswerError,
} from "../errors/unexpected-answer-error";

/** An answer, read to its end. */
export interface HttpAnswer extends AnswerFacts {
  readonly headers: Headers;
  /** May echo what was sent: shown only through `redact`. */
  readonly text: string;
  /** Takes the credentials that were sent with the request out of a text. */
  readonly redact: (foreign: string) => string;
  /** How often the request was sent until this answer came. */
  readonly attempts: number;
  /** Milliseconds from the first time that it was sent. */
  readonly tookMs: number;
}

/** What a success must hold. */
export type AnswerFormat = "json" | "nothing";

/**
 * The JSON of an answer; undefined for an empty body where nothing is expected.
 * Throws `UnexpectedAnswerError` for anything else: a page of HTML with status 200 is no confirmation, even of
 * a request that wants none.
 */
export function readJson(answer: HttpAnswer, format: AnswerFormat): unknown {
  if (format === "nothing" && answer.text.trim() === "") return undefined;
  const json = tryJson(answer.text);
  if (json === undefined) throw notJsonAnswer(answer);
  return json;
}

export function notJsonAnswer(answer: HttpAnswer): UnexpectedAnswerError {
  return notJson(answer, answer.headers.get("content-type"), answer.redact(answer.text));
}

/** The value of a JSON text, or undefined when it is none. */
export function tryJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** What the vendor's support asks for. */
export function requestIdOf(headers: Headers): { requestId?: string } {
  const requestId = headers.get("x-oneapi-request-id") ?? headers.get("x-transaction-id");
  return requestId === null || requestId === "" ? {} : { requestId };
}
