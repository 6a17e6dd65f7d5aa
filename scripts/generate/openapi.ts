/** Rebuilds `src/generated/openapi.json` from the operations table. Needs no network. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { openapiDocument } from "./openapi/document";

const target = join(__dirname, "..", "..", "src", "generated", "openapi.json");

export async function generateOpenapi(): Promise<void> {
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, `${JSON.stringify(openapiDocument(), null, 2)}\n`);
}

if (require.main === module) {
  generateOpenapi().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
