/** Rebuilds the JSON Schemas of the desired state, of reports and of errors, from the forms that the command reads and writes by. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { jsonSchema, PUBLISHED_FORMS } from "../../src/manifest";
import { failureSchema, reportSchema } from "../../src/report";

const FOLDER = join(__dirname, "..", "..", "src", "generated");

export async function generateJsonSchemas(): Promise<void> {
  const forms = [
    ...PUBLISHED_FORMS.map((form) => [form, jsonSchema(form)] as const),
    ["report", reportSchema()] as const,
    ["error", failureSchema()] as const,
  ];
  for (const [form, schema] of forms) {
    const text = `${JSON.stringify(schema, null, 2)}\n`;
    writeFileSync(join(FOLDER, `${form}.schema.json`), text);
  }
  return Promise.resolve();
}
