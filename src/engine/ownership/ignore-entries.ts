import type { Manifest, ManifestIgnore } from "../../manifest";
import { parseEnd } from "../../rbac";

/** An entry that has ended counts no more. */
export function entriesInForce(
  manifests: readonly Pick<Manifest, "ignore">[],
  now: Date,
): readonly ManifestIgnore[] {
  return manifests.flatMap(({ ignore = [] }) => ignore).filter((entry) => !hasEnded(entry, now));
}

export function hasEnded({ until }: ManifestIgnore, now: Date): boolean {
  const end = until === undefined ? undefined : parseEnd(until);
  return end !== undefined && end <= now.getTime();
}
