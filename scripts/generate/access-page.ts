/**
 * Rebuilds `src/generated/access-page/`: script and style of the access report, each as one text. They are generated so
 * that the command finds them wherever it runs from, and needs no bundler there.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";

const root = join(__dirname, "..", "..");
const page = join(root, "src", "report", "html", "page");
const target = join(root, "src", "generated", "access-page");

export async function generateAccessPage(): Promise<void> {
  mkdirSync(target, { recursive: true });
  const constants = {
    PAGE_SCRIPT: bundle(join(page, "main.ts")),
    PAGE_STYLE: bundle(join(page, "page.css")),
  };
  const lines = Object.entries(constants).map(
    ([name, text]) => `export const ${name} = ${JSON.stringify(text)};\n`,
  );
  writeFileSync(
    join(target, "index.ts"),
    `// Made by npm run generate from src/report/html/page.\n${lines.join("")}`,
  );
  return Promise.resolve();
}

function bundle(entry: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: "browser",
    target: ["chrome120", "firefox121", "safari17"],
    format: "iife",
    minify: true,
    charset: "ascii",
    legalComments: "none",
    tsconfig: join(page, "tsconfig.json"),
    logLevel: "warning",
  });
  return outputFiles[0]?.text.trim() ?? "";
}

if (require.main === module) {
  generateAccessPage().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
