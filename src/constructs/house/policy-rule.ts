import { Construct } from "constructs";
import type { Severity } from "../../diagnostics";
import type { PolicyRule as PolicyData } from "../../rbac";
import type { Service } from "../lookups";
import { snakeCase } from "../prop-names";
import { readProps, type ReadProps, reportProblems } from "../read-props";
import type { LeastLevels, ModuleLevel } from "../role-permissions";
import type { AnyRole } from "../role";
import { StackAccess } from "../stack-access";
import { hasFields } from "../resource-options";
import { nameOf } from "./names";

/** What every rule of the house may say of itself. */
export interface PolicyOptions {
  /** The id of its findings, kebab-case with `/`. Default: `house/<id of the construct>`. */
  readonly ruleId?: string;
  /** Default: error. */
  readonly severity?: Severity;
  /** What is wrong, in one line without a full stop. Default: made from the rule. */
  readonly title?: string;
  /** The house's reason, as a sentence. */
  readonly why?: string;
}

/** Either a role, or a module and its least level. */
export type MaxHoldersProps = PolicyOptions & {
  /** How many may hold it: a whole number from 0. */
  readonly max: number;
} & (
    | {
        /** The role, as an object or by its name. */
        readonly role: AnyRole | string;
        /** The service of the role, as its assignments name it. Default: ZIdentity itself. */
        readonly service?: Service;
        readonly module?: undefined;
        readonly level?: undefined;
      }
    | ({ readonly role?: undefined; readonly service?: undefined } & ModuleLevel)
  );

/** A rule without the fields that every rule has. */
type OwnPart<P> = P extends PolicyData
  ? Omit<P, "id" | "severity" | "title" | "why" | "place">
  : never;

/**
 * A rule of the house, judged with ours over everything that its stack declares: at synth, and by the command, which
 * reads it from the manifest. A rule that cannot be read is a finding itself.
 */
export class PolicyRule extends Construct {
  private constructor(
    scope: Construct,
    id: string,
    { props, problems }: ReadProps<PolicyOptions>,
    part: OwnPart<PolicyData>,
  ) {
    super(scope, id);
    const { ruleId = `house/${id}`, severity, title, why } = props;
    const place = this.node.path;
    const access = StackAccess.of(this);
    reportProblems(access, this, problems);
    access.addPolicy(this, { id: ruleId, severity, title, why, place, ...part });
  }

  /** No user and no group may reach all of these levels at once, over all roles on ZIdentity. */
  static forbiddenCombination(
    scope: Construct,
    id: string,
    props: PolicyOptions & { readonly modules: LeastLevels },
  ): PolicyRule {
    const read = readProps(props);
    const modules = floors(read.props.modules);
    return new PolicyRule(scope, id, read, { kind: "forbidden_combination", modules });
  }

  /** A role that reaches any of these levels may be granted to groups alone, never to a user. */
  static groupsOnly(
    scope: Construct,
    id: string,
    props: PolicyOptions & { readonly modules: LeastLevels },
  ): PolicyRule {
    const read = readProps(props);
    const modules = floors(read.props.modules);
    return new PolicyRule(scope, id, read, { kind: "groups_only", modules });
  }

  /** At most so many hold a role, or reach a level on a module. Without a tenant at hand, a group counts as one. */
  static maxHolders(scope: Construct, id: string, props: MaxHoldersProps): PolicyRule {
    const read = readProps(props);
    const { max, role, service, module, level } = read.props;
    return new PolicyRule(scope, id, read, {
      kind: "max_holders",
      max,
      role: role === undefined ? undefined : nameOf(role),
      service: service === undefined ? undefined : nameOf(service),
      module: typeof module === "string" ? snakeCase(module) : module,
      level,
    });
  }

  /** An assignment of a role that reaches any of these levels must end by itself: `expiresAt`, or a start and a duration. */
  static requireExpiry(
    scope: Construct,
    id: string,
    props: PolicyOptions & { readonly modules: LeastLevels },
  ): PolicyRule {
    const read = readProps(props);
    const modules = floors(read.props.modules);
    return new PolicyRule(scope, id, read, { kind: "require_expiry", modules });
  }

  /** The name of every declared role must match; `^` and `$` bind the pattern to the whole name. */
  static namePattern(
    scope: Construct,
    id: string,
    props: PolicyOptions & { readonly pattern: RegExp | string },
  ): PolicyRule {
    const read = readProps(props);
    const { pattern } = read.props;
    const source = pattern instanceof RegExp ? pattern.source : pattern;
    return new PolicyRule(scope, id, read, { kind: "name_pattern", pattern: source });
  }
}

/** The modules as the permission model spells them; what is no module is left to the rules, which explain it. */
function floors(modules: LeastLevels): Readonly<Record<string, string>> {
  if (!hasFields(modules)) return modules;
  return Object.fromEntries(
    Object.entries(modules).map(([prop, level]) => [snakeCase(prop), level]),
  );
}
