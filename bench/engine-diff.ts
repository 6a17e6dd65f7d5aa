/**
 * Seconds that the diff alone takes of so many assignments against as many: no names, no tenant.
 * `npx tsx bench/engine-diff.ts`: 100,000 against 100,000, one in ten of them with another role.
 */
import { diff, type Planned, type State } from "../src/lifecycle";
import { resourceNamed } from "../src/resources";
import { declaredAssignments } from "./declared-assignments";

const COUNT = 100_000;

const definition = resourceNamed("zidentity_user_role_assignment");
if (definition === undefined) throw new Error("There are no user role assignments.");

const stateOf = (role: string) => (one: { userId: string; serviceId: string }) => ({
  id: `user/${one.userId}/${one.serviceId}`,
  user_id: one.userId,
  service_id: one.serviceId,
  role_ids: ["r0", role],
  scope_id: null,
  exclusive: true,
  expires_at: null,
  active: true,
});
const declared = declaredAssignments(COUNT, 10);
const before: State[] = declared.map(stateOf("r1"));
const after: Planned[] = declared.map((one, at) => stateOf(at % 10 === 0 ? "r2" : "r1")(one));

const started = performance.now();
let changes = 0;
for (const [at, planned] of after.entries())
  if (diff(definition, before[at] ?? null, planned).action !== "none") changes += 1;
const seconds = (performance.now() - started) / 1000;
if (changes !== COUNT / 10) throw new Error(`${changes} changes were found.`);
console.log(`${COUNT} against ${COUNT}: ${seconds.toFixed(3)} s`);
