const LOOPBACK = /^(?:localhost|\[::1\]|127(?:\.\d{1,3}){3})$/;

/** The address is of this machine, so nothing that is sent there crosses a network. */
export function isLoopback({ hostname }: URL): boolean {
  return LOOPBACK.test(hostname);
}
