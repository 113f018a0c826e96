import type { Page } from "@playwright/test";

/** Letters that no language of the site's own pages has. */
const ARABIC = "\\p{Script=Arabic}";

/** Text in Arabic letters, and how much of it no element calls Arabic. */
export const arabicOn = (page: Page) =>
  page.evaluate((letter) => {
    const pattern = new RegExp(letter, "u");
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = { texts: 0, unmarked: [] as string[] };
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const text = node.textContent ?? "";
      if (!pattern.test(text)) continue;
      found.texts += 1;
      const marked = node.parentElement?.closest<HTMLElement>("[lang]");
      if (!/^ar\b/.test(marked?.lang ?? "") || marked?.dir !== "rtl") found.unmarked.push(text);
    }
    return found;
  }, ARABIC);
