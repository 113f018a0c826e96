import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../property.ts";
import { aDocument, anArchive, found } from "./search-factory.ts";

/** Assigned characters that `kind` describes, from some place on. */
const character = (kind: RegExp, min = 0x21, max = 0x1ffff) =>
  fc
    .integer({ min, max })
    .map((point) => String.fromCodePoint(point))
    .filter((one) => kind.test(one));

/** Not the okina and its like, which stand between letters and are left out. */
const LETTER = /^(?![\p{Lt}\u02b9-\u02df\ua78b\ua78c\u0640])[\p{L}\p{Nd}]$/u;
const letter = character(LETTER);
const mark = character(/^\p{M}$/u);

/** What a reader would look for: letters that stand together in Unicode, so mostly those of one script. */
const word = letter.chain((first) => {
  const point = first.codePointAt(0) ?? 0;
  const near = character(/^(?!\p{Lt})[\p{L}\p{Nd}\p{M}]$/u, point - 20, point + 20);
  return fc.array(near, { maxLength: 7 }).map((rest) => [first, ...rest].join(""));
});

/** What stands between the words, with nothing to look for: a sign without its letter above all. */
const noise = fc.oneof(
  fc.array(mark, { minLength: 1, maxLength: 3 }).map((marks) => marks.join("")),
  fc.tuple(character(/^[\p{P}\p{S}]$/u), mark).map((pair) => pair.join("")),
  fc.constantFrom(
    ..."\u200d \u200c \u00ad \ufe0f \u2060 \u0000 \u0007 \ue000 \ud83d \udc00 🏳️‍🌈 “\u064b” _\u0304 </p> <!--".split(
      " ",
    ),
    `-${"\u0301".repeat(5000)}`,
  ),
);

const HUGE = ["a", "é", "e\u0301", "ß", "𐐷", "ب"].map((one) => one.repeat(20_000));

const tokens = fc.array(fc.oneof(noise, word), { minLength: 1, maxLength: 8 });
const FIELDS = [
  "text",
  "headline",
  "kicker",
  "standfirst",
  "byline",
  "section",
  "dateline",
  "agency",
  "caption",
  "tag",
] as const;
const stories = fc.array(
  fc.record({ words: fc.array(fc.tuple(fc.constantFrom(...FIELDS), tokens), { minLength: 2, maxLength: 5 }), noise }),
  { minLength: 5, maxLength: 8 },
);

test.each(["en", "de"])("an index (%s) takes any text, and each word in it is found", async (language) => {
  let words = 0;
  const property = fc.asyncProperty(stories, fc.constantFrom(...HUGE), async (stories, huge) => {
    const documents = stories.map(({ words, noise }, place) => {
      const fields = Object.fromEntries(words.map(([field, own]) => [field, own.join(" ")]));
      const { caption = "", tag = "", ...rest } = fields;
      return aDocument(`story-${place}`, { ...rest, captions: [caption], tags: [tag, noise] });
    });
    const archive = await anArchive({ all: [...documents, aDocument("huge", { text: huge })] }, language);
    expect(await found(archive, huge, {})).toContain("huge");
    for (const [place, { words: own }] of stories.entries()) {
      const last = new Map(own).values();
      for (const one of [...last].flat().filter((one) => LETTER.test([...one][0] ?? ""))) {
        words += 1;
        expect(await found(archive, one, {}), one).toContain(`story-${place}`);
      }
    }
  });
  await fc.assert(property, { ...runs(6), endOnFailure: true });
  expect(words).toBeGreaterThan(150);
});

test("a sign without its letter is found by nothing, and makes nothing else be found", async () => {
  const archive = await anArchive({
    "2026": [aDocument("sign", { text: "The sign “\u064b” alone." })],
    "2025": [aDocument("other", { text: "Nothing of the kind." })],
  });
  for (const query of ["zzz", "\u064b", '"zzz"', "$"]) expect(await found(archive, query, {}), query).toEqual([]);
  expect(await found(archive, "alone", {})).toEqual(["sign"]);
  expect(await found(archive, "kind", {})).toEqual(["other"]);
});
