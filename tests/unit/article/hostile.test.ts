import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LARGEST_ARTICLE } from "../../../src/article/parse.ts";
import { hasInvisible } from "../../../src/lib/invisible.ts";
import { runs } from "../../property.ts";
import { FILE, parsed, problems, source } from "./source.ts";

describe("front matter that would do something", () => {
  test.each(["js", "json", "javascript", "coffee", "toml", " js"])(
    "---%s is no front matter, and is not run",
    (name) => {
      const text = source()
        .replace("---\n", `---${name}\n`)
        .replace("headline: Summit ends", "globalThis.polluted = 1");
      expect(problems(text)).toEqual([
        `${FILE}:1  there is no front matter. ` +
          "Begin the file with a line `---`, then `headline: …` and the other keys, then another line `---`.",
      ]);
      expect(globalThis).not.toHaveProperty("polluted");
    },
  );

  test.each([
    ["__proto__: { polluted: yes }", 'the key "__proto__" is not allowed. Remove it.'],
    ['"__proto__": { polluted: yes }', 'the key "__proto__" is not allowed. Remove it.'],
    ['"\\u005F_proto__": { polluted: yes }', 'the key "__proto__" is not allowed. Remove it.'],
    ["? __proto__\n: { polluted: yes }", 'the key "__proto__" is not allowed. Remove it.'],
    ["constructor: { prototype: { polluted: yes } }", 'the key "constructor" is not allowed. Remove it.'],
    ["image: { prototype: { polluted: yes } }", 'the key "prototype" is not allowed. Remove it.'],
    ["<<: { polluted: yes }", 'the key "<<" is not allowed. Remove it.'],
    ["kicker: *all", "YAML aliases (*) are not allowed. Write the value out, or put it in quotes."],
    ["kicker: &all x", "YAML anchors (&) are not allowed. Put the value in quotes."],
    ["kicker: !!js/function 'x'", "YAML tags (!) are not allowed. Put the value in quotes."],
    ["kicker: !<tag:yaml.org,2002:binary> eA==", "YAML tags (!) are not allowed. Put the value in quotes."],
    ["kicker: x\nkicker: y", 'the key "kicker" is given twice. Keep one of the two.'],
    ['kicker: x\n"kicker": y', 'the key "kicker" is given twice. Keep one of the two.'],
  ])("%s is refused at its line", (lines, told) => {
    const text = source().replace("\n---\nThe", `\n${lines}\n---\nThe`);
    const said = problems(text);
    const line = 6 + (lines.startsWith("?") || !lines.includes("\n") ? 0 : 1);
    expect(said).toContain(`${FILE}:${line}  ${told}`);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test("more than 64 KB of it are refused, whatever they are", () => {
    expect(problems(source({ kicker: "x".repeat(64 * 1024) }))).toEqual([
      `${FILE}:2  this block of YAML is larger than 64 KB. Shorten it, or move text into the body.`,
    ]);
  });

  test("thousands of problems are each told at their lines, without a walk for each of them", () => {
    const told = problems(source({ byline: `\n${" - x\n".repeat(12_000)}`.trimEnd() }));
    expect(told).toHaveLength(12_000);
    expect(told[0]).toContain(`${FILE}:6  byline.0: "x" is not an author.`);
    expect(told.at(-1)).toContain(`${FILE}:12005  byline.11999: "x" is not an author.`);
  });
});

test("an article larger than any that a person writes is refused with its name", () => {
  const told = [
    `${FILE}:1  this article is larger than 256 KB. Split it into several; a picture goes into a file of its own.`,
  ];
  const ofBytes = (bytes: number) => source({}, "word ".repeat(bytes / 5)).slice(0, bytes);
  expect(problems(ofBytes(LARGEST_ARTICLE))).toEqual([]);
  expect(problems(ofBytes(LARGEST_ARTICLE + 1))).toEqual(told);
  expect(problems(ofBytes(5_000_000))).toEqual(told);
});

describe("characters that no reader sees", () => {
  const HIDDEN: [string, string][] = [
    ["right-to-left override", "\\u202E"],
    ["right-to-left isolate", "\\u2067"],
    ["Arabic letter mark", "\\u061C"],
    ["left-to-right mark", "\\u200E"],
    ["zero-width space", "\\u200B"],
    ["zero-width joiner between Latin letters", "\\u200D"],
    ["zero-width non-joiner between Latin letters", "\\u200C"],
    ["word joiner", "\\u2060"],
    ["byte order mark", "\\uFEFF"],
    ["grapheme joiner", "\\u034F"],
    ["Hangul filler", "\\u3164"],
    ["variation selector", "\\uFE0F"],
    ["supplementary variation selector", "\\U000E0101"],
    ["tag letter", "\\U000E0041"],
    ["bell", "\\a"],
    ["escape", "\\e"],
    ["null", "\\0"],
    ["half of a pair", "\\uD800"],
    ["noncharacter", "\\uFFFE"],
  ];
  const value = (hidden: string) => `"a${hidden}b"`;
  const INVISIBLE = "holds an invisible character (a control or direction mark).";

  test.each(HIDDEN)("a %s is an issue in a headline, a slug, a tag, an alias and an alt", (_, hidden) => {
    expect(problems(source({ headline: value(hidden) }))).toEqual([
      `${FILE}:2  headline: ${INVISIBLE} Delete the value, and type it again.`,
    ]);
    expect(problems(source({ slug: value(hidden) }))).toEqual([
      expect.stringContaining(`${FILE}:6  slug: ${INVISIBLE}`),
    ]);
    expect(problems(source({ tags: `\n - x\n - ${value(hidden)}` }))).toContainEqual(
      expect.stringContaining(`${FILE}:8  tags.1: ${INVISIBLE}`),
    );
    expect(problems(source({ aliases: `["/a${hidden}b/"]` }))).toContainEqual(
      expect.stringContaining(`${FILE}:6  aliases.0: ${INVISIBLE}`),
    );
    expect(problems(source({ image: `{ file: x.png, alt: ${value(hidden)}, credit: y }` }))).toContainEqual(
      expect.stringContaining(`${FILE}:6  image.alt: ${INVISIBLE}`),
    );
  });

  test.each(["می‌خواهم", "क्‍ष", "👩‍🚒 on duty", "❤️", "🏳️‍🌈", "👩🏽‍🚒", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "辻󠄀さん", "1️⃣", "עברית", "Donau\u00ADdampf"])(
    "%s is spelled with such characters, and is fine",
    (text) => {
      expect(parsed(source({ headline: text })).headline).toBe(text);
    },
  );

  test("a control character in the text is told at its line, written as it is or as a number", () => {
    expect(problems(source({}, "One.\n\nT\u0007wo."))).toEqual([
      `${FILE}:9  this line holds an invisible control character. Delete it, and type the word around it again.`,
    ]);
    expect(problems(source({}, "One.&#12;"))).toEqual([
      `${FILE}:7  this line holds an invisible control character. Delete it, and type the word around it again.`,
    ]);
  });

  test("no article whatever holds what XML forbids, in any of its words", () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML forbids
    const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u;
    const character = fc.oneof(
      fc.constantFrom("a", " ", "\u0001", "\f", "\u001B", "\uFFFE", "\uFFFF", "\uD800", "&#1;", "&#xFFFE;", "&#12;"),
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    );
    const text = fc.array(character, { maxLength: 8 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, text, (words, body) => {
        const quoted = JSON.stringify(words);
        const keys = { headline: quoted, standfirst: quoted, kicker: quoted, dateline: quoted, tags: `[${quoted}]` };
        for (const keysOf of [keys, { corrections: `[{ at: 2024-06-01 10:00, text: ${quoted} }]` }, {}]) {
          const file = source(keysOf, `Text. ${body}\n\n\`\`\`\n${body}\n\`\`\`\n`);
          if (problems(file).length > 0) continue;
          const { headline, standfirst, kicker, dateline, tags, corrections, social, html, text: plain } = parsed(file);
          const all = [headline, standfirst, kicker, dateline, ...tags.map(({ label }) => label), plain];
          for (const said of [...all, html, social.description, ...corrections.map(({ text }) => text)]) {
            expect(said ?? "").not.toMatch(forbidden);
          }
        }
      }),
      runs(100),
    );
  });

  test("no headline with a direction mark or a zero-width space passes, wherever it stands", () => {
    const mark = fc.constantFrom("\u200B", "\u200E", "\u202E", "\u2066", "\u2060", "\uFEFF", "\u061C");
    fc.assert(fc.property(fc.string(), mark, fc.string(), (a, hidden, b) => hasInvisible(a + hidden + b)));
  });
});
