import { createHash } from "node:crypto";
import { PAGE_SCRIPT, PAGE_STYLE } from "../../generated/access-page";
import type { AccessDocument } from "../access-document";
import { layOutMap } from "./lay-out-map";
import { embeddedJson, type PageData } from "./page-data";

/**
 * The page of a document: one file that loads nothing and sends nothing. The markup is fixed; every name stands in the
 * JSON alone, and the page's script turns it into text. The policy lets no other script and no other style run.
 */
export async function accessPage(document: AccessDocument): Promise<string> {
  const data: PageData = { document, map: await layOutMap(document) };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Access report</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<main id="page"><noscript>This report shows itself with the script that is in it: open it in a browser that runs scripts, or read the same data with zidentity report --format json.</noscript></main>
<script type="application/json" id="data">${embeddedJson(data)}</script>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`;
}

function policy(): string {
  return [
    "default-src 'none'",
    `script-src ${sourceOf(PAGE_SCRIPT)}`,
    `style-src ${sourceOf(PAGE_STYLE)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function sourceOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
