/** What `zidentity review` shows: as text, as JSON, and as Markdown for a comment on a pull request. */
export { REVIEW_MARKER, reviewMarkdown } from "./review-markdown";
export { reviewJson } from "./review-json";
export { reviewText } from "./review-text";
export * from "./reviewed";
