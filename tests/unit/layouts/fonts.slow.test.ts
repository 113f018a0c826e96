import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { FACES, fontFaces, SUBSETS, unicodeRange } from "../../../layouts/fonts/faces.ts";
import { cardLetters, fontSubsets } from "../../../layouts/fonts/subsets.ts";
import { openFont } from "../../../src/pictures/card-fonts.ts";

const styles = fontFaces().replace(/\s+/g, " ");

/** The code points that a `unicode-range` names. */
function pointsOf(range: string): number[] {
  return [...range.matchAll(/U\+(\w+)(?:-(\w+))?/g)].flatMap(([, first = "", last = first]) => {
    const [from, to] = [Number.parseInt(first, 16), Number.parseInt(last, 16)];
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}

describe("the subsets of the fonts", () => {
  test("are what `npm run fonts` makes of the installed packages", async () => {
    for (const [name, bytes] of await fontSubsets()) {
      expect(readFileSync(`layouts/fonts/${name}`).equals(bytes), `${name}: run \`npm run fonts\``).toBe(true);
    }
    const letters = readFileSync("layouts/fonts/card-letters.txt", "utf8");
    expect(letters === (await cardLetters()), "card-letters.txt: run `npm run fonts`").toBe(true);
  });

  test("are declared with the letters that they hold", async () => {
    for (const [name, letters] of FACES.flatMap((face) =>
      SUBSETS.map(({ suffix, letters }) => [`${face.name}${suffix}.woff2`, letters] as const),
    )) {
      const range = unicodeRange(letters);
      expect(styles).toContain(`url("./${name}") format("woff2-variations"); unicode-range: ${range}; }`);
      const held = new Set((await openFont(`layouts/fonts/${name}`)).codePoints());
      expect(pointsOf(range).filter((point) => !held.has(point))).toEqual([]);
    }
  });

  test("say for each letter one file alone", () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const face of styles.split("@font-face").filter((face) => face.includes("url("))) {
      const [, family = "", style = ""] = /font-family: "([^"]+)"; font-style: (\w+);/.exec(face) ?? [];
      const [, file = ""] = /url\("([^"]+)"\)/.exec(face) ?? [];
      for (const point of pointsOf(face)) {
        // A mark belongs to the file of the letter that it stands on.
        if (/\p{Mark}/u.test(String.fromCodePoint(point))) continue;
        const letter = `${family.replace(" Extended", "")} ${style} ${point.toString(16)}`;
        if (seen.has(letter)) twice.push(`${letter}: ${seen.get(letter)} and ${file}`);
        seen.set(letter, file);
      }
    }
    expect(seen.size).toBeGreaterThan(2000);
    expect(twice).toEqual([]);
  });

  test("no face makes text move when it comes late", () => {
    const faces = styles.split("@font-face").filter((face) => face.includes("url("));
    expect(faces.length).toBeGreaterThan(10);
    for (const face of faces) expect(face).toContain("font-display: optional");
  });
});
