import { type tfplugin6 } from "../../generated/protocol";
import type { Path, PathStep } from "../../diagnostics";
import type { CtyType } from "./cty-type";

type Step = tfplugin6.AttributePath.Step.$Properties;

/**
 * A path for Terraform, as far as the protocol can say it. It stops at an item of a set, which has no index, and
 * where the path leaves the type: Terraform then marks what contains the place. The empty path is undefined, which
 * stands for the whole object. Without a type, each step is taken as it is.
 */
export function toAttributePath(
  path: Path,
  type?: CtyType,
): tfplugin6.AttributePath.$Properties | undefined {
  const steps: Step[] = [];
  let at = type;
  for (const step of path) {
    const encoded = toStep(step);
    if (encoded === undefined) break;
    if (at !== undefined && at !== "dynamic") {
      at = typeBelow(at, step);
      if (at === undefined) break;
    }
    steps.push(encoded);
  }
  return steps.length === 0 ? undefined : { steps };
}

function toStep(step: PathStep): Step | undefined {
  if ("attribute" in step) return { attributeName: step.attribute };
  if ("key" in step) return { elementKeyString: step.key };
  return Number.isSafeInteger(step.index) && step.index >= 0
    ? { elementKeyInt: step.index }
    : undefined;
}

/** The type that a step leads to; undefined when the type has no such step. */
function typeBelow(type: CtyType, step: PathStep): CtyType | undefined {
  if (typeof type === "string") return undefined;
  switch (type[0]) {
    case "object":
      return "attribute" in step && Object.hasOwn(type[1], step.attribute)
        ? type[1][step.attribute]
        : undefined;
    case "map":
      return "key" in step ? type[1] : undefined;
    case "list":
      return "index" in step ? type[1] : undefined;
    case "tuple":
      return "index" in step ? type[1][step.index] : undefined;
    case "set":
      return undefined;
  }
}
