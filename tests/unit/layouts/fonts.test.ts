import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { cardFonts, fontSubsets, UNICODE_RANGES } from "../../../layouts/fonts/subsets.ts";

const styles = readFileSync("layouts/styles/fonts.css", "utf8").replace(/\s+/g, " ");

describe("the subsets of the fonts", () => {
  test("are what `npm run fonts` makes of the installed packages", async () => {
    for (const [name, bytes] of [...(await fontSubsets()), ...(await cardFonts())]) {
      expect(readFileSync(`layouts/fonts/${name}`).equals(bytes), `${name}: run \`npm run fonts\``).toBe(true);
    }
  });

  test("are declared with the letters that they hold", async () => {
    for (const name of (await fontSubsets()).keys()) {
      const range = name.includes("-rest")
        ? UNICODE_RANGES.rest
        : name.includes("-names")
          ? UNICODE_RANGES.names
          : UNICODE_RANGES.basic;
      expect(styles).toContain(`url("../fonts/${name}") format("woff2-variations"); unicode-range: ${range}; }`);
    }
  });

  test("no face makes text move when it comes late", () => {
    const faces = styles.split("@font-face").filter((face) => face.includes("url("));
    expect(faces.length).toBeGreaterThan(10);
    for (const face of faces) expect(face).toContain("font-display: optional");
  });
});
