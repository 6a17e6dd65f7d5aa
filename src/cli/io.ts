/** What a command takes from its surroundings, so that a test can stand in for each. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** Whether standard output shows colours. */
  readonly colours: boolean;
  /** Whether standard error does. */
  readonly errColours: boolean;
  /** Whether standard error is a terminal, so that a line may be written over. */
  readonly shows: boolean;
  /** Of the terminal on standard output; undefined where there is none. */
  readonly columns?: number | undefined;
  /** Asks whoever sits at the terminal; undefined where nobody does. */
  readonly ask: (question: string) => Promise<string | undefined>;
  /** The moment for which expiries are judged. */
  readonly now: () => Date;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** How a command ends. */
export const EXIT = { same: 0, error: 1, differences: 2, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
