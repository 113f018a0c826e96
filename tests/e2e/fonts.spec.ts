import { KINDS_OF_PAGE } from "./kinds.ts";
import { expect, test } from "./test.ts";

/** As the files call themselves, with the name of a weight behind. */
const OURS = /^(Newsreader|Libre Franklin|Source Serif 4)\b/;

// These show letters of all the world, in the fonts of the device.
const { "story with names in many scripts": _, ...KINDS } = KINDS_OF_PAGE;

for (const [kind, address] of Object.entries(KINDS)) {
  test(`${kind}: no sign or letter is searched for among the fonts of the device`, async ({ page }) => {
    // Which fonts the page asks for is what counts, not which come in time.
    await page.route(/\/assets\/site-[^/]+\.css$/, async (route) => {
      const response = await route.fetch();
      const styles = (await response.text()).replaceAll("font-display:optional", "font-display:block");
      await route.fulfill({ response, body: styles });
    });
    await page.goto(address);
    await page.evaluate(() => document.fonts.ready);

    const session = await page.context().newCDPSession(page);
    await session.send("DOM.enable");
    await session.send("CSS.enable");
    const { root } = await session.send("DOM.getDocument");
    // Arabic and code are set in fonts of the device; the way back from a note is text, as feeds show it, too.
    const others = "[dir=rtl], code, .note-back";
    const selector = `body *:not(${others}, [dir=rtl] *, :has(${others}))`;
    const { nodeIds } = await session.send("DOM.querySelectorAll", { nodeId: root.nodeId, selector });
    const foreign: string[] = [];
    let glyphs = 0;
    for (const nodeId of nodeIds) {
      const { fonts } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
      for (const { familyName, glyphCount } of fonts) {
        glyphs += glyphCount;
        if (OURS.test(familyName)) continue;
        const { outerHTML } = await session.send("DOM.getOuterHTML", { nodeId });
        foreign.push(`${familyName}: ${outerHTML.slice(0, 200)}`);
      }
    }
    expect(foreign).toEqual([]);
    expect(glyphs).toBeGreaterThan(200);
  });
}
