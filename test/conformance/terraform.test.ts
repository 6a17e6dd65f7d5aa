/** The life of every resource through the real Terraform. */
import { RESOURCES } from "../../src/resources";
import type { ObjectValue, Value } from "../../src/schema";
import { describeWithTerraform, TerraformRun, withTenant } from "../acceptance/harness";
import { caseOf } from "./cases";

describeWithTerraform("through terraform", () => {
  test.each(RESOURCES)("$name is created, updated in place, imported and deleted", ({ name }) =>
    withTenant(async (tenant) => {
      const { config, updated = config, importName, stored } = caseOf(name);
      const address = `${name}.it`;
      const run = await TerraformRun.start({ tenant, hcl: toHcl(name, config(tenant)) });
      expect((await run.mustApply()).changes).toEqual({ [address]: "create" });
      const { [address]: made } = await run.state();

      await run.write(toHcl(name, config(tenant)));
      expect(await run.plan()).toMatchObject({ code: 0, errors: [], warnings: [] });

      // Forgotten and found again: the state is that of the object that was made.
      await run.execute("state", "rm", address);
      expect(await run.import(address, importName)).toMatchObject({ code: 0 });
      const { [address]: found } = await run.state();
      expect(found?.["id"]).toBe(made?.["id"]);

      const report = await run.mustApply(toHcl(name, updated(tenant)));
      expect(report.changes).toEqual(updated === config ? {} : { [address]: "update" });
      const { [address]: changed } = await run.state();
      expect(changed?.["id"]).toBe(made?.["id"]);
      expect((await run.plan()).code).toBe(0);

      expect((await run.destroy()).code).toBe(0);
      expect(stored(tenant)).toBeUndefined();
    }),
  );
});

function toHcl(type: string, config: ObjectValue): string {
  return `resource "${type}" "it" {\n${body(config)}\n}\n`;
}

function body(object: ObjectValue): string {
  return Object.entries(object)
    .map(([name, value]) => `  ${name} = ${expression(value)}`)
    .join("\n");
}

function expression(value: Value): string {
  if (Array.isArray(value)) return `[${(value as Value[]).map(expression).join(", ")}]`;
  if (typeof value === "object" && value !== null) return `{\n${body(value as ObjectValue)}\n}`;
  return JSON.stringify(value);
}
