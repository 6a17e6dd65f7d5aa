import { createHash } from "node:crypto";
import { accessPage } from "../../../../src/report";
import { chooseHolders } from "../../../../src/report/html/choose-holders";
import { layOutMap } from "../../../../src/report/html/lay-out-map";
import { documentOf, hostileRecords, largeRecords } from "../access-document/access-records";

const sha256 = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

describe("the page", () => {
  test("holds the same data whatever the names, and no markup of theirs", async () => {
    const document = documentOf(hostileRecords());
    const page = await accessPage(document);
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page.match(/<\/script/g)).toHaveLength(2);
    expect(page).not.toContain("<img");
    expect(page).not.toContain("<!--");
    expect(page).not.toContain("-->");
    const data = /id="data">(.*?)<\/script>/s.exec(page)?.[1] ?? "";
    expect(data).not.toMatch(/[<>&\u2028\u2029]/);
    const read = JSON.parse(data) as { document: unknown };
    expect(read.document).toEqual(JSON.parse(JSON.stringify(document)));
  });

  test("lets just its own script and style run, and loads nothing", async () => {
    const page = await accessPage(documentOf());
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? "";
    const script = /<script>(.*?)<\/script>/s.exec(page)?.[1] ?? "";
    const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? "";
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      `script-src ${sha256(script)}`,
      `style-src ${sha256(style)}`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(page).not.toMatch(
      /(src|href)=|url\(|@import|innerHTML|insertAdjacentHTML|document\.write/,
    );
  });
});

describe("the drawing", () => {
  test("has groups, roles and services in columns, from left to right", async () => {
    const { nodes, edges } = await layOutMap(documentOf());
    const columns = (kind: string) => nodes.filter((node) => node.kind === kind).map(({ x }) => x);
    expect(new Set(columns("group")).size).toBe(1);
    expect(Math.max(...columns("group"))).toBeLessThan(Math.min(...columns("role")));
    expect(Math.max(...columns("role"))).toBeLessThan(Math.min(...columns("service")));
    // First and Second, and the users; four roles, of which three are of ZIdentity or ZIA by groups.
    expect(nodes.filter(({ kind }) => kind === "group")).toHaveLength(2);
    expect(nodes.filter(({ kind }) => kind === "users")).toHaveLength(1);
    expect(edges).toHaveLength(4 + 4);
  });

  test("is bounded, and says how many groups found no room", async () => {
    const records = largeRecords(100);
    const roles = Array.from({ length: 200 }, (_, index) => ({
      id: `x${index}`,
      name: `X ${index}`,
    }));
    const [own, linked] = records.services;
    const grants = records.groups.map(({ id }, index) => ({
      principal: { kind: "group" as const, id },
      serviceId: "s2",
      roles: [roles[index]!],
    }));
    const document = documentOf({ ...records, services: [own!, { ...linked!, roles }], grants });
    const { holders, leftOut } = chooseHolders(document);
    expect(holders.length + leftOut).toBe(200);
    const { nodes } = await layOutMap(document);
    expect(nodes.length).toBeLessThanOrEqual(72);
    expect(leftOut).toBeGreaterThan(0);
  });

  test("of a tenant in which nobody holds anything is empty", async () => {
    const map = await layOutMap(documentOf({ grants: [] }));
    expect(map).toMatchObject({ width: 0, height: 0, nodes: [], edges: [] });
  });
});
