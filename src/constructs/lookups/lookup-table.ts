import { Token } from "cdktf";
import type { Construct } from "constructs";
import { createHash } from "node:crypto";
import { validate } from "../../lifecycle";
import { type DataSourceDefinition, dataSourceNamed } from "../../resources";
import { type ObjectValue, UNKNOWN, type Value } from "../../schema";
import { render } from "../reading/raw-values";
import { StackAccess } from "../stack-access";
import { snakeCase } from "../prop-names";
import { escapeTemplate } from "../template-string";

/** The arguments of a look-up by their names in TypeScript; what is undefined is not asked for. */
export type LookupArguments = Readonly<Record<string, string | undefined>>;

/**
 * The look-ups of one kind, each made once a stack: whoever asks for the same thing again gets the same object, and
 * Terraform reads it once.
 */
export class LookupTable<T> {
  readonly #tables = new WeakMap<StackAccess, Map<string, T>>();
  readonly #watchers = new WeakMap<StackAccess, ((made: T) => void)[]>();

  /**
   * `type` is the data source behind it. `make` gets the scope and a construct id that is safe whatever the names are,
   * and the arguments as Terraform templates.
   */
  constructor(
    private readonly type: string,
    private readonly make: (scope: Construct, id: string, asked: LookupArguments) => T,
  ) {}

  get(scope: Construct, asked: LookupArguments): T {
    const access = StackAccess.of(scope);
    const key = JSON.stringify(hasToken(asked) ? render(scope, asked) : asked);
    const table = this.#tables.get(access) ?? new Map<string, T>();
    this.#tables.set(access, table);
    const known = table.get(key);
    if (known !== undefined) return known;
    this.#judge(access, scope, asked);
    const made = this.make(access, lookupId(this.type, asked, key), templates(asked));
    table.set(key, made);
    for (const tell of this.#watchers.get(access) ?? []) tell(made);
    return made;
  }

  /** Tells of every look-up of the stack that `scope` is in: of those that are made, and of those to come. */
  each(scope: Construct, tell: (made: T) => void): void {
    const access = StackAccess.of(scope);
    const made = [...(this.#tables.get(access)?.values() ?? [])];
    this.#watchers.set(access, [...(this.#watchers.get(access) ?? []), tell]);
    for (const known of made) tell(known);
  }

  #judge(access: StackAccess, scope: Construct, asked: LookupArguments): void {
    const definition = definitionOf(this.type);
    const config: ObjectValue = Object.fromEntries(
      Object.entries(asked).map(([name, text]): [string, Value] => [
        snakeCase(name),
        text === undefined ? null : Token.isUnresolved(text) ? UNKNOWN : text,
      ]),
    );
    for (const found of validate(definition, config)) {
      const diagnostic = {
        ...found,
        summary: `Look-up of a ${definition.title}: ${found.summary}`,
      };
      access.report({ construct: scope, diagnostic, attributes: definition.attributes });
    }
  }
}

function hasToken(asked: LookupArguments): boolean {
  return Object.values(asked).some((text) => Token.isUnresolved(text));
}

function definitionOf(type: string): DataSourceDefinition {
  const definition = dataSourceNamed(type);
  if (definition === undefined) throw new TypeError(`${type} is not a data source.`);
  return definition;
}

function templates(asked: LookupArguments): LookupArguments {
  return Object.fromEntries(
    Object.entries(asked).flatMap(([name, text]) =>
      typeof text === "string" ? [[name, escapeTemplate(text)] as const] : [],
    ),
  );
}

const READABLE = 40;

/**
 * `group-Helpdesk`; a name that is long or has other characters is cut to what is readable, and told apart by a hash
 * behind a `#`, which no readable name has.
 */
function lookupId(type: string, asked: LookupArguments, key: string): string {
  const kind = type.replace(/^zidentity_/, "");
  const words = Object.values(asked).filter((text) => typeof text === "string");
  const [only] = words;
  const isReadable = words.length === 1 && only !== undefined && /^[\w.@ -]{1,40}$/.test(only);
  // A look-up by id and one by a name that reads the same are two.
  if (isReadable && asked["id"] === undefined) return `${kind}-${only}`;
  const readable = words
    .filter((text) => !Token.isUnresolved(text))
    .join("-")
    .replace(/[^\w.-]+/g, "-")
    .slice(0, READABLE);
  const hash = createHash("sha256").update(key).digest("hex").slice(0, 12);
  return `${kind}-${readable}#${hash}`;
}
