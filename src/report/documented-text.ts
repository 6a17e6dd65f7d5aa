import type { Palette } from "./palette";
import type { ReportedDocumentedMode, ReportedReading } from "./reported";

/** The top of a report on a tenant that offers what the vendor documents and no more: said once. */
export function documentedText(mode: ReportedDocumentedMode, colours: Palette): string {
  const { missing, usersRead, allUsers } = mode;
  const lines = [
    `${colours.bold("Documented mode:")} this tenant offers what the vendor documents. It lacks ${missing.join(", ")}.`,
    ...readingLines(mode),
    allUsers
      ? `Read: what each of ${usersRead} users shows.`
      : `Read: what the ${usersRead} users show whom a declaration concerns. What others hold was not looked at.`,
  ];
  return `${lines.join("\n")}\n`;
}

const READINGS: Record<ReportedReading, string> = {
  effective: "users show what groups give them, too; what does not show is missing",
  direct: "users show what they hold themselves; what groups hold cannot be seen",
  unknown:
    "whether users show what groups give them is not certain; a group's record that does not show is called not verifiable",
};

function readingLines({
  missing,
  adminEntitlements,
  serviceEntitlements,
}: ReportedDocumentedMode): string[] {
  return [
    ...(missing.includes("roles") ? ["Roles: by name alone; their levels cannot be read."] : []),
    ...(missing.includes("admin_entitlements")
      ? [`Role assignments: ${READINGS[adminEntitlements]}.`]
      : []),
    ...(missing.includes("service_entitlements")
      ? [`Service entitlements: ${READINGS[serviceEntitlements]}.`]
      : []),
  ];
}

/** The same of the access of one user. */
export function accessModeText(
  { missing }: { readonly missing: readonly string[] },
  colours: Palette,
): string {
  return [
    `${colours.bold("Documented mode:")} this tenant offers what the vendor documents. It lacks ${missing.join(", ")}.`,
    ...(missing.includes("roles")
      ? [
          "Levels are those of the desired state (--manifest), and of Super Admin; those of other roles are not known.",
        ]
      : []),
    ...(missing.includes("admin_entitlements")
      ? [
          "The roles are what the tenant shows for the user. It does not tell through what: where a group is named, the desired state says so.",
        ]
      : []),
  ].join("\n");
}
