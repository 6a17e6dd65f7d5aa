import { TOKEN, urlOf } from "../nocked-tenant";

export interface ListRequest {
  readonly offset: number;
  readonly limit: number;
  /** Which request of the list it is, from 1. */
  readonly nth: number;
}

export interface ListAnswer {
  readonly records: readonly object[];
  readonly [figure: string]: unknown;
}

/** A tenant in memory that answers one list as a test says, and a token to whoever asks. */
export function listServer(answer: (request: ListRequest) => ListAnswer | readonly object[]) {
  const offsets: number[] = [];
  const urls: string[] = [];
  const serve: typeof fetch = async (input) => {
    const url = urlOf(input);
    urls.push(url.href);
    if (url.pathname.endsWith("/token"))
      return Response.json({ access_token: TOKEN, token_type: "Bearer", expires_in: 3600 });
    const offset = Number(url.searchParams.get("offset"));
    offsets.push(offset);
    const limit = Number(url.searchParams.get("limit"));
    return Response.json(answer({ offset, limit, nth: offsets.length }));
  };
  return { fetch: serve, offsets, urls };
}

/** The records from `from` up to, and without, `to`. */
export function groups(from: number, to: number): { id: string; name: string }[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => ({
    id: `g${from + at}`,
    name: `G${from + at}`,
  }));
}

export const ids = (from: number, to: number): string[] => groups(from, to).map(({ id }) => id);
