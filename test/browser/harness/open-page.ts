import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { accessPage, type AccessDocument } from "../../../src/report";

/** A report in a browser, and everything that it must not do. */
export interface OpenedPage {
  readonly page: Page;
  /** Requests besides that for the file itself, errors, messages of the console, dialogs. */
  readonly trouble: readonly string[];
  close(): Promise<void>;
}

export async function openPage(
  browser: Browser,
  document: AccessDocument,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const folder = mkdtempSync(join(tmpdir(), "zidentity-page-"));
  const file = join(folder, "access.html");
  writeFileSync(file, await accessPage(document));
  const url = pathToFileURL(file).href;
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on("request", (request) => {
    if (request.url() !== url) trouble.push(`request ${request.url()}`);
  });
  page.on("console", (message) => trouble.push(`console ${message.text()}`));
  page.on("pageerror", (error) => trouble.push(`error ${error.message}`));
  page.on("dialog", (dialog) => {
    trouble.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(url);
  return {
    page,
    trouble,
    close: async () => {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
