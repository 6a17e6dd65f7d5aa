/**
 * Client credentials for a token, and the token for as long as it lives.
 * Holds no knowledge of the API's operations; a credential leaves it only in the request for a token.
 */
export { ServerClock } from "./server-clock";
export { requestToken } from "./token-request";
export { TokenSource } from "./token-source";
