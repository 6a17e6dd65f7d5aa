/** `npm run generate`: rebuilds everything that is generated. A second run changes nothing. */
import { generateBindings } from "./bindings";
import { generateProtocol } from "./protocol";
import { generateReferenceDocs } from "./reference-docs";

async function main(): Promise<void> {
  await generateProtocol();
  await generateBindings();
  await generateReferenceDocs();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
