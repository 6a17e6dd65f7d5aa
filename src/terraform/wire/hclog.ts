/** In rising order of weight. */
const levels = ["trace", "debug", "info", "warn", "error"] as const;

export type LogLevel = (typeof levels)[number];

/** Extra facts of a log line. Never a secret. */
type LogFields = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export interface Logger {
  /** True when lines of this level are written; ask before an expensive line. */
  enabled(level: LogLevel): boolean;
  log(level: LogLevel, message: string, fields?: LogFields): void;
}

export interface LoggerOptions {
  /** Takes one whole line with its line break. Default: standard error. */
  readonly write?: (line: string) => void;
  /** Default: the clock of the machine. */
  readonly now?: () => Date;
  readonly env: NodeJS.ProcessEnv;
}

/** Terraform reads lines of up to 64 KiB; a longer one arrives in pieces, without its level. */
const MAX_TEXT = 8_000;

/**
 * Writes lines that Terraform files under the right level. TF_LOG_PROVIDER decides what is written, else TF_LOG;
 * without both nothing is, as Terraform would drop it.
 */
export function createLogger({
  write = writeToStderr,
  now = () => new Date(),
  env,
}: LoggerOptions): Logger {
  const threshold = thresholdOf(env["TF_LOG_PROVIDER"] || env["TF_LOG"] || "off");
  const enabled = (level: LogLevel): boolean => levels.indexOf(level) >= threshold;
  return {
    enabled,
    log(level, message, fields = {}) {
      if (!enabled(level)) return;
      const line = {
        ...Object.fromEntries(
          Object.entries(fields).map(([name, value]) => [name, shortened(value)]),
        ),
        "@level": level,
        "@message": shortened(message),
        "@module": "provider.zidentity",
        "@timestamp": timestamp(now()),
      };
      write(`${JSON.stringify(line)}\n`);
    },
  };
}

/** Writes nothing. */
export const silentLogger: Logger = { enabled: () => false, log: () => undefined };

/** As Terraform: OFF is silence, JSON and any word that is no level mean everything. */
function thresholdOf(word: string): number {
  const wanted = word.toLowerCase();
  if (wanted === "off") return levels.length;
  return Math.max(
    0,
    levels.findIndex((level) => level === wanted),
  );
}

/** Six fractional digits, or Terraform doesn't take the line for a log line. */
function timestamp(date: Date): string {
  return date.toISOString().replace("Z", "000Z");
}

function shortened(value: LogFields[string]): LogFields[string] {
  if (typeof value !== "string" || value.length <= MAX_TEXT) return value;
  return `${value.slice(0, MAX_TEXT)}… (${value.length - MAX_TEXT} more characters)`;
}

function writeToStderr(line: string): void {
  process.stderr.write(line);
}
