/** Whether an error is the system's own with this code. Its class tells nothing: it may come from another realm. */
export function hasCode(error: unknown, code: "ENOENT" | "EADDRINUSE"): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === code;
}
