import type { Status } from "./reported";

/** How an object stands beside the tenant, in words. */
export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  create: "to create",
  update: "to update",
  replace: "to replace",
  remove: "to remove",
  changed: "changed in the tenant",
  missing: "missing in the tenant",
  ended: "ended, and still in the tenant",
  unmanaged: "declared by nobody",
  unverified: "not verifiable here",
  none: "as declared",
};
