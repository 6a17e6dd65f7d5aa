import type { Browser, Page } from "playwright-core";
import {
  documentOf,
  hostileRecords,
  largeRecords,
} from "../unit/report/access-document/access-records";
import { launchChromium } from "./harness/chromium";
import { describeWithChromium } from "./harness/decide";
import { openPage, type OpenedPage } from "./harness/open-page";

const DESIRED: Parameters<typeof documentOf>[1] = {
  objects: [
    {
      object: {
        status: "changed",
        resource: "zidentity_role",
        title: "role",
        name: "Directory Reader",
        path: "access/reader",
        attributes: [{ path: "permissions.roles", actual: "full", declared: "view_only" }],
      },
      concern: { roleId: "r2" },
    },
    {
      object: {
        status: "none",
        resource: "zidentity_user_role_assignment",
        title: "user role assignment",
        name: "ann@example.com on ZIAM",
        path: "access/ann",
        attributes: [],
      },
      concern: { principal: { kind: "user", id: "u1" } },
    },
  ],
  findings: [
    {
      path: "access/ann",
      diagnostic: {
        severity: "warning",
        summary: "The access expires soon",
        detail: "It ends.",
        ruleId: "assignment/expires-soon",
      },
    },
  ],
};

const names = (page: Page) => page.locator("#grid .body .who-name").allInnerTexts();
const background = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => getComputedStyle(element).backgroundColor);
const focused = (page: Page) =>
  page.evaluate(() => {
    const cell = document.activeElement;
    const row = cell?.parentElement;
    return {
      name: row?.querySelector(".who-name")?.textContent ?? "",
      label: cell?.getAttribute("aria-label") ?? "",
    };
  });

/** A change of the medium is told to the page with the next frame. */
const hasRows = (page: Page, rows: number) =>
  page.waitForFunction(
    (wanted) => document.querySelectorAll("#grid .body .row").length === wanted,
    rows,
  );

