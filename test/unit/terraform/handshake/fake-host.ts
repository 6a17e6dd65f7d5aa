import { EventEmitter } from "node:events";
import type { PluginProcess } from "../../../../src/terraform/handshake";
import type { ProcessEvent } from "../../../../src/terraform/handshake/plugin-process";

/** A process whose signals and parent are the test's. */
export class FakeHost implements PluginProcess {
  alive = true;
  readonly written: string[] = [];
  readonly firstLine: Promise<string>;
  private readonly events = new EventEmitter();

  constructor(
    readonly env: PluginProcess["env"],
    readonly platform: NodeJS.Platform = "linux",
  ) {
    this.firstLine = new Promise((resolve) => this.events.once("line", resolve));
  }

  now(): Date {
    return new Date();
  }

  write(text: string): void {
    this.written.push(text);
    this.events.emit("line", text);
  }

  parentIsAlive(): boolean {
    return this.alive;
  }

  on(event: string, listener: () => void): void {
    this.events.on(event, listener);
  }

  off(event: string, listener: () => void): void {
    this.events.off(event, listener);
  }

  emit(event: ProcessEvent): void {
    this.events.emit(event);
  }

  listenerCount(): number {
    return ["SIGINT", "SIGTERM", "SIGHUP", "exit"].reduce(
      (count, event) => count + this.events.listenerCount(event),
      0,
    );
  }
}
