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

/** What an access report of the whole tenant cannot say, in sentences. */
export function accessLimits(mode: ReportedDocumentedMode): readonly string[] {
  const { missing, usersRead, adminEntitlements, serviceEntitlements } = mode;
  return [
    `This tenant offers what the vendor documents. It lacks ${missing.join(", ")}.`,
    ...(missing.includes("roles")
      ? [
          "Levels are those that the desired state declares, and those of Super Admin. Those of other roles cannot be read: where somebody holds one, every level may be higher.",
        ]
      : []),
    ...(missing.includes("admin_entitlements")
      ? [
          `Roles are those that each of ${usersRead} users shows. ${SHOWN_ROLES[adminEntitlements]}`,
          "What groups hold cannot be read. A role stands at a group only where the desired state gives it to the group and its members show it.",
        ]
      : []),
    ...(missing.includes("service_entitlements")
      ? [
          `Services that may be used are those that each of ${usersRead} users shows. ${SHOWN_USES[serviceEntitlements]}`,
          "What groups may use cannot be read. A service entitlement stands at a group only where the desired state gives it to the group and its members show it.",
        ]
      : []),
  ];
}

/** What a review cannot know of what the tenant holds beside both states, in sentences. */
export function reviewLimits(mode: ReportedDocumentedMode | undefined): readonly string[] {
  if (mode === undefined) return [];
  const { missing } = mode;
  return [
    `Documented mode: this tenant lacks ${missing.join(", ")}.`,
    ...(missing.includes("roles")
      ? [
          "Levels of roles that the earlier state does not declare are not known, and count as growth where they are gained.",
        ]
      : []),
    ...(missing.includes("admin_entitlements")
      ? [
          "What neither state declares counts as far as users show it; what a group holds beside both is left out.",
        ]
      : []),
  ];
}

const SHOWN_ROLES: Record<ReportedReading, string> = {
  effective:
    "They hold it themselves or through a group: the tenant shows both and tells neither from the other.",
  direct:
    "That is what they hold themselves: what groups give them does not show, and is left out.",
  unknown:
    "Whether that is also what groups give them is not certain: they hold it themselves or through a group, and they may hold more through groups.",
};

const SHOWN_USES: Record<ReportedReading, string> = {
  effective:
    "They may use them directly or through a group: the tenant shows both and tells neither from the other.",
  direct:
    "Those are what they have themselves: what they may use through groups does not show, and is left out.",
  unknown:
    "Whether those are also what groups give them is not certain: they may use them directly or through a group, and they may use more through groups.",
};

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
