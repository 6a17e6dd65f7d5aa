import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compareWithTenant, loadManifests } from "../../../src/engine";
import { smallTenant } from "../tenant/small-tenant";
import { NOW } from "./declared";

const YAML = `name: access
ownership:
  mode: authoritative
  over:
    - services: [ZQA]
ignore:
  - { users: [a], reason: r, owner: o, until: "2020-01-01" }
  - { services: [ZZZ], reason: r, owner: o }
moved:
  - { from: Desk, to: Second Desk }
roles:
  - { name: Desk }
  - { name: Second Desk }
`;

test("findings on ownership, ignore and moved name the line of the entry", async () => {
  const folder = mkdtempSync(join(tmpdir(), "zidentity-placed-"));
  try {
    const file = join(folder, "access.yaml");
    writeFileSync(file, YAML);
    const loaded = await loadManifests(file, { from: folder });
    const { problems } = await compareWithTenant(loaded, smallTenant(), NOW);
    const lines = problems.map(({ diagnostic: { ruleId, place } }) => [ruleId, place?.line]);
    expect(lines).toEqual(
      expect.arrayContaining([
        ["ownership/unknown-service", 5],
        ["ownership/ignore-ended", 7],
        ["ownership/unknown-service", 8],
        ["moved/not-clear", 10],
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
