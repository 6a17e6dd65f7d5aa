import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/** Everything within a stack, parents first; what is in a stack of its own belongs to that one. */
export function* elementsOf(parent: IConstruct): Generator<IConstruct> {
  for (const child of parent.node.children) {
    if (TerraformStack.isStack(child)) continue;
    yield child;
    yield* elementsOf(child);
  }
}
