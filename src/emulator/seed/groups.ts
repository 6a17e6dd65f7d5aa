import type { StoredGroup, StoredUser, TenantDocument } from "../state";
import { CONTRACTORS_GROUP, HELPDESK_GROUP, REPEATED_GROUP } from "./known";
import type { SeedSource } from "./source";
import { CORPORATE_DIRECTORY, reference } from "./users";

interface GroupSeed {
  readonly name: string;
  readonly description?: string;
  /** Default `SCIM`. */
  readonly source?: "UI" | "API";
  readonly dynamic?: true;
  /** What it may not hold. */
  readonly without?: "roles" | "services" | "both";
}

const NAMED: readonly GroupSeed[] = [
  { name: HELPDESK_GROUP, description: "First line of support" },
  { name: "Security Operations", description: "Watches and responds, day and night" },
  { name: "Network Operations", description: "Runs the network" },
  { name: "Identity Team", description: "Owns sign-on and directories" },
  { name: "Executives", description: "The management board" },
  { name: "Auditors", description: "Internal and external audit" },
  { name: CONTRACTORS_GROUP, description: "External staff", without: "roles" },
  { name: "Platform Engineering" },
  { name: "Break Glass", description: "For emergencies alone", source: "UI", without: "services" },
  { name: REPEATED_GROUP, description: "Offices in Europe" },
  { name: REPEATED_GROUP, description: "Offices in Asia" },
  { name: "Incident Response", description: "On call for security incidents" },
  { name: "Firewall Administrators", source: "API" },
  { name: "Compliance" },
  { name: "Privacy Office" },
  { name: "Site Reliability" },
  { name: "Cloud Architecture" },
  { name: "Developers", description: "All who write software" },
  { name: "Quality Assurance" },
  { name: "Release Management" },
  { name: "Data Science" },
  { name: "Product Management" },
  { name: "Customer Support" },
  { name: "Field Engineering" },
  { name: "Plant Operations", description: "Runs the machines" },
  { name: "Finance" },
  { name: "Legal" },
  { name: "Human Resources" },
  { name: "Procurement" },
  { name: "Facilities" },
  { name: "Marketing" },
  { name: "Sales Americas" },
  { name: "Sales Asia Pacific" },
  { name: "Sales Europe" },
  { name: "Private Access Pilot", source: "API", without: "roles" },
  { name: "Board of Directors", source: "UI", without: "services" },
  { name: "Interns", without: "both" },
  { name: "All Employees", source: "UI", dynamic: true, without: "roles" },
  { name: "Remote Workers", source: "UI", dynamic: true },
  { name: "New Joiners", source: "UI", dynamic: true, without: "roles" },
];

/** Every so many groups, one has the older spelling `isDynamicGroup`, as the last of the dynamic ones does. */
const OLDER_EVERY = 8;

/** At least the named ones. Ids have the key `group <index>`, because names repeat. */
export function seedGroups(source: SeedSource, count: number): StoredGroup[] {
  return Array.from({ length: count }, (_, index) => {
    const {
      name,
      description,
      source: from = "SCIM",
      dynamic = false,
      without,
    } = NAMED[index] ?? { name: `Project team ${index + 1}` };
    return {
      name,
      ...(description === undefined ? {} : { description }),
      id: source.idOf(`group ${index}`),
      source: from,
      // Present, empty or missing: the wire has all three.
      ...(from === "SCIM" ? { idp: reference(source, CORPORATE_DIRECTORY) } : {}),
      ...(from === "UI" ? { idp: {} } : {}),
      adminEntitlementEnabled: without !== "roles" && without !== "both",
      serviceEntitlementEnabled: without !== "services" && without !== "both",
      ...(index % OLDER_EVERY === OLDER_EVERY - 1
        ? { isDynamicGroup: dynamic }
        : { dynamicGroup: dynamic }),
    };
  });
}

/** Each group has a few users by chance; All Employees has everyone who is active. */
export function seedMemberships(
  source: SeedSource,
  groups: readonly StoredGroup[],
  users: readonly StoredUser[],
): TenantDocument["memberships"] {
  return groups.map(({ id, name }) => {
    if (name === "All Employees") {
      return { groupId: id, userIds: users.filter((user) => user.status).map((user) => user.id) };
    }
    const wanted = 3 + Math.floor(source.random() * 18);
    const members = new Set(Array.from({ length: wanted }, () => source.pick(users).id));
    return { groupId: id, userIds: [...members] };
  });
}
