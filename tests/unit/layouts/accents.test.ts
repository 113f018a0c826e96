import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sectionsSchema } from "../../../src/newsroom/schemas.ts";
import { PAPER } from "../../../src/pages/web-manifest.ts";

const base = readFileSync("layouts/styles/base.css", "utf8");
const styles = readFileSync("layouts/styles/accents.css", "utf8");

/** WCAG 2.2, relative luminance. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** Light first, then dark. */
const values = (name: string): string[] =>
  [...base.matchAll(new RegExp(`--${name}: (#[0-9a-f]{6})`, "g"))].map((found) => found[1] ?? "");

const accents = [...styles.matchAll(/\[data-accent="(\w+)"\] \{\s+--accent: light-dark\((#\w{6}), (#\w{6})\)/g)].map(
  ([, name = "", light = "", dark = ""]) => ({ name, light, dark }),
);

test("each accent that a section may have is one of the styles, and red is the house's own", () => {
  for (const { name } of accents) {
    expect(sectionsSchema.safeParse([{ slug: "a", name: "A", description: "a", accent: name }]).success, name).toBe(
      true,
    );
  }
  expect(sectionsSchema.safeParse([{ slug: "a", name: "A", description: "a", accent: "pink" }]).success).toBe(false);
  expect(accents).toHaveLength(7);
  const [light, dark] = values("accent");
  expect(accents[0]).toEqual({ name: "red", light, dark });
});

test.each(accents)("text in $name can be read on paper and on tint, light and dark", ({ light, dark }) => {
  for (const ground of ["paper", "tint"]) {
    const [lightGround = "", darkGround = ""] = values(ground);
    expect(contrast(light, lightGround)).toBeGreaterThan(4.5);
    expect(contrast(dark, darkGround)).toBeGreaterThan(4.5);
  }
});

test("browsers and devices are told the ground that the styles draw", () => {
  expect([PAPER.light, PAPER.dark]).toEqual(values("paper").slice(0, 2));
});
