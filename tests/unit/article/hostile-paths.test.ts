import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findConflicts } from "../../../src/article/conflicts.ts";
import { formatIssue } from "../../../src/lib/issue.ts";
import { outputFile } from "../../../src/pages/addresses.ts";
import { imageHref } from "../../../src/pictures/address.ts";
import { partsOfOldAddress } from "../../../src/text/old-address.ts";
import { unportable } from "../../../src/text/portable-names.ts";
import { runs } from "../../property.ts";
import { pictureOf } from "../pictures.ts";
import { FILE, parsed, parsedArticle, problems, source } from "./source.ts";

describe("a slug that leads away", () => {
  test.each([
    ["'..'", "Use letters and digits."],
    ["'../../etc'", 'Write "etc".'],
    ["'%2e%2e'", 'Write "2e-2e".'],
    ["'a/b'", 'Write "a-b".'],
    ["'a\\b'", 'Write "a-b".'],
    ["'C:'", 'Write "c".'],
    ["aux.txt", 'Write "auxtxt".'],
    ["'ends.'", 'Write "ends".'],
    ["CON", 'Add a word: Windows keeps "con" for a device.'],
    ["nul", 'Add a word: Windows keeps "nul" for a device.'],
    ["com1", 'Add a word: Windows keeps "com1" for a device.'],
    ["LPT³", 'Add a word: Windows keeps "lpt3" for a device.'],
    ["a".repeat(121), "Keep it under 120 bytes."],
  ])("%s is refused, with a way out", (slug, remedy) => {
    const given = slug.replace(/^'|'$/g, "");
    expect(problems(source({ slug }))).toEqual([
      expect.stringMatching(/^articles\/2024\/05\/summit\.md:6 {2}slug: "(.*)" is no address\. /),
    ]);
    expect(problems(source({ slug }))[0]).toContain(`"${given}" is no address. ${remedy}`);
  });

  test("as a file's name is refused as well", () => {
    expect(problems(source(), { file: "articles/2024/05/nul.md" })).toEqual([
      expect.stringContaining(`the file's name "nul" is no address. Add a word: Windows keeps "nul" for a device.`),
    ]);
  });

  test.each(["\u3164", "\u115F", "\uFE0F", "\u034F"])("with a letter or mark that nobody sees is refused", (hidden) => {
    expect(problems(source(), { file: `articles/2024/05/sum${hidden}mit.md` })).toEqual([
      expect.stringContaining(`the file's name "sum${hidden}mit" is no address. Write "summit".`),
    ]);
  });

  test("of decomposed letters, as a Mac writes them, is that of composed ones", () => {
    const file = (name: string) => `articles/2024/05/${name}.md`;
    const accents = "пий".normalize("NFD");
    expect(accents).not.toBe("пий");
    const article = parsedArticle(source(), { file: file(accents) });
    expect(article.path).toBe("/2024/05/25/пий/");
    expect(parsed(source({ slug: accents })).path).toBe("/2024/05/25/пий/");
    const issues = findConflicts([parsedArticle(source(), { file: file("пий") }), article]).map(formatIssue);
    expect(issues).toEqual([
      `${file(accents)}:3  slug: the address /2024/05/25/пий/ already belongs to ${file("пий")}. ` +
        "Give one of them another `slug`.",
    ]);
  });
});

describe("a tag whose page some machine cannot hold", () => {
  test.each(["CON", "nul", "Aux.", "com1", "LPT9"])("%s is refused", (tag) => {
    expect(problems(source({ tags: `['${tag}']` }))).toEqual([
      expect.stringMatching(
        /:6 {2}tags\.0: ".+" is a name that Windows keeps for a device\. Give it a slug of its own in tags\.yaml\.$/,
      ),
    ]);
  });
});

