/**
 * Runs a piece of work with a signal that aborts after `ms`, or when one of `outer` does. The timer and the listeners
 * are gone when it ends: a signal that lives as long as the process gathers nothing.
 */
export async function withDeadline<T>(
  ms: number,
  outer: readonly AbortSignal[],
  work: (signal: AbortSignal) => Promise<T>,
): Promise<{ value: T } | { error: unknown; endedBy: "deadline" | "outer" | "itself" }> {
  const controller = new AbortController();
  let endedBy: "deadline" | "outer" | "itself" = "itself";
  const end = (by: "deadline" | "outer"): void => {
    endedBy = by;
    controller.abort();
  };
  const onOuter = (): void => end("outer");
  const timer = setTimeout(() => end("deadline"), ms);
  for (const signal of outer) signal.addEventListener("abort", onOuter, { once: true });
  try {
    return { value: await work(controller.signal) };
  } catch (error) {
    return { error, endedBy };
  } finally {
    clearTimeout(timer);
    for (const signal of outer) signal.removeEventListener("abort", onOuter);
  }
}
