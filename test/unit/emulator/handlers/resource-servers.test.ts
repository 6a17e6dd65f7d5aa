import { field, list, openTenant, textOf } from "../open-tenant";

async function lines(tenant: Awaited<ReturnType<typeof openTenant>>, service: string) {
  const reply = await tenant.call("GET", "/resource-servers");
  return list(reply.json, "records")
    .flatMap((server) => list(server, "serviceScopes"))
    .filter((entry) => field(entry, "service", "name") === service);
}

test("eleven services, two of them ZIA told apart by cloud and organisation", async () => {
  const tenant = await openTenant();
  const reply = await tenant.call("GET", "/resource-servers");
  const services = list(reply.json, "records").flatMap((server) =>
    list(server, "serviceScopes").map((entry) => field(entry, "service", "name")),
  );
  expect(services.toSorted()).toEqual(
    [
      "ZIAM",
      "ZIA",
      "ZIA",
      "ZPA",
      "ZDX",
      "ZCC",
      "CLOUD_CONNECTOR",
      "BI",
      "ZRA",
      "ZGUARD",
      "ZINSIGHTS",
    ].toSorted(),
  );
  const zia = (await lines(tenant, "ZIA")).map((entry) => [
    field(entry, "service", "cloudName"),
    field(entry, "service", "orgName"),
  ]);
  expect(zia).toEqual([
    ["zscalerthree.net", "Acme West"],
    ["zscalertwo.net", "Acme East"],
  ]);
});

test("ZIdentity is listed without cloud and organisation, its roles as they are now", async () => {
  const tenant = await openTenant();
  const made = await tenant.call("POST", "/roles", { name: "Desk" });
  const [ziam] = await lines(tenant, "ZIAM");
  expect(field(ziam, "service")).not.toHaveProperty("cloudName");
  expect(field(ziam, "service")).not.toHaveProperty("orgName");
  expect(list(ziam, "scopes").at(-1)).toEqual({
    id: `${textOf(ziam, "service", "id")}::${textOf(made.json, "id")}`,
    name: "Role:Desk",
  });
});

test("ZPA's roles are listed once a scope", async () => {
  const [zpa] = await lines(await openTenant(), "ZPA");
  const names = list(zpa, "scopes").map((line) => textOf(line, "name"));
  expect(names).toContain("Scope:Default: Role:ZPA Administrator");
  expect(names).toContain("Scope:Plant Network: Role:ZPA Administrator");
  for (const line of list(zpa, "scopes")) {
    expect(field(line, "id")).toMatch(
      new RegExp(`^${textOf(zpa, "service", "id")}:[a-z0-9]{13}:[a-z0-9]{13}$`),
    );
  }
});

test("one resource server is read by id", async () => {
  const tenant = await openTenant();
  const first = field((await tenant.call("GET", "/resource-servers")).json, "records", 0);
  expect((await tenant.call("GET", `/resource-servers/${textOf(first, "id")}`)).json).toEqual(
    first,
  );
});
