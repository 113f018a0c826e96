import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatIssue } from "../../../src/lib/issue.ts";
import { contrast, HOUSE, illegible, readTheme, themeStyles } from "../../../src/newsroom/theme.ts";
import { cardOf } from "../../../src/pages/story-cards.ts";
import { cardFile } from "../../../src/pictures/story-card.ts";
import { runs } from "../../property.ts";
import { anArticle } from "../article-factory.ts";
import { aContext } from "../context-factory.ts";
import { aNewsroom, SITE } from "../newsroom-factory.ts";

const issuesOf = (text: string): string[] => {
  const read = readTheme(text, "theme.css");
  return read.ok ? [] : read.issues.map(formatIssue);
};

const themeOf = (text: string) => {
  const read = readTheme(text, "theme.css");
  if (!read.ok) throw new Error(read.issues.map(formatIssue).join("\n"));
  return read.value;
};

describe("the house's own look", () => {
  test("can be read by everybody, in both schemes, in each accent", () => {
    expect(illegible(HOUSE)).toEqual([]);
    expect(Object.keys(HOUSE.accents)).toEqual(["red", "blue", "green", "ochre", "plum", "slate", "teal"]);
    expect(HOUSE.accents.red).toEqual(HOUSE.colors.accent);
  });

  test("is what a theme without a property gives", () => {
    for (const text of ["", "  \n", "/* nothing yet */", ":root {}", ":root { /* --ink: red; */ }\n"]) {
      expect(themeOf(text)).toEqual(HOUSE);
    }
  });
});

describe("theme.css", () => {
  test("takes the place of single properties", () => {
    const theme = themeOf(
      ":root {\n  --accent: light-dark(#004d40, #80cbc4); /* the ferry */\n  --page: 70rem;\n  --accent-sea: #1B5E94;\n}\n".replace(
        "#1B5E94",
        "light-dark(#1B5E94, #8fc0ee)",
      ),
    );
    expect(theme.colors).toEqual({ ...HOUSE.colors, accent: { light: "#004d40", dark: "#80cbc4" } });
    expect(theme.accents).toEqual({
      ...HOUSE.accents,
      red: { light: "#004d40", dark: "#80cbc4" },
      sea: { light: "#1b5e94", dark: "#8fc0ee" },
    });
    expect(theme.widths).toEqual({ ...HOUSE.widths, page: "70rem" });
  });

  test.each([
    [
      ":root {\n  --inc: #000000;\n}",
      'theme.css:2  --inc: is not a property that is known here. Did you mean "--ink"?',
    ],
    [":root {\n\n  --ink: black;\n}", 'theme.css:3  --ink: "black" is no color.'],
    [":root { --ink: light-dark(#000000); }", "is no color."],
    [":root { --ink: #000; }", "is no color."],
    [":root { --accent-red: #ffffff; }", "is the house's own color. Write `--accent`."],
    [":root { --page: 160.9rem; }", "is no width."],
    [":root { --page: 800px; }", '--page: "800px" is no width.'],
    [":root { --measure: 5rem; }", "is no width."],
    [":root { color: red; }", '"color: red" is no custom property.'],
    ["body { color: red }", "this holds more than `:root { … }`."],
    [":root { --ink: #000000; } @import url(https://x.example);", "this holds more than"],
    [":root { --accent-Sea: #000000; }", "is not a property that is known here."],
    [":root { --ink: #000000</style><script>; }", "is no color."],
  ])("%j is refused", (text, message) => {
    const issues = issuesOf(text);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toContain(message);
  });

  test("says each color in which text could not be read, with its contrast", () => {
    expect(issuesOf(":root {\n  --muted: light-dark(#9a9a9a, #aaa69c);\n}")).toEqual([
      "theme.css:2  --muted: is 2.7 : 1 on --paper in the light scheme; text needs 4.5 : 1. Make it darker.",
      expect.stringMatching(/^theme\.css:2 {2}--muted: is 2\.\d : 1 on --tint in the light scheme/),
    ]);
    expect(issuesOf(":root { --muted: light-dark(#5c5850, #555555); }")).toEqual([
      expect.stringMatching(/--muted: is 2\.\d : 1 on --paper in the dark scheme; .+ Make it lighter\.$/),
      expect.stringMatching(/--muted: is 2\.\d : 1 on --tint in the dark scheme/),
    ]);
    expect(issuesOf(":root { --accent-lemon: light-dark(#fff176, #fff176); }")).toHaveLength(2);
    expect(issuesOf(":root { --paper: light-dark(#777777, #14181d); }").length).toBeGreaterThan(3);
  });

  test("whatever it holds, a style sheet holds nothing but known properties and colors that can be read", () => {
    const color = fc.oneof(
      fc.constantFrom(
        "#000000",
        "#ffffff",
        "#1b5e94",
        "#8fc0ee",
        "red",
        "url(x)",
        "}",
        "</style>",
        "#12345",
        "var(--ink)",
      ),
      fc.string({ maxLength: 12 }),
    );
    const value = fc.oneof(
      color,
      fc.tuple(color, color).map(([a, b]) => `light-dark(${a}, ${b})`),
      fc.constantFrom("60rem", "9rem"),
    );
    const name = fc.oneof(
      fc.constantFrom("paper", "ink", "muted", "page", "accent", "accent-sea", "accent-", "Accent"),
      fc.string({ maxLength: 8 }),
    );
    const text = fc
      .array(fc.tuple(name, value), { maxLength: 4 })
      .map((all) => `:root {\n${all.map(([own, one]) => `  --${own}: ${one};`).join("\n")}\n}`);
    fc.assert(
      fc.property(text, (css) => {
        const read = readTheme(css, "theme.css");
        if (!read.ok) return;
        expect(illegible(read.value)).toEqual([]);
        const properties = themeStyles(read.value).match(/--[\w-]+:[^;}]+/g) ?? [];
        for (const property of properties) {
          expect(property).toMatch(
            /^--[a-z][a-z0-9-]*:(#[0-9a-f]{6}|\d+(\.\d+)?(rem)?|light-dark\(#[0-9a-f]{6},#[0-9a-f]{6}\))$/,
          );
        }
        expect(themeStyles(read.value)).not.toMatch(/url|<|@import/);
      }),
      runs(300),
    );
  });
});

test("contrast is that of WCAG", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrast("#777777", "#777777")).toBe(1);
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
});

test("a card has the paper's colors, and one of the house's look its old address", () => {
  const newsroom = aNewsroom({ site: { ...SITE, storyCards: true } });
  const fileIn = (own: typeof newsroom) => {
    const [story] = aContext([anArticle("a")], { newsroom: own }).edition.stories;
    const card = story && cardOf(story, own);
    if (!card) throw new Error("there is no card");
    return [cardFile(card).path, card.colors];
  };
  const theme = themeOf(":root { --accent: light-dark(#004d40, #80cbc4); }");
  const [house, colors] = fileIn(newsroom);
  expect(colors).toBeUndefined();
  const [other, own] = fileIn({ ...newsroom, theme });
  expect(other).not.toBe(house);
  expect(own).toEqual({ paper: "#fbf9f4", ink: "#1b1a18", accent: "#004d40" });
});
