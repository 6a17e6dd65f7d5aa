import { TerraformStack, Token, Tokenization } from "cdktf";
import type { NaturalReference } from "../../manifest";
import { literalText } from "../template-string";
import { isTypedElement, render } from "./raw-values";
import { idExpression, type TenantObject, tenantObject } from "./tenant-object";
import { elementsOf } from "./walk";

/** What an id in the configuration means. `object` is set where the app itself says which object it is. */
export interface ReadId {
  readonly natural: NaturalReference;
  readonly object?: TenantObject;
}

/**
 * Finds what ids mean, across all stacks of an app: a literal is an id, the id of a look-up or of a declared role is
 * the name that it was given, and everything else is an expression that Terraform alone can evaluate.
 */
export class References {
  readonly #objects = new Map<TerraformStack, ReadonlyMap<string, TenantObject>>();
  readonly #tokens = new Map<string, ReadId>();

  /** `raw` is the value of an attribute of an element of `stack`. */
  read(stack: TerraformStack, raw: unknown): ReadId {
    if (typeof raw !== "string") return { natural: unnamed(render(stack, raw)) };
    if (!Token.isUnresolved(raw)) return this.#expression(stack, raw);
    const key = `${stack.node.path}\n${raw}`;
    const known = this.#tokens.get(key);
    if (known !== undefined) return known;
    const found = this.#token(stack, raw);
    this.#tokens.set(key, found);
    return found;
  }

  #token(stack: TerraformStack, token: string): ReadId {
    const plain = plainReference(token);
    if (plain !== undefined) {
      // An id of another stack's object is named by that stack; in this one it would be an output of its state.
      const there = this.#expression(plain.stack, plain.expression);
      if (there.object !== undefined || plain.stack === stack) return there;
    }
    return this.#expression(stack, render(stack, token));
  }

  #expression(stack: TerraformStack, rendered: unknown): ReadId {
    if (typeof rendered !== "string") return { natural: unnamed(rendered) };
    const object = this.#objectsOf(stack).get(rendered);
    if (object !== undefined) return { natural: object.natural, object };
    const scope = scopeName(rendered);
    if (scope !== undefined) return { natural: scope, object: { target: "scope", natural: scope } };
    return { natural: unnamed(rendered) };
  }

  #objectsOf(stack: TerraformStack): ReadonlyMap<string, TenantObject> {
    const known = this.#objects.get(stack);
    if (known !== undefined) return known;
    const objects = new Map<string, TenantObject>();
    // Set first: a look-up of a role refers to the look-up of its service, which comes before it.
    this.#objects.set(stack, objects);
    for (const element of elementsOf(stack)) {
      if (!isTypedElement(element)) continue;
      const object = tenantObject(element, (raw) => this.read(stack, raw).natural);
      if (object !== undefined) objects.set(idExpression(element), object);
    }
    return objects;
  }
}

function unnamed(rendered: unknown): NaturalReference {
  const text = typeof rendered === "string" ? rendered : JSON.stringify(rendered);
  const id = literalText(text);
  return id === undefined ? { expression: text } : { id };
}

/**
 * The expression behind a token that is nothing but a reference to an element, and the stack of that element. Reads
 * cdktf's own fields where they are as expected, because resolving every token would double the cost of a synth.
 */
function plainReference(token: string): { stack: TerraformStack; expression: string } | undefined {
  const fragments = Tokenization.reverseString(token);
  const reference: unknown = fragments.length === 1 ? fragments.firstToken : undefined;
  if (typeof reference !== "object" || reference === null) return undefined;
  const stack: unknown = Reflect.get(reference, "originStack");
  const identifier: unknown = Reflect.get(reference, "identifier");
  if (!isStack(stack) || typeof identifier !== "string" || Token.isUnresolved(identifier)) {
    return undefined;
  }
  return { stack, expression: `\${${identifier}}` };
}

function isStack(value: unknown): value is TerraformStack {
  return TerraformStack.isStack(value);
}

const SCOPE = /^\$\{data\.zidentity_service\.[\w-]+\.scopes\[(?<name>"(?:[^"\\]|\\.)*")\]\}$/;

/** The name in `${data.zidentity_service.zpa.scopes["Default"]}`. */
function scopeName(expression: string): string | undefined {
  const quoted = SCOPE.exec(expression)?.groups?.["name"];
  if (quoted === undefined) return undefined;
  const template: unknown = JSON.parse(quoted);
  return typeof template === "string" ? literalText(template) : undefined;
}
