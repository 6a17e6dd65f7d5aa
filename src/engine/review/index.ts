/**
 * Two desired states side by side, for whoever reviews the change: access, findings, and what guards them.
 * Holds no text for people.
 */
export { loadPlanSides, type PlanSides } from "./load-plan-sides";
export { type Review, reviewManifests, type ReviewOptions } from "./review-manifests";
