import type { Logger } from "../wire";
import type { PluginProcess } from "./plugin-process";

/** Why the plugin ends. */
export type EndReason = "shutdown" | "terminated" | "parent gone";

const PARENT_POLL_MS = 1_000;

/**
 * Waits for the end of the plugin: the host asks for it, SIGTERM or a closed terminal does, or the host is gone.
 * Ctrl-C reaches the whole process group; Terraform then finishes what it began and calls StopProvider, so SIGINT
 * alone must end nothing.
 */
export class Lifetime {
  private end: (reason: EndReason) => void = () => undefined;
  private readonly ended: Promise<EndReason>;
  private readonly poll: NodeJS.Timeout;

  constructor(
    private readonly host: PluginProcess,
    private readonly logger: Logger,
  ) {
    this.ended = new Promise((resolve) => {
      this.end = resolve;
    });
    host.on("SIGINT", this.ignore);
    host.on("SIGTERM", this.terminate);
    host.on("SIGHUP", this.terminate);
    this.poll = setInterval(() => {
      if (!host.parentIsAlive()) this.end("parent gone");
    }, PARENT_POLL_MS);
    this.poll.unref();
  }

  readonly shutdown = (): void => this.end("shutdown");

  over(): Promise<EndReason> {
    return this.ended;
  }

  /** Gives the signals back. */
  release(): void {
    clearInterval(this.poll);
    this.host.off("SIGINT", this.ignore);
    this.host.off("SIGTERM", this.terminate);
    this.host.off("SIGHUP", this.terminate);
  }

  private readonly ignore = (): void => {
    this.logger.log("debug", "Received SIGINT; waiting for StopProvider");
  };

  private readonly terminate = (): void => this.end("terminated");
}
