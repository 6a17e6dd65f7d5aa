/**
 * Whether `NO_PROXY` names the host of this URL: `*` for all; `example.com` and `.example.com` with everything
 * below it; an address as it is; each also with a port, which must then be the URL's.
 */
export function isExempt(url: URL, entries: readonly string[]): boolean {
  const host = url.hostname.toLowerCase();
  const port = url.port === "" ? (url.protocol === "https:" ? "443" : "80") : url.port;
  return entries.some((entry) => {
    if (entry === "*") return true;
    const parts = /^(?<name>\[[^\]]+\]|[^:]+)(?::(?<port>\d+))?$/.exec(entry.toLowerCase())?.groups;
    if (parts === undefined) return entry.toLowerCase() === host.replace(/^\[|\]$/g, "");
    if (parts["port"] !== undefined && parts["port"] !== port) return false;
    const name = (parts["name"] ?? "").replace(/^\*?\./, "");
    return host === name || host.endsWith(`.${name}`);
  });
}
