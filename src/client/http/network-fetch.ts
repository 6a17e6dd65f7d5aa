import { rootCertificates } from "node:tls";
import type { Dispatcher } from "undici";
import { isLoopback, type Network } from "../config";
import { isExempt } from "./no-proxy";

interface NetworkFetch {
  readonly fetch: typeof fetch;
  readonly proxyOf: (url: string) => string | undefined;
}

/** `inner`, sent over the proxy and with the certificate authorities that the configuration names. */
export function fetchOver(network: Network, inner: typeof fetch): NetworkFetch {
  const proxyFor = (address: string) => {
    const url = new URL(address);
    if (!network.proxyForLoopback && isLoopback(url)) return undefined;
    if (isExempt(url, network.noProxy)) return undefined;
    return url.protocol === "https:" ? network.proxies.https : network.proxies.http;
  };
  const dispatchers = new Map<string, Promise<Dispatcher>>();
  const dispatcherFor = (address: string): Promise<Dispatcher> | undefined => {
    const proxy = proxyFor(address);
    if (proxy === undefined && network.ca === undefined) return undefined;
    const key = proxy?.shown ?? "";
    const known = dispatchers.get(key) ?? newDispatcher(proxy?.url.reveal(), network.ca);
    dispatchers.set(key, known);
    return known;
  };
  return {
    proxyOf: (url) => proxyFor(url)?.shown,
    fetch: async (input, init) => {
      const address = input instanceof Request ? input.url : String(input);
      const dispatcher = await dispatcherFor(address);
      if (dispatcher === undefined) return inner(input, init);
      const options: RequestInit = { ...init };
      // Node's own `fetch` takes a dispatcher of the library that it is built from; the types know another version.
      Reflect.set(options, "dispatcher", dispatcher);
      return inner(input, options);
    },
  };
}

/** Loaded only where it is needed: it takes a twentieth of a second. */
async function newDispatcher(proxy: string | undefined, ca: readonly string[] | undefined) {
  const { Agent, ProxyAgent } = await import("undici");
  const tls = ca === undefined ? {} : { ca: [...rootCertificates, ...ca] };
  if (proxy === undefined) return new Agent({ connect: tls });
  return new ProxyAgent({ uri: proxy, requestTls: tls, proxyTls: tls });
}
