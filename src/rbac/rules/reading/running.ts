import { json, type ReadingRule, yaml } from "./reading-rule";

/** What the desired state says beside its declarations, of which the command alone takes notice. */
const OWNERSHIP: readonly ReadingRule[] = [
  {
    id: "ownership/empty-desired-state",
    severity: "error",
    title: "Empty desired state that owns a part of the tenant",
    why: "Everybody within would lose every access.",
    fix: "Declare what shall stay, or set the ownership to additive.",
    sources: ["P"],
    example: yaml(
      "ownership:\n  mode: authoritative\n  over: [{ services: [ZIA] }]\nassignments: []",
    ),
  },
  {
    id: "ownership/ignored-scope",
    severity: "error",
    title: "Declaration that would change the scope of what is ignored",
    why: "A record has one scope, and it holds roles that somebody else answers for.",
    fix: "Declare the scope that the record has, or take the roles out of ignore and declare them.",
    sources: ["P"],
    needsTenant: true,
    example: yaml(
      "# Helpdesk holds Auditor on ZPA in the scope Plant\nassignments:\n  - { group: Helpdesk, service: ZPA, roles: [Reader], scope: Default }\nignore:\n  - { groups: [Helpdesk], roles: [Auditor], reason: owned by the SOC, owner: soc@example.com }",
    ),
  },
  {
    id: "ownership/ignore-ended",
    severity: "warning",
    title: "Entry of what is ignored that has ended",
    why: "What it spared counts as unmanaged again.",
    fix: "Remove the entry, or give it a later until.",
    sources: ["P"],
    example: yaml(
      "ignore:\n  - { groups: [SOC], reason: owned by the SOC, owner: soc@example.com, until: 2026-05-31 }",
    ),
  },
  {
    id: "ownership/nothing-declared-within",
    severity: "error",
    title: "Owned part of the tenant in which nothing is declared",
    why: "A scope that is misspelled, or whose declarations are elsewhere, looks like one that is to be cleared.",
    fix: "Correct the scope, or load what declares within it. To clear it, name the guard: --allow emptied-scope.",
    sources: ["P"],
    needsTenant: true,
    example: yaml(
      "ownership:\n  mode: authoritative\n  over: [{ services: [ZCC] }]\nassignments:\n  - { group: Helpdesk, roles: [Desk] }   # on ZIdentity; on ZCC 200 grants are held",
    ),
  },
  {
    id: "ownership/removed-role-held",
    severity: "error",
    title: "Role to be removed that somebody would still hold",
    why: "A tenant does not delete a role that is assigned.",
    fix: "Own those assignments as well, declare the role, or add it to ignore.",
    sources: ["P"],
    needsTenant: true,
    example: yaml(
      "# Desk is declared by nobody, and held on ZIdentity\nownership:\n  mode: authoritative\n  over: [{ roles: [Desk], services: [ZIdentity], groups: [Helpdesk] }]",
    ),
  },
  {
    id: "ownership/unknown-service",
    severity: "error",
    title: "Service of an ownership that the tenant does not have just once",
    why: "What is owned must be certain before anything is removed.",
    fix: "Name the service with its cloud and organisation.",
    sources: ["P"],
    needsTenant: true,
    example: yaml("ownership:\n  mode: authoritative\n  over: [{ services: [ZIB] }]"),
  },
  {
    id: "moved/not-clear",
    severity: "error",
    title: "Moved role of which it is not clear what is meant",
    why: "A role keeps its id and its holders under a new name only where both names are certain.",
    fix: "Declare the role under its new name alone, and name each role in one entry.",
    sources: ["P"],
    example: yaml("moved: [{ from: Desk, to: Service Desk }]\n# and no role Service Desk"),
  },
];

const GUARDS: readonly ReadingRule[] = [
  {
    id: "guard/last-admin",
    severity: "error",
    title: "Run after which nobody has full control",
    why: "Whoever is left could not give access back.",
    fix: "Keep one active user in full control, or name the guard: --allow last-admin.",
    sources: ["P"],
    needsTenant: true,
    example: yaml("# owner@example.com is the only Super Admin\nassignments: []"),
  },
  {
    id: "guard/own-access",
    severity: "error",
    title: "Run that takes its own access away",
    why: "The API client that carries it out could not take it back.",
    fix: "Leave the roles of this API client, or name the guard: --allow own-access.",
    sources: ["P"],
    needsTenant: true,
    example: yaml(
      "roles:\n  - name: Deployment # which this API client holds\n    permissions: {}",
    ),
  },
  {
    id: "guard/break-glass",
    severity: "error",
    title: "Run that takes access from an account for emergencies",
    why: "What is needed on the worst day is missed on no other.",
    fix: "Declare what the account holds, or name the guard: --allow break-glass.",
    sources: ["P"],
    needsTenant: true,
    example: yaml("guards:\n  break_glass: { users: [glass@example.com] }"),
  },
  {
    id: "guard/removals",
    severity: "error",
    title: "Run that removes a large part of all grants",
    why: "A desired state of which a part is missing looks like one that removes much.",
    fix: "Check that the desired state is whole; raise guards.max_removals, or name the guard: --allow removals.",
    sources: ["P"],
    needsTenant: true,
    example: yaml("guards:\n  max_removals: { percent: 25, count: 20 }"),
  },
];

const RUN: readonly ReadingRule[] = [
  {
    id: "plan/tenant-moved",
    severity: "error",
    title: "Tenant that has moved since the plan",
    why: "A saved plan does what was seen and approved, or nothing.",
    fix: "Plan again, and look at the difference.",
    sources: ["P"],
    needsTenant: true,
    example: json('{ "steps": [], "unchanged": ["something that is another thing now"] }'),
  },
  {
    id: "apply/undid-change",
    severity: "warning",
    title: "Apply that undid what somebody else did since the plan",
    why: "Nothing of it was in the plan, so that whoever approved the plan is told.",
    fix: "Nothing, if that is meant. Otherwise declare what was added, or set exclusive to false.",
    sources: ["P"],
    needsTenant: true,
    example: yaml(
      "# somebody grants Auditor to Helpdesk between plan and apply\nassignments:\n  - { group: Helpdesk, roles: [Desk] }",
    ),
  },
  {
    id: "tenant/capability-missing",
    severity: "error",
    title: "Tenant that does not offer the operations that are needed",
    why: "The vendor does not document the operations that write roles and entitlements, and a tenant may lack them.",
    fix: "See the changes with zidentity plan, make them by hand with zidentity runbook, and check them with zidentity drift.",
    sources: ["W", "P"],
    needsTenant: true,
    example: yaml("roles:\n  - name: Desk # on a tenant without POST /roles"),
  },
];

/** What is found of a run: what it owns, what it must not do, and what it cannot. */
export const RUN_RULES: readonly ReadingRule[] = [...OWNERSHIP, ...GUARDS, ...RUN];
