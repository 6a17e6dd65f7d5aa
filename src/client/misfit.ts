import { UnexpectedAnswerError } from "./errors";
import type { CallAnswer } from "./request";
import { Misfit } from "./wire";

/** Reads a part of an answer, and says in which answer it was when it has another form. */
export function understand<T>(
  answer: CallAnswer,
  parse: (value: unknown) => T,
  value: unknown,
  where = "the answer",
): T {
  try {
    return parse(value);
  } catch (error) {
    if (error instanceof Misfit) throw misfit(answer, `${where} cannot be read: ${error.message}`);
    throw error;
  }
}

/** `problem` ends the sentence "GET https://… answered 200, but …". */
export function misfit({ answer, operation }: CallAnswer, problem: string): UnexpectedAnswerError {
  return new UnexpectedAnswerError(
    answer,
    `${problem} (operation ${operation}). Check base_url, and that this version fits the tenant's API.`,
  );
}
