/**
 * Takes the picture of the access report in the README: the embedded tenant, its report, and a browser.
 *
 *   npx tsx scripts/screenshot.ts                 # docs/images/access-report.png
 *   npx tsx scripts/screenshot.ts --all DIR       # other views as well, to look at
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { run } from "../src/cli/program";
import { findChromium, launchChromium } from "../test/browser/harness/chromium";
import { startDemoTenant } from "../test/browser/harness/demo-tenant";

const PICTURE = join(__dirname, "..", "docs", "images", "access-report.png");
const NOW = new Date("2026-06-01T08:00:00Z");

interface View {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly dark?: boolean;
  readonly prepare?: (page: Page) => Promise<unknown>;
}

const openCell = async (page: Page): Promise<void> => {
  await page.fill("#search", "ann@");
  await page.locator("#grid .body .row").first().locator(".cell").nth(5).click();
};

const VIEWS: readonly View[] = [
  { name: "light", width: 1440, height: 900 },
  { name: "dark", width: 1440, height: 900, dark: true },
  { name: "cell", width: 1440, height: 900, prepare: openCell },
  {
    name: "principal-dark",
    width: 1440,
    height: 900,
    dark: true,
    prepare: async (page) => {
      await page.fill("#search", "helpdesk");
      await page.locator("#grid .body .name").first().click();
    },
  },
  { name: "use", width: 1440, height: 900, prepare: (page) => page.click("#tab-use") },
  {
    name: "use-dark",
    width: 1440,
    height: 900,
    dark: true,
    prepare: async (page) => {
      await page.click("#tab-use");
      await page.locator("#use-grid .data").first().click();
    },
  },
  { name: "map", width: 1440, height: 900, prepare: (page) => page.click("#tab-map") },
  {
    name: "map-dark-lit",
    width: 1440,
    height: 900,
    dark: true,
    prepare: async (page) => {
      await page.click("#tab-map");
      await page.locator(".node-role").first().click();
    },
  },
  { name: "changes", width: 1440, height: 900, prepare: (page) => page.click("#tab-changes") },
  { name: "narrow", width: 400, height: 800 },
  { name: "narrow-dark-cell", width: 400, height: 800, dark: true, prepare: openCell },
];

async function main(): Promise<void> {
  const executable = findChromium(process.env);
  if (executable === undefined) throw new Error("There is no chromium: install Debian's package.");
  const folder = mkdtempSync(join(tmpdir(), "zidentity-screenshot-"));
  const tenant = await startDemoTenant();
  const browser = await launchChromium(executable);
  try {
    const url = await report(folder, tenant);
    await picture(browser, url, { name: "light", width: 1280, height: 800 }, PICTURE);
    const at = process.argv.indexOf("--all");
    const views = at < 0 ? [] : VIEWS;
    for (const view of views) {
      await picture(browser, url, view, join(process.argv[at + 1] ?? ".", `${view.name}.png`));
    }
  } finally {
    await browser.close();
    await tenant.emulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function report(
  folder: string,
  { env, manifest }: Awaited<ReturnType<typeof startDemoTenant>>,
): Promise<string> {
  writeFileSync(join(folder, "zidentity.json"), JSON.stringify(manifest));
  const code = await run(["report", "-m", "zidentity.json", "--vanity-domain", "acme"], "0.0.0", {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    env,
    cwd: folder,
    colours: false,
    errColours: false,
    shows: false,
    ask: () => Promise.resolve(undefined),
    now: () => NOW,
    signal: new AbortController().signal,
  });
  if (code !== 0) throw new Error("The report was not written.");
  return pathToFileURL(join(folder, "access.html")).href;
}

async function picture(
  browser: Browser,
  url: string,
  { width, height, dark = false, prepare }: View,
  path: string,
): Promise<void> {
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
  });
  page.on("console", (message) => console.error(message.text()));
  page.on("pageerror", (error) => console.error(error));
  await page.goto(url);
  await prepare?.(page);
  await page.screenshot({ path });
  await page.close();
  console.log(`wrote ${path}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