describeWithChromium("the access report in a browser", (executable) => {
  let browser: Browser;
  let opened: OpenedPage;
  beforeAll(async () => {
    browser = await launchChromium(executable);
  });
  afterAll(async () => {
    await browser.close();
  });
  const open = async (
    ...args: Parameters<typeof openPage> extends [unknown, ...infer R] ? R : never
  ) => {
    opened = await openPage(browser, ...args);
    return opened.page;
  };
  // Whatever a test does: no request, no dialog, no word on the console.
  afterEach(async () => {
    await opened.close();
    expect(opened.trouble).toEqual([]);
  });

  test("shows levels in letters, and in light as in dark colours that can be read", async () => {
    const page = await open(documentOf(), { colorScheme: "light" });
    const ann = page.locator("#grid .body .row", { hasText: "ann@example.com" });
    await expect(
      ann.locator('[aria-label="External Identities: View only"]').innerText(),
    ).resolves.toBe("V");
    await expect(ann.locator('[aria-label="Roles: Full"]').innerText()).resolves.toBe("F");
    const light = await background(page, "body");
    expect(await worstContrast(page)).toBeGreaterThanOrEqual(4.5);
    await page.click("#theme");
    const dark = await background(page, "body");
    expect(dark).not.toBe(light);
    expect(await worstContrast(page)).toBeGreaterThanOrEqual(4.5);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.click("#theme");
    expect(await background(page, "body")).toBe(light);
  });

  test("follows the colours of the system", async () => {
    const page = await open(documentOf(), { colorScheme: "dark" });
    const dark = await background(page, "body");
    await page.emulateMedia({ colorScheme: "light" });
    expect(await background(page, "body")).not.toBe(dark);
  });

  test("finds and filters", async () => {
    const page = await open(documentOf({}, DESIRED));
    expect(await page.locator("#status").innerText()).toContain("4 of 6");
    await page.fill("#search", "KELLER");
    expect(await names(page)).toEqual(["ann@example.com"]);
    await page.locator("#panel-matrix >> text=Reset").click();
    await page.selectOption("#kind", "group");
    expect((await names(page)).sort()).toEqual(["First", "Second"]);
    await page.locator("#panel-matrix >> text=Reset").click();
    await page.selectOption("#module", { label: "Roles" });
    await page.selectOption("#level", { label: "Full" });
    expect((await names(page)).sort()).toEqual(["First", "ann@example.com", "bob@example.com"]);
    await page.locator("#panel-matrix >> text=Reset").click();
    await page.selectOption("#service", { label: "ZIA (one.net, West)" });
    expect((await names(page)).sort()).toEqual([
      "First",
      "Second",
      "ann@example.com",
      "bob@example.com",
    ]);
    await page.locator("#panel-matrix >> text=Reset").click();
    await page.check("#everybody");
    expect(await names(page)).toContain("cleo@example.com");
    await page.locator("#panel-matrix >> text=Reset").click();
    await page.check("#only-findings");
    expect(await names(page)).toEqual(["ann@example.com"]);
    await page.uncheck("#only-findings");
    await page.check("#only-drift");
    expect(await names(page)).toEqual(["First"]);
  });

  test("says on a click by which paths a level comes, which decides, and by what rule", async () => {
    const page = await open(documentOf());
    await page.click(
      '#grid .body .row:has-text("ann@example.com") [aria-label^="External Identities"]',
    );
    const text = await page.locator("#drawer").innerText();
    expect(text).toMatch(/decides\s+View only by Directory Reader through group "First"/);
    expect(text).toMatch(/outranked\s+Restricted view by Directory Viewer held directly/);
    expect(text).toContain("On ZIdentity roles add up: on each module the highest level wins");
    await page.click("text=Everything of this principal");
    const all = await page.locator("#drawer").innerText();
    expect(all).toContain("On a linked service the roles of the group that was created first win.");
    expect(all).toMatch(/decides\s+Auditor through group "First"/);
    expect(all).toMatch(/without effect\s+Firewall Admin through group "Second"/);
  });

  test("is wholly reached by keyboard", async () => {
    const page = await open(documentOf());
    await page.focus("#search");
    await page.keyboard.type("ann");
    await page.locator("#grid .body .name").first().focus();
    await page.keyboard.press("ArrowRight");
    expect((await focused(page)).label).toMatch(/^Admin Sign-On Policy: /);
    await page.keyboard.press("End");
    expect((await focused(page)).label).toMatch(/^ZIA \(one.net, West\): Auditor/);
    await page.keyboard.press("Enter");
    expect(await page.locator("#drawer").isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await page.locator("#drawer").isVisible()).toBe(false);
    expect((await focused(page)).label).toMatch(/^ZIA/);
    const outline = await page.evaluate(
      () => getComputedStyle(document.activeElement!).outlineStyle,
    );
    expect(outline).toBe("solid");
    await page.focus("#tab-matrix");
    await page.keyboard.press("ArrowRight");
    expect(await page.locator("#panel-use").isVisible()).toBe(true);
    await page.keyboard.press("ArrowRight");
    expect(await page.locator("#panel-map").isVisible()).toBe(true);
    expect(await page.getAttribute("#tab-map", "aria-selected")).toBe("true");
    await page.locator(".node").first().focus();
    await page.keyboard.press("Enter");
    expect(await page.locator(".node.dim").count()).toBeGreaterThan(0);
    await page.keyboard.press("Escape");
    expect(await page.locator(".node.dim").count()).toBe(0);
  });

  test("says of the use of services what a tenant does not tell, and of roles what it does", async () => {
    const entitlements = [
      { principal: { kind: "user" as const, id: "u3" }, serviceId: "s2", untold: true },
    ];
    const page = await open(
      documentOf({ entitlements }, undefined, {
        missing: ["service_entitlements"],
        usersRead: 3,
        allUsers: true,
        adminEntitlements: "unknown",
        serviceEntitlements: "unknown",
      }),
    );
    await page.check("#everybody");
    const roles = page.locator("#grid .body .row", { hasText: "Idle" });
    expect(await roles.locator('[aria-label$=": not known"]').count()).toBe(0);
    await page.click("#tab-use");
    await page.check("#use-everybody");
    const cell = (name: string) =>
      page
        .locator("#use-grid .body .row", { hasText: name })
        .locator('[aria-label^="ZIA (one.net, West)"]');
    expect(await cell("cleo@").innerText()).toBe("D/G");
    expect(await cell("cleo@").getAttribute("aria-label")).toBe(
      "ZIA (one.net, West): may use it (directly or through a group: the tenant does not tell)",
    );
    expect([await cell("Idle").innerText(), await cell("bob@").innerText()]).toEqual(["?", "?"]);
    await cell("Idle").click();
    expect(await page.locator("#drawer").innerText()).toMatch(
      /What services this group may use cannot be read[\s\S]*not known\s+ZIA \(one\.net, West\)/,
    );
    await page.keyboard.press("Escape");
    expect(await page.locator("#panel-use .legend").innerText()).toContain("not told");
    expect(await worstContrast(page)).toBeGreaterThanOrEqual(4.5);
  });

  test("shows who may use which service, by which ways, searched and filtered", async () => {
    const page = await open(documentOf());
    await page.click("#tab-use");
    const row = (name: string) => page.locator("#use-grid .body .row", { hasText: name });
    const mark = (name: string) =>
      row(name).locator('[aria-label^="ZIA (one.net, West)"]').innerText();
    expect(await page.locator("#use-status").innerText()).toContain("3 of 6");
    expect([await mark("cleo@"), await mark("ann@"), await mark("Second")]).toEqual([
      "D",
      "G",
      "D",
    ]);
    expect(await page.locator("#use-grid .head-cell").count()).toBe(1);
    await row("ann@").locator(".data").click();
    expect(await page.locator("#drawer").innerText()).toMatch(
      /Use of services\s+may use\s+ZIA \(one\.net, West\) through group "Second"/,
    );
    await page.keyboard.press("Escape");
    expect((await focused(page)).label).toBe(
      'ZIA (one.net, West): may use it through group "Second"',
    );
    await page.selectOption("#use-kind", "group");
    expect(await page.locator("#use-grid .who-name").allInnerTexts()).toEqual(["Second"]);
    await page.locator("#panel-use >> text=Reset").click();
    await page.check("#use-everybody");
    await page.fill("#use-search", "idle");
    expect(await mark("Idle")).toBe("–");
    expect(await worstContrast(page)).toBeGreaterThanOrEqual(4.5);
    await page.click("#theme");
    expect(await worstContrast(page)).toBeGreaterThanOrEqual(4.5);
  });

  test("says so where the tenant does not list who may use what", async () => {
    const { entitlements: _none, ...access } = documentOf();
    const page = await open(access);
    await page.click("#tab-use");
    expect(await page.locator("#panel-use").innerText()).toContain("does not list who may use");
  });

  test("draws how a principal comes to its roles, and has the same as a table", async () => {
    const page = await open(documentOf());
    await page.click('#grid .body .name:has-text("bob@example.com")');
    await page.click("text=Show in the drawing");
    const lit = page.locator(".node:not(.dim) .node-name");
    expect((await lit.allTextContents()).sort()).toEqual([
      "Auditor",
      "Directory Reader",
      "First",
      "ZIA (one.net, West)",
      "ZIdentity",
    ]);
    await page.click(".as-table summary");
    const records = page.locator(".as-table tbody tr");
    await records.first().waitFor();
    expect(await records.count()).toBe(4);
  });

  test("tells drift and findings", async () => {
    const page = await open(documentOf({}, DESIRED));
    await page.click("#tab-changes");
    const text = await page.locator("#panel-changes").innerText();
    expect(text).toContain("1 object differs, 1 as declared.");
    expect(text).toMatch(/permissions\.roles\s+view_only\s+full/);
    expect(text).toContain("assignment/expires-soon");
  });

  test("says what could not be read, and takes nothing for none that does not show", async () => {
    const [first] = DESIRED.objects;
    if (first === undefined) throw new Error("There is one.");
    const unverified = { ...first, object: { ...first.object, status: "unverified" as const } };
    const desired = { ...DESIRED, objects: [unverified, ...DESIRED.objects] };
    const page = await open(
      documentOf({}, desired, {
        missing: ["roles", "admin_entitlements"],
        usersRead: 4,
        allUsers: true,
        adminEntitlements: "unknown",
        serviceEntitlements: "unknown",
      }),
      { colorScheme: "light" },
    );
    const limits = await page.locator("#limits").innerText();
    expect(limits).toContain("Not everything could be read");
    expect(limits).toContain("What groups hold cannot be read.");
    const ann = page.locator(".body .row", { hasText: "ann@example.com" });
    await expect(ann.locator('[aria-label="Roles: Full or more"]').innerText()).resolves.toBe("F+");
    await expect(ann.locator('[aria-label$=": not known"]').first().innerText()).resolves.toBe("?");
    expect(await page.locator('[aria-label$=": None"], [aria-label$=": no role"]').count()).toBe(0);
    expect(await page.locator("#status").innerText()).not.toContain("hold nothing");
    expect(await worstContrast(page)).toBeGreaterThanOrEqual(4.5);
    await page.click("#tab-changes");
    const text = await page.locator("#panel-changes").innerText();
    expect(text).toContain("Not verifiable here");
    expect(text).toContain("1 object differs, 1 as declared.");
  });

  test("with 5,000 users has few rows in the page, and the last one is reached", async () => {
    const page = await open(documentOf(largeRecords(5000)));
    await page.selectOption("#order", "name");
    await page.selectOption("#kind", "user");
    expect(await page.getAttribute("#grid", "aria-rowcount")).toBe("5001");
    expect(await page.locator("#grid .body .row").count()).toBeLessThan(50);
    await page.locator("#grid .body .name").first().focus();
    await page.keyboard.press("Control+End");
    expect((await focused(page)).name).toBe("user.number.04999@example.com");
    expect(await page.locator("#grid .body .row").count()).toBeLessThan(50);
    await page.fill("#search", "number.04321");
    expect(await names(page)).toEqual(["user.number.04321@example.com"]);
  });

  test("prints every row that is shown, without controls, and says where it stops", async () => {
    const page = await open(documentOf(largeRecords(300)));
    await page.emulateMedia({ media: "print" });
    await hasRows(page, 500);
    expect(await page.locator(".filters").first().isVisible()).toBe(false);
    expect(await page.locator("#panel-changes").isVisible()).toBe(true);
    expect(await page.locator("#on-paper").innerText()).toBe("500 rows.");
    await page.emulateMedia({ media: "screen" });
    await page.waitForFunction(() => document.querySelectorAll("#grid .body .row").length < 50);
  });

  test("cuts no column off on paper, and lets the heading stand on every page", async () => {
    // A4 across, within margins of 10 mm: 277 by 190 mm of 96 pixels an inch.
    const paper = { width: (277 / 25.4) * 96, height: (190 / 25.4) * 96 };
    const page = await open(documentOf(hostileRecords()), { colorScheme: "dark" });
    await page.emulateMedia({ media: "print" });
    await hasRows(page, 230);
    for (const id of ["grid", "use-grid"]) {
      const grid = await page.locator(`#${id}`).boundingBox();
      expect(grid!.x + grid!.width).toBeLessThanOrEqual(paper.width);
      const header = page.locator(`#${id} .header`);
      // A browser repeats a heading that is not broken and takes less than a quarter of the page.
      expect((await header.boundingBox())!.height).toBeLessThan(paper.height / 4);
      const style = await header.evaluate((element) => {
        const { display, breakInside } = getComputedStyle(element);
        return { display, breakInside };
      });
      expect(style).toEqual({ display: "table-header-group", breakInside: "avoid" });
    }
    expect(await background(page, "body")).toBe("rgb(255, 255, 255)");
  });

  test("prints at most 1,000 rows, and says so", async () => {
    const page = await open(documentOf(largeRecords(1200)));
    await page.emulateMedia({ media: "print" });
    await hasRows(page, 1000);
    expect(await page.locator("#on-paper").innerText()).toBe("The first 1,000 of 1,400 rows.");
  });

  test("takes hostile names for text", async () => {
    const page = await open(documentOf(hostileRecords()));
    await page.check("#everybody");
    await page.fill("#search", "<script>");
    await page.locator("#grid .body .name").first().click();
    expect(await page.locator("#drawer-title").innerText()).toContain("<script>");
    await page.keyboard.press("Escape");
    await page.fill("#search", "evil");
    expect((await names(page))[0]).toBe("\\u{202e}evil\\u{202c}");
    await page.fill("#search", "alex kim");
    expect(await page.locator("#status").innerText()).toContain("200 of 230");
    await page.click("#tab-map");
    await page.click(".as-table summary");
    expect(await page.locator("#page script, #page img").count()).toBe(0);
    expect(await page.content()).not.toContain("\u202e");
  });

  test("fits 400 pixels", async () => {
    const page = await open(documentOf({}, DESIRED), { viewport: { width: 400, height: 800 } });
    for (const tab of ["matrix", "use", "map", "changes"]) {
      await page.click(`#tab-${tab}`);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(400);
    }
    await page.click("#tab-matrix");
    expect(await page.locator("#module").isVisible()).toBe(false);
    await page.locator("#panel-matrix >> text=Filters").click();
    expect(await page.locator("#module").isVisible()).toBe(true);
  });
});

/** The least contrast of a text with what it stands on, over everything that is seen (WCAG 2: AA asks for 4.5). */
function worstContrast(page: Page): Promise<number> {
  return page.evaluate(() => {
    const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const luminance = (colour: string): number => {
      const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ground = (element: Element | null): string => {
      if (element === null) return "rgb(255, 255, 255)";
      const colour = getComputedStyle(element).backgroundColor;
      return channels(colour)[3] === 0 ? ground(element.parentElement) : colour;
    };
    const texts = [...document.querySelectorAll("#page *")].filter(
      (element) =>
        element.checkVisibility() &&
        [...element.childNodes].some(
          (node) => node.nodeType === 3 && node.textContent?.trim() !== "",
        ),
    );
    const contrasts = texts.map((element) => {
      const [dark = 0, light = 0] = [getComputedStyle(element).color, ground(element)]
        .map(luminance)
        .sort((a, b) => a - b);
      return (light + 0.05) / (dark + 0.05);
    });
    return Math.min(...contrasts);
  });
}
