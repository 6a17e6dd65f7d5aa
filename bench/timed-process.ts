import { spawn } from "node:child_process";

export interface Timed {
  readonly code: number | null;
  readonly seconds: number;
  /** The most memory that the process had at a time; of Node's processes alone. */
  readonly peakMiB: number | undefined;
  readonly out: string;
}

/** Prints the peak when the process ends. */
const TELL_PEAK =
  '--import=data:text/javascript,process.on("exit",()=>process.stderr.write("peak="+process.resourceUsage().maxRSS+"\\n"))';

/** Runs a program to its end, and measures it. */
export function timed(
  program: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env: NodeJS.ProcessEnv },
): Promise<Timed> {
  const started = performance.now();
  const all = program === process.execPath ? [TELL_PEAK, ...args] : args;
  return new Promise((resolve, reject) => {
    const child = spawn(program, all, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.on("error", reject);
    child.on("close", (code) => {
      const kib = /^peak=(\d+)$/m.exec(out)?.[1];
      const seconds = (performance.now() - started) / 1000;
      resolve({ code, seconds, peakMiB: kib === undefined ? undefined : Number(kib) / 1024, out });
    });
  });
}
