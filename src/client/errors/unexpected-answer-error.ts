import { oneLine, requestIdNote, shownUrl, type Tried, triedNote } from "./text";

/** Which answer it was. */
export interface AnswerFacts extends Partial<Tried> {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly requestId?: string;
}

/** An answer came, and it is not what the API answers: not JSON, or JSON of another form. */
export class UnexpectedAnswerError extends Error {
  override readonly name = "UnexpectedAnswerError";
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly requestId: string | undefined;

  /** `problem` ends the sentence "GET https://… answered 200, but …". */
  constructor(facts: AnswerFacts, problem: string) {
    const { method, url, status, requestId } = facts;
    super(
      `${method} ${shownUrl(url)} answered ${status}, but ${problem}${requestIdNote(requestId)}${triedNote(facts)}`,
    );
    this.method = method;
    this.url = shownUrl(url);
    this.status = status;
    this.requestId = requestId;
  }
}

const SHOWN_CHARACTERS = 120;

/** For an answer that is not JSON. `text` must hold no secret. */
export function notJson(
  facts: AnswerFacts,
  contentType: string | null,
  text: string,
): UnexpectedAnswerError {
  const kind = contentType === null ? "no content type" : oneLine(contentType, 60);
  const body = text === "" ? "is empty" : `begins "${oneLine(text, SHOWN_CHARACTERS)}"`;
  return new UnexpectedAnswerError(
    facts,
    `the answer is not JSON (${kind}): it ${body}. A proxy or a sign-in page may have answered in place of ZIdentity: check base_url, token_url and the network.`,
  );
}
