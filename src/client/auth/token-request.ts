import { answerError } from "../answer-error";
import type { ClientConfig } from "../config";
import { AuthenticationError, UnexpectedAnswerError } from "../errors";
import { type HttpAnswer, notJsonAnswer, type Transport, tryJson, vendorErrorLine } from "../http";
import { isObject } from "../is-object";
import { Secret } from "../secret";
import { AUDIENCE, clientAssertion } from "./client-assertion";
import type { ServerClock } from "./server-clock";

/** A token, and how many seconds it lives as the server says, if it does. */
export interface GrantedToken {
  readonly token: Secret;
  readonly lifetime: number | undefined;
}

type TokenConfig = Pick<ClientConfig, "clientId" | "credential" | "tokenUrl">;

/** Milliseconds: a proof lives for minutes, so less than this is not why it was refused. */
const TELLING_SKEW_MS = 20_000;

/**
 * Asks for a token; once more where a proof with a time in it was refused and the answer shows that the clock
 * here is wrong. Throws `AuthenticationError` when the credentials are refused, `UnexpectedAnswerError` when a
 * success holds no token, and what the transport throws.
 */
export async function requestToken(
  config: TokenConfig,
  transport: Transport,
  time: ServerClock,
): Promise<GrantedToken> {
  const assumed = time.skewMs;
  const answer = await ask(config, transport, time);
  const wrong = Math.abs(time.skewMs - assumed) >= TELLING_SKEW_MS;
  const again = wrong && config.credential.kind === "private_key" && isRefusal(answer.status);
  return readToken(again ? await ask(config, transport, time) : answer, config);
}

async function ask(
  config: TokenConfig,
  transport: Transport,
  time: ServerClock,
): Promise<HttpAnswer> {
  const { name, proof } = proofOf(config, time.now());
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: config.clientId,
    [name]: proof.reveal(),
    audience: AUDIENCE,
  });
  if (name === "client_assertion") {
    form.set("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
  }
  const sentAt = time.here();
  const answer = await transport.send({
    method: "POST",
    url: config.tokenUrl,
    headers: { accept: "application/json", "content-type": "application/x-www-form-urlencoded" },
    body: form.toString(),
    // A token that nobody received does no harm.
    repeatable: true,
    secrets: [proof],
  });
  // After a retry the moment of sending is not known: the last attempt alone tells the time.
  time.learn(answer.headers, answer.attempts === 1 ? sentAt : time.here());
  return answer;
}

function proofOf({ clientId, credential }: TokenConfig, now: number) {
  return credential.kind === "client_secret"
    ? { name: "client_secret", proof: credential.secret }
    : { name: "client_assertion", proof: clientAssertion(clientId, credential.key, now) };
}

function readToken(answer: HttpAnswer, config: TokenConfig): GrantedToken {
  if (isRefusal(answer.status)) throw refused(answer, config);
  if (answer.status < 200 || answer.status >= 300) throw answerError(answer);
  const body = tryJson(answer.text);
  // Only a page of markup is quoted: anything else in a success may hold the token itself.
  if (body === undefined && answer.text.trimStart().startsWith("<")) throw notJsonAnswer(answer);
  const token = isObject(body) ? body["access_token"] : undefined;
  // A token with white space or control characters would fail, and be shown, as a header's value.
  if (!isObject(body) || typeof token !== "string" || !/^[\x21-\x7e]+$/.test(token)) {
    throw new UnexpectedAnswerError(
      answer,
      "it holds no usable access_token. Check token_url: it may not be the token address.",
    );
  }
  const lifetime = Number(body["expires_in"] ?? NaN);
  return { token: new Secret(token), lifetime: lifetime > 0 ? lifetime : undefined };
}

function isRefusal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 429 && status !== 408;
}

function refused(answer: HttpAnswer, { credential }: TokenConfig): AuthenticationError {
  return new AuthenticationError({
    ...answer,
    ...vendorErrorLine(answer),
    advice:
      answer.status === 404
        ? "There is no token address here: check vanity_domain and zscaler_cloud, or token_url."
        : `Check client_id and ${credential.kind}, that the API client is enabled and its ${credential.kind === "client_secret" ? "secret" : "key"} has not expired, and that vanity_domain and zscaler_cloud name its tenant.`,
  });
}