describe("a picture", () => {
  const picture = (file: string) => problems(source({ image: `{ file: ${JSON.stringify(file)}, alt: x, credit: y }` }));

  test.each([
    ["nul.png", "is a name that Windows keeps for a device."],
    ["sub/CON", "is a name that Windows keeps for a device."],
    ["a.png.", "ends with a dot or a space, which Windows drops."],
    ["sub /a.png", "ends with a dot or a space, which Windows drops."],
    [`${"a".repeat(252)}.png`, "is longer than 255 bytes."],
  ])("named %s is refused by the lead and by the text", (name, problem) => {
    const told = `"${name}" ${problem} Rename the picture.`;
    expect(picture(name)).toEqual([`${FILE}:6  image.file: ${told}`]);
    expect(problems(source({}, `Text.\n\n![x](<${name}> "| y")`))).toEqual([`${FILE}:9  ${told}`]);
  });

  test.each(["%2e%2e/secret.png", "..%2fsecret.png", "%2e%2e%2f%2e%2e%2fsecret.png"])(
    "at %s is outside, or nowhere",
    (name) => {
      expect(picture(name)).toEqual([expect.stringContaining(`there is no picture "${name}".`)]);
      expect(problems(source({}, `Text.\n\n![x](${name} "| y")`))).toEqual([
        expect.stringMatching(/:9 {2}"(\.\.\/)+secret\.png" is outside the folder\./),
      ]);
    },
  );

  test.each(["a\u0000.png", "a\u202Egnp.png"])("with a character that nobody sees is refused", (name) => {
    expect(picture(name)).toContainEqual(expect.stringMatching(/holds an invisible (control )?character|is not UTF-8/));
  });

  test("in the text with a null or a direction mark in its name is refused", () => {
    for (const name of ["a%00.png", "a%E2%80%AEgnp.png"]) {
      expect(problems(source({}, `Text.\n\n![x](${name} "| y")`))).toEqual([
        expect.stringContaining("holds an invisible character. Rename the picture."),
      ]);
    }
  });
});

describe("whatever an editor writes", () => {
  const part = fc.oneof(
    fc.constantFrom(
      "..",
      ".",
      "/",
      "\\",
      "%2e%2e",
      "\0",
      "con",
      "NUL",
      "aux.txt",
      "a.",
      "a ",
      "\u202E",
      "é",
      "ﷺ",
      "日",
    ),
    fc.constantFrom("~", "$", "*", "?", "<", ">", "|", ":", "C:", ".htaccess", "index.html", "x".repeat(130)),
    fc.string({ unit: "grapheme", maxLength: 3 }),
  );
  const text = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(""));

  /** Every machine can hold this file, below the output and nowhere else. */
  const expectHarmless = (address: string) => {
    const segments = outputFile(address).split("/");
    for (const segment of segments) {
      expect(segment).toMatch(/^[^\p{Cc}\p{Cf}\p{Surrogate}\\:*?"<>|%]+$/u);
      expect([".", ".."]).not.toContain(segment);
      expect(unportable(segment)).toBeNull();
    }
  };

  test("an article's and its tags' addresses are folders that every machine can hold, below the output", () => {
    fc.assert(
      fc.property(text, (given) => {
        const keys = [{ slug: JSON.stringify(given) }, { tags: `[${JSON.stringify(given)}]` }];
        for (const text of keys.map((key) => source(key))) {
          if (problems(text).length > 0) continue;
          const { path, tags } = parsed(text);
          expect(path).toMatch(/^\/2024\/05\/25\/[^/]+\/$/);
          expectHarmless(path);
          for (const { slug } of tags) expectHarmless(`/tags/${slug}/page/1/`);
        }
      }),
      runs(200),
    );
  });

  test("an alias is a path of this site, without a way up", () => {
    fc.assert(
      fc.property(text, (given) => {
        const file = source({ aliases: `[${JSON.stringify(`/${given}`)}]` });
        if (problems(file).length > 0) return;
        const { path } = partsOfOldAddress(parsed(file).aliases[0] ?? "");
        const { origin, pathname, search, hash } = new URL(path, "https://site.invalid");
        expect({ origin, pathname, search, hash }).toEqual({
          origin: "https://site.invalid",
          pathname: path,
          search: "",
          hash: "",
        });
      }),
      runs(200),
    );
  });

  test("a picture's address is one file in /images/, however its name grows as a slug", () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const href = imageHref(pictureOf(parts.join("")));
        expect(href).toMatch(/^\/images\/[^/]+\.jpg$/);
        expectHarmless(href);
      }),
      runs(200),
    );
  });
});
