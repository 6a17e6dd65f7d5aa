/** `npm run generate`: rebuilds everything that is generated. A second run changes nothing. */
import { generateBindings } from "./bindings";
import { generateOpenapi } from "./openapi";
import { generateProtocol } from "./protocol";
import { generateReferenceDocs } from "./reference-docs";

async function main(): Promise<void> {
  await generateProtocol();
  await generateBindings();
  await generateReferenceDocs();
  await generateOpenapi();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
