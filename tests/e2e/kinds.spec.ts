import type { Page } from "@playwright/test";
import { arabicOn } from "./arabic.ts";
import { KINDS_OF_PAGE } from "./kinds.ts";
import { expect, test } from "./test.ts";
import { violationsAt } from "./violations.ts";

/** All that is promised of every kind of page: it is opened once, and looked at in every way. */

/** A name has no language and may need letters of all the world: that story shows them as their owners write them. */
const ANY_LETTERS = "story with names in many scripts";

/** 404 and 410 are what these pages answer: the browser reports them, rightly. */
const unexpected = (complaints: string[]) => complaints.filter((text) => !/status of (404|410)/.test(text));

/** Opens a page whose fonts and script come after it has been drawn, and returns the sum of all shifts. */
async function shiftsOf(page: Page, address: string): Promise<number> {
  let release = () => {};
  const shown = new Promise<void>((resolve) => {
    release = resolve;
  });
  const late = /\.woff2$|\/assets\/site-.*\.js$/;
  await page.route(late, async (route) => {
    await shown;
    await route.continue();
  });
  // Both hold up the page's own events: what counts is that it has been drawn.
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length === 1);
  release();
  await page.waitForLoadState("networkidle");
  await page.unroute(late);
  await page.evaluate(() => document.fonts.ready);
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            if ("value" in entry && typeof entry.value === "number") sum += entry.value;
          }
        }).observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
      }),
  );
}

/** Runs in the page: asks for its fonts once more, so that those that came too late for it are used, too. */
async function useLateFonts(): Promise<void> {
  const faces = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .map((rule) => rule.cssText.replace("font-display: optional", "font-display: block"));
  const sheet = new CSSStyleSheet();
  await sheet.replace(faces.join("\n"));
  document.adoptedStyleSheets = [sheet];
  document.body.getBoundingClientRect();
  await document.fonts.ready;
}

/** Runs in the page: marks what has text of its own, written or put in by the styles. */
function markTexts(): void {
  // Arabic and code are set in fonts of the device; the way back from a note is text, as feeds show it, too.
  const others = "[dir=rtl], code, .note-back";
  const isPutIn = (element: Element, pseudo: string) =>
    !["none", "normal", '""'].includes(getComputedStyle(element, pseudo).content);
  for (const element of document.querySelectorAll(`body *:not(${others}, [dir=rtl] *, :has(${others}))`)) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
    if (hasText || isPutIn(element, "::before") || isPutIn(element, "::after") || isPutIn(element, "::marker")) {
      element.setAttribute("data-test-text", "");
    }
  }
}

/** As the files call themselves, with the name of a weight behind. */
const OURS = /^(Newsreader|Libre Franklin|Source Serif 4)\b/;

/** How many letters and signs are drawn, and which texts need fonts of the device. */
async function fontsOf(page: Page): Promise<{ glyphs: number; foreign: string[] }> {
  await page.evaluate(useLateFonts);
  await page.evaluate(markTexts);
  const session = await page.context().newCDPSession(page);
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  const { root } = await session.send("DOM.getDocument");
  const { nodeIds } = await session.send("DOM.querySelectorAll", {
    nodeId: root.nodeId,
    selector: "[data-test-text]",
  });
  const foreign: string[] = [];
  let glyphs = 0;
  await Promise.all(
    nodeIds.map(async (nodeId) => {
      const { fonts } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
      for (const { familyName, glyphCount } of fonts) {
        glyphs += glyphCount;
        if (OURS.test(familyName)) continue;
        const { outerHTML } = await session.send("DOM.getOuterHTML", { nodeId });
        foreign.push(`${familyName}: ${outerHTML.slice(0, 200)}`);
      }
    }),
  );
  await session.detach();
  return { glyphs, foreign };
}

/** Where the keyboard is. */
interface Focus {
  name: string;
  /** Whether a line of two pixels or more is drawn around it. */
  isOutlined: boolean;
  isInView: boolean;
}

interface Walk {
  seen: Focus[];
  /** Past the last one, the browser itself has it. */
  hasLeft: boolean;
}

/** Runs in the page: notes where each key leads, until it leads out of the page. */
function noteFocus(): void {
  const walk: Walk = { seen: [], hasLeft: false };
  Object.assign(window, { walk });
  document.addEventListener("keyup", () => {
    const element = document.activeElement as HTMLElement;
    if (element === document.body) walk.hasLeft = true;
    if (walk.hasLeft) return;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { top, bottom, left, right } = element.getBoundingClientRect();
    walk.seen.push({
      name: `${element.tagName} ${element.id || element.textContent?.trim().slice(0, 40)}`,
      isOutlined: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2,
      isInView: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
    });
  });
}

/** Goes through the whole page by keyboard. */
async function walkThrough(page: Page): Promise<Walk> {
  const most = 400;
  await page.evaluate(noteFocus);
  const walkSoFar = () => page.evaluate(() => (window as unknown as { walk: Walk }).walk);
  for (let count = 0; count < most; count += 20) {
    for (let key = 0; key < 20; key += 1) await page.keyboard.press("Tab");
    const walk = await walkSoFar();
    if (walk.hasLeft) return walk;
  }
  return walkSoFar();
}

for (const [kind, address] of Object.entries(KINDS_OF_PAGE)) {
  test(`${kind}: nothing moves, no foreign letter, a keyboard that sees its way, no axe violation, no error`, async ({
    page,
    complaints,
  }) => {
    await page.setViewportSize({ width: 412, height: 915 });
    expect(await shiftsOf(page, address), "nothing moves, though fonts and script come last").toBe(0);

    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ reducedMotion: "reduce" });
    if (kind !== ANY_LETTERS) {
      const { texts, unmarked } = await arabicOn(page);
      expect(unmarked, "Arabic is marked as such, wherever it stands (WCAG 2.2, 3.1.2)").toEqual([]);
      if (kind === "story from right to left") expect(texts).toBeGreaterThan(10);
      if (kind === "front") expect(texts).toBeGreaterThan(1);
      const { glyphs, foreign } = await fontsOf(page);
      expect(foreign, "no sign or letter is searched for among the fonts of the device").toEqual([]);
      expect(glyphs).toBeGreaterThan(200);
    }

    const { seen, hasLeft } = await walkThrough(page);
    expect(hasLeft, "the keyboard goes through all of it").toBe(true);
    expect(seen.length).toBeGreaterThan(20);
    expect(
      seen.filter(({ isOutlined }) => !isOutlined),
      "shows where it is",
    ).toEqual([]);
    expect(
      seen.filter(({ isInView }) => !isInView),
      "has it in view",
    ).toEqual([]);

    // As a reader finds it who has not touched a key.
    await page.evaluate(() => {
      (document.activeElement as HTMLElement).blur();
      scrollTo({ top: 0, behavior: "instant" });
    });
    expect(await violationsAt(page, [1280, 320])).toEqual([]);
    expect(unexpected(complaints)).toEqual([]);
  });
}
