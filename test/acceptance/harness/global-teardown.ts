import { rm } from "node:fs/promises";
import { runFolder } from "./run-folder";

export default async function globalTeardown(): Promise<void> {
  await rm(runFolder(), { recursive: true, force: true, maxRetries: 3 });
}
