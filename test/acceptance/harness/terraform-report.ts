/** A finding as Terraform's JSON has it. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  /** The resource that it concerns. */
  readonly address?: string;
  /** The line of the configuration that it is placed on. */
  readonly code?: string;
}

/** What a plan or an apply said. */
export interface Report {
  readonly code: number | null;
  /** What happens to each object that does not stay as it is: `create`, `update`, `replace`, `delete`, `import`, `move`. */
  readonly changes: Readonly<Record<string, string>>;
  readonly errors: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  /** Everything, for the message of a failed expectation. */
  readonly text: string;
}

interface Message {
  readonly type?: string;
  readonly diagnostic?: RawDiagnostic;
  readonly change?: {
    readonly action: string;
    readonly resource: { readonly addr: string };
    readonly importing?: unknown;
  };
}

export interface RawDiagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  readonly address?: string;
  readonly snippet?: { readonly code: string };
}

/** Reads the lines of `terraform plan -json` and `terraform apply -json`. */
export function readReport(code: number | null, text: string): Report {
  const messages = text
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Message);
  return {
    code,
    text,
    changes: Object.fromEntries(messages.flatMap(({ type, change }) => readChange(type, change))),
    ...readDiagnostics(messages.flatMap(({ diagnostic }) => diagnostic ?? [])),
  };
}

export function readDiagnostics(
  raw: readonly RawDiagnostic[],
): Pick<Report, "errors" | "warnings"> {
  const all = raw.map(({ snippet, ...found }): Diagnostic => ({
    ...found,
    ...(snippet === undefined ? {} : { code: snippet.code.trim() }),
  }));
  return {
    errors: all.filter(({ severity }) => severity === "error"),
    warnings: all.filter(({ severity }) => severity === "warning"),
  };
}

function readChange(type: string | undefined, change: Message["change"]): [string, string][] {
  if (type !== "planned_change" || change === undefined) return [];
  const action =
    change.importing !== undefined && change.action === "noop" ? "import" : change.action;
  return [[change.resource.addr, action]];
}
