/**
 * A plan as a file: written, read, and held against the tenant that it was made for.
 * Holds no I/O: texts come in and go out.
 */
export { readPlanFile } from "./read-plan";
export { type DesiredHash, hashDesired, type PlannedTenant, type SavedPlan } from "./saved-plan";
export { sortByTenant, type Moved } from "./what-moved";
export { writePlan } from "./write-plan";
