/** `npm run generate`: rebuilds everything that is generated. A second run changes nothing. */
import { generateAccessPage } from "./access-page";
import { generateBindings } from "./bindings";
import { generateCliDocs } from "./cli-docs";
import { generateOpenapi } from "./openapi";
import { generateJsonSchemas } from "./json-schemas";
import { generateProtocol } from "./protocol";
import { generateReferenceDocs } from "./reference-docs";
import { generateRuleDocs } from "./rule-docs";

async function main(): Promise<void> {
  await generateProtocol();
  await generateBindings();
  await generateReferenceDocs();
  await generateCliDocs();
  await generateOpenapi();
  await generateRuleDocs();
  await generateJsonSchemas();
  await generateAccessPage();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
