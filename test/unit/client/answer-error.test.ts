import {
  ApiError,
  ConflictError,
  ForbiddenError,
  NotFoundError,
  PreconditionFailedError,
  RateLimitedError,
  UnexpectedAnswerError,
} from "../../../src/client";
import { answerError } from "../../../src/client/answer-error";
import type { HttpAnswer } from "../../../src/client/http";
import { CapabilityMissingError } from "../../../src/tenant";

function answer(status: number, body: unknown, headers: Record<string, string> = {}): HttpAnswer {
  const requestId = headers["x-oneapi-request-id"];
  return {
    method: "PUT",
    url: "https://api.zsapi.net/ziam/admin/api/v1/roles/7?key=hush",
    status,
    attempts: 6,
    tookMs: 31_400,
    headers: new Headers(headers),
    text: typeof body === "string" ? body : JSON.stringify(body),
    redact: (text) => text.replaceAll("token-1", "(redacted)"),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

const OWN = { code: "SOME_CODE", message: "Some message" };

test.each([
  [400, ApiError, "ApiError"],
  [403, ForbiddenError, "ForbiddenError"],
  [404, NotFoundError, "NotFoundError"],
  [409, ConflictError, "ConflictError"],
  [412, PreconditionFailedError, "PreconditionFailedError"],
  [429, RateLimitedError, "RateLimitedError"],
  [500, ApiError, "ApiError"],
  [503, ApiError, "ApiError"],
])("%d is %p", (status, type, name) => {
  const error = answerError(answer(status, OWN), "replaceRole");
  expect(error).toBeInstanceOf(type);
  expect(error.name).toBe(name);
  expect(error).toMatchObject({ status, code: "SOME_CODE", vendorMessage: "Some message" });
  expect(error.message).toContain(
    `PUT https://api.zsapi.net/ziam/admin/api/v1/roles/7 answered ${status}: SOME_CODE: Some message.`,
  );
  expect(error.message).not.toContain("hush");
});

test("holds the request id, and each field that is wrong", () => {
  const body = { ...OWN, details: [{ field: "name", reason: "too long" }, { reason: "odd" }, 7] };
  const error = answerError(answer(400, body, { "x-oneapi-request-id": "req-9" }), "replaceRole");
  expect(error).toMatchObject({
    requestId: "req-9",
    details: [{ field: "name", reason: "too long" }, { reason: "odd" }],
  });
  expect(error.message).toBe(
    "PUT https://api.zsapi.net/ziam/admin/api/v1/roles/7 answered 400: SOME_CODE: Some message — name: too long; odd. Request id: req-9. It was sent 6 times in 31 s.",
  );
});

test("says how often it was tried, and what to raise", () => {
  const error = answerError(answer(429, ""), "replaceRole");
  expect(error).toMatchObject({ attempts: 6 });
  expect(error.message).toContain(" It was sent 6 times in 31 s. ");
  expect(error.message).toContain("max_retries");
});

test.each([503, 400])("%d that was repeated says how often, and over how long", (status) => {
  const { message } = answerError(answer(status, OWN), "replaceRole");
  expect(message).toMatch(/ It was sent 6 times in 31 s\.$/);
});

test("so does a page in the place of an answer; what was sent once says nothing", () => {
  const page = answerError(answer(502, "<html>bad gateway</html>"));
  expect(page.message).toMatch(/ It was sent 6 times in 31 s\.$/);
  const once = { ...answer(503, OWN), attempts: 1, tookMs: 300 };
  expect(answerError(once, "replaceRole").message).not.toContain("It was sent");
});

test("an answer without a body", () => {
  const error = answerError(answer(500, ""));
  expect(error).toBeInstanceOf(ApiError);
  expect(error.message).toBe(
    "PUT https://api.zsapi.net/ziam/admin/api/v1/roles/7 answered 500. It was sent 6 times in 31 s.",
  );
});

test("what the answer echoes of a token is taken out", () => {
  const body = { code: "X", message: "bad token-1", details: [{ reason: "token-1" }] };
  const error = answerError(answer(400, body));
  expect(error.message).not.toContain("token-1");
  expect(answerError(answer(500, "<html>token-1")).message).not.toContain("token-1");
});

test("what is not JSON shows status, content type and its first 120 characters on one line", () => {
  const html = `<html>\r\n\t\u001b[31m${"x".repeat(300)}`;
  const error = answerError(answer(403, html, { "content-type": "text/html" }), "replaceRole");
  expect(error).toBeInstanceOf(UnexpectedAnswerError);
  const shown = `<html>\\r\\n\\t\\u001b[31m${"x".repeat(120 - 14)}…`;
  expect(error.message).toContain(
    `answered 403, but the answer is not JSON (text/html): it begins "${shown}". A proxy`,
  );
});

describe("an operation that the tenant does not offer", () => {
  test.each([
    [404, "", true],
    [404, "<html>Not Found", true],
    [404, { status: 404, error: "Not Found", path: "/roles" }, true],
    [404, OWN, false],
    [405, OWN, true],
    [405, "", true],
    [501, "", true],
    [500, "", false],
    [400, "", false],
  ])("assumed, %d with %j: %s", (status, body, missing) => {
    const error = answerError(answer(status, body), "listRoles");
    expect(error instanceof CapabilityMissingError).toBe(missing);
  });

  test.each([404, 405, 501])("documented, %d: an error of its own", (status) => {
    const error = answerError(answer(status, ""), "listUsers");
    expect(error).toBeInstanceOf(ApiError);
    expect(error).not.toBeInstanceOf(NotFoundError);
  });

  test("names the operation and the capability", () => {
    const error = answerError(answer(501, ""), "createRole");
    expect(error).toMatchObject({ operation: "createRole", capability: "roles", status: 501 });
    expect(error.message).toContain("POST /roles");
  });
});
