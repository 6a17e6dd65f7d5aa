import type { Hono } from "hono";
import type { EmulatorEnv } from "../headers";
import type { FaultInjector } from "./injector";
import { FaultPlanError, parseJson } from "./plan-file";

/** Below the tenant's address, outside the API. */
export const CONTROL_PATH = "/control/faults";

/**
 * Reads, sets and takes back the faults of a running tenant. It asks for no token: the tenant listens on loopback
 * alone, and no web page can send it a PUT or DELETE, for it allows no other origin.
 */
export function registerControl(app: Hono<EmulatorEnv>, faults: FaultInjector): void {
  const state = () => ({ plan: faults.plan, counts: faults.counts() });
  app.get(CONTROL_PATH, (context) => context.json(state()));
  app.put(CONTROL_PATH, async (context) => {
    try {
      faults.set(parseJson(await context.req.text()));
    } catch (error) {
      if (!(error instanceof FaultPlanError)) throw error;
      return context.json({ message: error.message, findings: error.findings }, 400);
    }
    return context.json(state());
  });
  app.delete(CONTROL_PATH, (context) => {
    faults.clear();
    return context.json(state());
  });
}
