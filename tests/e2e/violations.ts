import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import type axe from "axe-core";

/** A third of what axe is as it was written: each page has to read it. */
const AXE = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** Of axe's rules that run by themselves, all that look at colors. */
const OF_COLOR = ["color-contrast", "link-in-text-block"];

/** What axe has against a page, by all rules or by some. */
const violations = (page: Page, rules: string[] | null): Promise<string[]> =>
  page.evaluate(async (runOnly) => {
    const { axe: run } = globalThis as unknown as { axe: typeof axe };
    const results = await run.run(document, {
      resultTypes: ["violations"],
      // WCAG 2.2: targets of 24 pixels or more, or as far from the next one. Not among those that run by themselves.
      ...(runOnly ? { runOnly } : { rules: { "target-size": { enabled: true } } }),
    });
    return results.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" · ")}`,
    );
  }, rules);

/** What axe has against a page at some widths, and what scrolls sideways there: in the light, and in the dark, too. */
export async function violationsAt(page: Page, widths: readonly number[]): Promise<string[]> {
  const found: string[] = [];
  // Without an answer: axe itself would travel back.
  await page.evaluate(`${AXE};null`);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    found.push(...(await violations(page, null)).map((violation) => `at ${width}: ${violation}`));
    // In the dark, only colors differ.
    await page.emulateMedia({ colorScheme: "dark" });
    found.push(...(await violations(page, OF_COLOR)).map((violation) => `at ${width}, dark: ${violation}`));
    await page.emulateMedia({ colorScheme: "light" });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (overflow > 0) found.push(`at ${width}: ${overflow} pixels too wide`);
  }
  return found;
}
