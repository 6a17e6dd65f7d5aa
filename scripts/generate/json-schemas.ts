/** Rebuilds the JSON Schemas of the desired state, from the forms that the command reads by. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { jsonSchema, PUBLISHED_FORMS } from "../../src/manifest";

const FOLDER = join(__dirname, "..", "..", "src", "generated");

export async function generateJsonSchemas(): Promise<void> {
  for (const form of PUBLISHED_FORMS) {
    const text = `${JSON.stringify(jsonSchema(form), null, 2)}\n`;
    writeFileSync(join(FOLDER, `${form}.schema.json`), text);
  }
  return Promise.resolve();
}
