import {
  AnnotationMetadataEntryType,
  type ISynthesisSession,
  type TerraformProvider,
  TerraformStack,
} from "cdktf";
import { Construct, type IConstruct } from "constructs";
import type { Severity } from "../diagnostics";
import type { JudgedManifest, Manifest } from "../manifest";
import type { AcceptEntry, PolicyRule } from "../rbac";
import { annotationText, type Finding, findingText, withoutRepeated } from "./findings/finding";
import { findingsOfProviders } from "./findings/findings-of-providers";
import { findingsOfStack } from "./findings/findings-of-stack";
import { judgedMoment } from "./judged-moment";
import { readDeployer } from "./reading/read-deployer";
import { readStack } from "./reading/read-stack";
import { writeManifest } from "./write-manifest";

const ID = "zidentity-iac";

/** Where cdktf looks for something to call when it writes the files of a stack. */
const CUSTOM_SYNTHESIS = Symbol.for("cdktf/customSynthesis");

const ANNOTATIONS: Record<Exclude<Severity, "error">, AnnotationMetadataEntryType> = {
  warning: AnnotationMetadataEntryType.WARN,
  info: AnnotationMetadataEntryType.INFO,
};

type CommandSections = Pick<Manifest, "ownership" | "ignore" | "moved" | "guards">;

/** What a stack says, and what can be said of it. */
interface Judgement {
  readonly manifest: JudgedManifest;
  readonly findings: readonly Finding[];
}

/**
 * The product's part in one stack, made by the first construct that needs it: it owns the look-ups, and at synth it
 * judges the whole stack and writes the manifest. Errors end the synth, all together with those of other constructs;
 * warnings become annotations, once each.
 */
export class StackAccess extends Construct {
  readonly #reported: (() => readonly Finding[])[] = [];
  readonly #annotated = new Set<string>();
  readonly #policies: PolicyRule[] = [];
  readonly #accepted: AcceptEntry[] = [];
  readonly #places = new Map<string, IConstruct>();
  readonly #serviceAdmins = new Map<TerraformProvider, readonly string[]>();
  #command: CommandSections | undefined;
  #judged: Judgement | undefined;

  private constructor(private readonly stack: TerraformStack) {
    super(stack, ID);
    stack.node.addValidation({ validate: () => this.#errors() });
    Object.defineProperty(this, CUSTOM_SYNTHESIS, {
      value: { onSynthesize: (session: ISynthesisSession) => this.#synthesize(session) },
    });
  }

  /** That of the stack in which `scope` is. Throws when another copy of this package works on the same stack. */
  static of(scope: IConstruct): StackAccess {
    const stack = TerraformStack.of(scope);
    const found = stack.node.tryFindChild(ID);
    if (found === undefined) return new StackAccess(stack);
    if (found instanceof StackAccess) return found;
    throw new Error(
      `The stack ${stack.node.path} has a construct ${JSON.stringify(ID)} that is not of this copy of zidentity-iac. ` +
        "Either two copies of the package are installed (see `npm ls zidentity-iac`), or the construct needs another id.",
    );
  }

  /** What a construct finds about its own props while it is made; told with everything else at synth. */
  report(finding: Finding): void {
    this.reportLate(() => [finding]);
  }

  /** The same for what a construct can tell only when the stack is whole. */
  reportLate(findings: () => readonly Finding[]): void {
    this.#reported.push(findings);
  }

  /** A rule of the house; findings about the rule itself are about `construct`. */
  addPolicy(construct: IConstruct, policy: PolicyRule): void {
    this.#policies.push(policy);
    this.#places.set(construct.node.path, construct);
  }

  /** A finding that the house answers for; findings about the entry itself are about `construct`. */
  addAccepted(construct: IConstruct, entry: AcceptEntry): void {
    this.#accepted.push(entry);
    this.#places.set(construct.node.path, construct);
  }

  /** The linked services whose administrators the deployer behind a provider may manage. */
  addServiceAdmins(provider: TerraformProvider, serviceIds: readonly string[]): void {
    this.#serviceAdmins.set(provider, serviceIds);
  }

  /** How the command treats the stack. Throws when it is said twice: of two, one would be lost. */
  configureCommand(settings: CommandSections): void {
    if (this.#command !== undefined)
      throw new Error(`configureCommand is called twice for the stack ${this.stack.node.path}.`);
    this.#command = settings;
  }

  #judge(): Judgement {
    const { stack } = this;
    const { declarations, providers, references } = readStack(stack);
    const deployer = readDeployer(stack, providers, references, this.#serviceAdmins);
    const manifest: JudgedManifest = {
      ...(deployer === undefined ? {} : { deployer }),
      ...(this.#policies.length === 0 ? {} : { policies: this.#policies }),
      ...(this.#accepted.length === 0 ? {} : { accept: this.#accepted }),
      ...this.#command,
      resources: declarations.map(({ resource }) => resource),
    };
    const moment = judgedMoment(stack);
    const findings = withoutRepeated([
      ...moment.findings,
      ...this.#reported.flatMap((findings) => findings()),
      ...findingsOfProviders(providers),
      ...findingsOfStack({ declarations, manifest, places: this.#places, stack, now: moment.now }),
    ]);
    return { manifest, findings };
  }

  #errors(): string[] {
    this.#judged = this.#judge();
    return this.#judged.findings
      .filter(({ diagnostic }) => diagnostic.severity === "error")
      .map(findingText);
  }

  #synthesize(session: ISynthesisSession): void {
    // Judged a moment ago, unless the app skips validations.
    const { manifest, findings } = this.#judged ?? this.#judge();
    this.#judged = undefined;
    for (const finding of findings) this.#annotate(finding);
    writeManifest(this.stack, session, manifest);
  }

  #annotate(finding: Finding): void {
    const { severity } = finding.diagnostic;
    const text = findingText(finding);
    if (severity === "error" || this.#annotated.has(text)) return;
    this.#annotated.add(text);
    // Without a stack trace, which would show this file, and the machine's paths in manifest.json.
    finding.construct.node.addMetadata(ANNOTATIONS[severity], annotationText(finding));
  }
}
