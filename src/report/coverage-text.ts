import { counted } from "./counted";
import { printable } from "./printable";
import type { Report, ReportedCounts, ReportedCoverage } from "./reported";

/** Services that are named; the others are in the JSON. Those with the most that nobody declares come first. */
const SHOWN = 12;

/** How much of what is granted is declared, by service, and how much is passed over. */
export function coverageText({ coverage, ignored = [] }: Report): string {
  if (coverage === undefined) return "";
  const services = coverage.by_service.toSorted(byOpen);
  const rest = services.length - SHOWN;
  const lines = [
    managedText(coverage),
    ...services
      .slice(0, SHOWN)
      .map(({ service, ...counts }) => `  ${printable(service)}: ${share(counts)}`),
    ...(rest > 0 ? [`  … and ${rest} more: see them with --format json`] : []),
    ...(ignored.length === 0
      ? []
      : [`Ignored by the desired state: ${counted(ignored.length, "object")}.`]),
  ];
  return `${lines.join("\n")}\n`;
}

/** `Managed: 3 of 12 grants (25 %).` */
export function managedText(coverage: ReportedCoverage): string {
  return coverage.partial === true
    ? `Managed, of what can be seen here: ${share(coverage)}. What groups hold, and nobody shows, is not in it.`
    : `Managed: ${share(coverage)}.`;
}

/** `3 of 12 grants (25 %), 1 ignored` */
export function share({ managed, total, percent, ignored }: ReportedCounts): string {
  return `${managed} of ${counted(total, "grant")} (${percent} %)${ignored === 0 ? "" : `, ${ignored} ignored`}`;
}

function byOpen(a: ReportedCounts, b: ReportedCounts): number {
  return b.total - b.managed - (a.total - a.managed);
}
