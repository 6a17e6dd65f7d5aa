import { AnnotationMetadataEntryType, type ISynthesisSession, TerraformStack } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import type { Severity } from "../diagnostics";
import { annotationText, type Finding, findingText } from "./findings/finding";
import { findingsOfProviders } from "./findings/findings-of-providers";
import { findingsOfStack } from "./findings/findings-of-stack";
import { readStack, type StackContents } from "./reading/read-stack";
import { writeManifest } from "./write-manifest";

const ID = "zidentity-iac";

/** Where cdktf looks for something to call when it writes the files of a stack. */
const CUSTOM_SYNTHESIS = Symbol.for("cdktf/customSynthesis");

const ANNOTATIONS: Record<Exclude<Severity, "error">, AnnotationMetadataEntryType> = {
  warning: AnnotationMetadataEntryType.WARN,
  info: AnnotationMetadataEntryType.INFO,
};

/**
 * The product's part in one stack, made by the first construct that needs it: it owns the look-ups, and at synth it
 * judges the whole stack and writes the manifest. Errors end the synth, all together with those of other constructs;
 * warnings become annotations, once each.
 */
export class StackAccess extends Construct {
  readonly #reported: Finding[] = [];
  readonly #annotated = new Set<string>();
  #judged: { readonly contents: StackContents; readonly findings: readonly Finding[] } | undefined;

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
    this.#reported.push(finding);
  }

  #judge(): { readonly contents: StackContents; readonly findings: readonly Finding[] } {
    const contents = readStack(this.stack);
    const findings = [
      ...findingsOfProviders(contents.providers),
      ...this.#reported,
      ...findingsOfStack(contents.declarations),
    ];
    return { contents, findings };
  }

  #errors(): string[] {
    this.#judged = this.#judge();
    return this.#judged.findings
      .filter(({ diagnostic }) => diagnostic.severity === "error")
      .map(findingText);
  }

  #synthesize(session: ISynthesisSession): void {
    // Judged a moment ago, unless the app skips validations.
    const { contents, findings } = this.#judged ?? this.#judge();
    this.#judged = undefined;
    for (const finding of findings) this.#annotate(finding);
    writeManifest(this.stack, session, contents.declarations);
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
