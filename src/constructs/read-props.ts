import { Construct, type IConstruct } from "constructs";
import { attributePath, type Diagnostic, errorDiagnostic, type Path } from "../diagnostics";
import { hasFields } from "./resource-options";
import type { StackAccess } from "./stack-access";

/** Props that a construct may rely on, and what is wrong with those that were given. */
export interface ReadProps<P> {
  readonly props: P;
  readonly problems: readonly Diagnostic[];
}

/** The props that take an object of this package, with how one is made. */
const OBJECTS: ReadonlyMap<string, string> = new Map([
  ["group", "Group.byName(scope, name)"],
  ["user", "User.byLogin(scope, login)"],
  ["service", "Service.named(scope, name)"],
]);

/**
 * Props as the types promise them, as far as a construct would otherwise fail on them: JavaScript may give anything.
 * In the place of an object that is none stands an id that no plan accepts: an app that skips validations must not get
 * an access to something else, such as ZIdentity itself in the place of a service.
 */
export function readProps<P extends object>(given: P): ReadProps<P> {
  if (!hasFields(given)) return { props: {} as P, problems: [noProps(given)] };
  const problems: Diagnostic[] = [];
  const props = new Map<string, unknown>();
  for (const [name, value] of Object.entries(given) as [string, unknown][]) {
    const made = OBJECTS.get(name);
    if (isNoData(value)) problems.push(wrongProp(attributePath(name), value, "A value"));
    else if (made !== undefined && value !== undefined && !Construct.isConstruct(value)) {
      problems.push(wrongProp(attributePath(name), value, "An object", `Give ${made}.`));
      props.set(`${name}Id`, Reflect.get(given, `${name}Id`) ?? "");
    } else if (!props.has(name)) props.set(name, value);
  }
  return { props: Object.fromEntries(props) as P, problems };
}

/** A list of objects of this package, without the items that are none. `made`: how one is made. */
export function readObjects<T extends IConstruct>(
  list: readonly T[],
  made: string,
): { readonly objects: readonly T[]; readonly problems: readonly Diagnostic[] } {
  const given: unknown = list;
  const fix = `Give ${made}.`;
  if (!Array.isArray(given))
    return { objects: [], problems: [wrongProp([], given, "A list", `Give a list: [${made}].`)] };
  const problems = given.flatMap((item: unknown, index) =>
    Construct.isConstruct(item) ? [] : [wrongProp([{ index }], item, "An object", fix)],
  );
  return { objects: list.filter((item) => Construct.isConstruct(item)), problems };
}

export function reportProblems(
  access: StackAccess,
  construct: IConstruct,
  problems: readonly Diagnostic[],
): void {
  for (const diagnostic of problems) access.report({ construct, diagnostic });
}

/** What stands in the place of something else. `expected` begins a sentence. */
export function wrongProp(
  path: Path,
  value: unknown,
  expected: string,
  fix = "Correct the value, or leave it out.",
): Diagnostic {
  return errorDiagnostic(`It is ${wordFor(value)}`, `${expected} is expected.`, {
    path,
    ruleId: "declaration/wrong-value",
    fix,
  });
}

/** What Terraform cannot be told at all. */
function isNoData(value: unknown): boolean {
  return typeof value === "function" || typeof value === "symbol";
}

function noProps(given: unknown): Diagnostic {
  return errorDiagnostic(
    `The props are ${wordFor(given)}`,
    "They are an object with a value for each prop.",
    { ruleId: "declaration/wrong-value", fix: "Give an object, with all props that are needed." },
  );
}

function wordFor(value: unknown): string {
  if (value === undefined) return "left out";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return `the text ${JSON.stringify(value)}`;
  if (typeof value === "object") return "an object";
  return `a ${typeof value}`;
}
