import { pc } from "./colours";

/** A step that ended badly, with what there is to read about it. */
export class StepFailed extends Error {
  override readonly name = "StepFailed";

  constructor(
    message: string,
    readonly output: string,
  ) {
    super(message);
  }
}

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

/** Shows steps one after another: a moving line while one runs on a terminal, plain lines elsewhere. */
export class Steps {
  #number = 0;
  readonly #started = Date.now();

  constructor(
    private readonly count: number,
    private readonly stream: NodeJS.WriteStream = process.stdout,
  ) {}

  /** Runs one step. `command` is what the reader can type himself; `result` says in a few words what came of it. */
  async run<T>(
    title: string,
    command: string | undefined,
    work: () => Promise<T>,
    result: (value: T) => string = () => "",
  ): Promise<T> {
    this.#number += 1;
    const label = `[${this.#number}/${this.count}] ${title}`;
    this.write(`${pc.bold(label)}\n`);
    if (command !== undefined) this.write(`${indent(pc.dim(`$ ${command}`))}\n`);
    const started = Date.now();
    const stop = this.spin(started);
    try {
      const value = await work();
      stop();
      const said = result(value);
      const time = pc.dim(`(${seconds(started)})`);
      this.write(`${indent(`${pc.green("ok")} ${time}${said === "" ? "" : ` ${said}`}`)}\n\n`);
      return value;
    } catch (error) {
      stop();
      this.write(`${indent(pc.red("failed"))}\n`);
      throw error;
    }
  }

  note(text: string): void {
    this.write(`${text}\n`);
  }

  /** Seconds since the first step, as text. */
  elapsed(): string {
    return seconds(this.#started);
  }

  private spin(started: number): () => void {
    if (!this.stream.isTTY) return () => undefined;
    let frame = 0;
    const draw = (): void => {
      frame = (frame + 1) % FRAMES.length;
      this.write(`\r  ${pc.cyan(FRAMES[frame] ?? "")} ${seconds(started)} `);
    };
    const timer = setInterval(draw, 100);
    return () => {
      clearInterval(timer);
      this.write("\r\u001b[K");
    };
  }

  private write(text: string): void {
    this.stream.write(text);
  }
}

/** Every line two columns in. */
export function indent(text: string, by = "  "): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? line : by + line))
    .join("\n");
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
