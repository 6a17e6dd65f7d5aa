import { enumerate, showValue } from "../wording";
import type { DeclaredPrincipal } from "./declared-access";

/** Names that a message lists before it counts the rest. */
const LONGEST_LIST = 5;

/** What stands for a level or a scope that only applying the state tells. */
export const KNOWN_AFTER_APPLY = "known after apply";

/** `group "Helpdesk"`. */
export function showPrincipal({ kind, label }: Pick<DeclaredPrincipal, "kind" | "label">): string {
  return `${kind} ${showValue(label)}`;
}

/** Texts sorted, each once, and cut to a readable length. */
export function showList(texts: Iterable<string>): string {
  const all = [...new Set(texts)].sort();
  const rest = all.length - LONGEST_LIST;
  return enumerate(rest > 0 ? [...all.slice(0, LONGEST_LIST), `${rest} more`] : all);
}
