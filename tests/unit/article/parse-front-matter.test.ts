import { describe, expect, test } from "vitest";
import { aNewsroom } from "../newsroom-factory.ts";
import { FILE, parsed, problems, source } from "./source.ts";

const WRITE_TIME = "Write it as 2024-05-25 18:28 (newsroom time), or as 2024-05-25T18:28:00-04:00.";
const TIME_FORM = "Write `2024-05-25 18:28` in the newsroom's zone, or ISO 8601 with an offset.";

describe("a key", () => {
  test("that is missing is told with its form", () => {
    expect(problems(source({ published: undefined }))).toEqual([`${FILE}:2  published: is missing. ${TIME_FORM}`]);
    expect(problems(source({ section: undefined }))).toEqual([
      `${FILE}:2  section: is missing. Write a section's slug.`,
    ]);
    expect(problems(source({ headline: undefined }))).toEqual([`${FILE}:2  headline: is missing. Write text.`]);
  });

  test("that is misspelt is told with the nearest one that is known", () => {
    expect(problems(source({ standfrist: "A summary" }))).toEqual([
      `${FILE}:6  standfrist: is not a key that is known here. Did you mean "standfirst"?`,
    ]);
  });

  test("that is misspelt inside a group is told at its own line", () => {
    expect(problems(source({ image: "\n  file: x.png\n  alt: x\n  credit: y\n  captoin: z" }))).toEqual([
      `${FILE}:10  image.captoin: is not a key that is known here. Did you mean "caption"?`,
    ]);
  });

  test("that is like none is told with all that there are", () => {
    expect(problems(source({ zzzzzz: "x" }))).toEqual([
      expect.stringMatching(/:6 {2}zzzzzz: is not a key that is known here\. Known: headline, published, section, /),
    ]);
  });

  test("that is given twice is told where the second stands", () => {
    expect(problems(source({ headline: "x\nheadline: y" }))).toEqual([
      `${FILE}:3  the key "headline" is given twice. Keep one of the two.`,
    ]);
  });
});

describe("a value of the wrong type", () => {
  test.each([
    [{ draft: "maybe" }, `${FILE}:6  draft: is not true or false. Write \`true\` or \`false\`.`],
    [{ tags: "politics" }, `${FILE}:6  tags: is not a list. Write a list of text.`],
    [{ headline: "[a, b]" }, `${FILE}:2  headline: is not text. Write text.`],
    [{ headline: '" "' }, `${FILE}:2  headline: is empty. Write text.`],
    [{ published: "[2024]" }, `${FILE}:3  published: is not text. ${TIME_FORM}`],
    [{ image: "x.jpg" }, `${FILE}:6  image: is not a group of keys. Write \`{ file, alt, credit, caption, focus }\`.`],
    [{ comments: "opn" }, `${FILE}:6  comments: "opn" is not one of open, closed. Did you mean "open"?`],
    [{ byline: "[]" }, `${FILE}:5  byline: is empty. Write a list of author slugs.`],
  ])("%o", (keys: Record<string, string>, told) => {
    expect(problems(source(keys))).toEqual([told]);
  });

  test("that YAML would cut at a # is told, since half a headline is valid, too", () => {
    expect(problems(source({ headline: "Ferry #4 sails" }))).toEqual([
      `${FILE}:2  everything from the # on is left out. Put the whole value in quotes, or a remark on a line of its own.`,
    ]);
    expect(parsed(source({ headline: '"Ferry #4 sails"' })).headline).toBe("Ferry #4 sails");
  });

  test("a number is text, so a headline may be a year", () => {
    expect(problems(source({ headline: "1984" }))).toEqual([]);
  });

  test("invisible characters are refused, since no editor would see what is wrong", () => {
    expect(problems(source({ headline: '"turned \\u202E around"' }))).toEqual([
      `${FILE}:2  headline: holds an invisible character (a control or direction mark). Delete the value, and type it again.`,
    ]);
  });
});

describe("a time", () => {
  test("with a month that no year has is refused", () => {
    expect(problems(source({ published: "2024-28-25 18:28" }))).toEqual([
      `${FILE}:3  published: "2024-28-25 18:28" is not a date: there is no month 28. ${WRITE_TIME}`,
    ]);
  });

  test("with a day that the month does not have is refused", () => {
    const [told] = problems(source({ updated: "2024-06-31 18:28" }));
    expect(told).toContain(`${FILE}:6  updated: "2024-06-31 18:28" is not a date: `);
    expect(told).toContain(WRITE_TIME);
  });

  test("that the clocks skip is refused", () => {
    expect(problems(source({ published: "2024-03-10 02:30" }))).toEqual([
      `${FILE}:3  published: "2024-03-10 02:30" does not exist in America/New_York: the clocks skip it. ` +
        "Choose another time, or write it with its offset, like 2024-03-10T02:30:00-04:00.",
    ]);
  });

  test("that happens twice is refused with both readings", () => {
    expect(problems(source({ published: "2024-11-03 01:30" }))).toEqual([
      `${FILE}:3  published: "2024-11-03 01:30" happens twice in America/New_York: the clocks are put back. ` +
        "Write 2024-11-03T01:30:00-04:00 or 2024-11-03T01:30:00-05:00.",
    ]);
  });

  test("is checked wherever one stands", () => {
    const keys = {
      expires: "never",
      corrections: "\n  - at: 2024-06-01 10:00\n    text: x\n  - at: soon\n    text: y",
      retracted: "{ at: today, reason: x }",
    };
    expect(problems(source(keys))).toEqual([
      `${FILE}:6  expires: "never" is not a time. ${WRITE_TIME}`,
      `${FILE}:10  corrections.1.at: "soon" is not a time. ${WRITE_TIME}`,
      `${FILE}:12  retracted.at: "today" is not a time. ${WRITE_TIME}`,
    ]);
  });

  test.each([
    ["updated", { updated: "2024-05-25 18:27" }],
    ["expires", { expires: "2024-05-25 18:27" }],
    ["corrections.0.at", { corrections: "[{ at: 2024-05-25 18:27, text: x }]" }],
    ["retracted.at", { retracted: "{ at: 2024-05-25 18:27, reason: x }" }],
  ])("of %s lies not before publication", (field, keys: Record<string, string>) => {
    expect(problems(source(keys))).toEqual([`${FILE}:6  ${field}: is before \`published\`. Correct one of the two.`]);
  });

  test("may be the very minute of publication", () => {
    expect(problems(source({ updated: "2024-05-25 18:28" }))).toEqual([]);
  });
});

describe("a name that is in no list", () => {
  test.each([
    [{ section: "globltalk" }, `${FILE}:4  section: "globltalk" is not a section. Did you mean "globaltalk"?`],
    [{ byline: "[ada-bryon]" }, `${FILE}:5  byline.0: "ada-bryon" is not an author. Did you mean "ada-byron"?`],
    [{ source: "apf" }, `${FILE}:6  source: "apf" is not an agency. Did you mean "afp"?`],
    [{ section: "Globaltalk" }, `${FILE}:4  section: "Globaltalk" is not a section. Did you mean "globaltalk"?`],
  ])("%o is told with the nearest one", (keys: Record<string, string>, told) => {
    expect(problems(source(keys))).toEqual([told]);
  });

  test("is told with the whole list where none is near", () => {
    expect(problems(source({ section: "weather-and-tides" }))).toEqual([
      `${FILE}:4  section: "weather-and-tides" is not a section. Known (sections.yaml): globaltalk, city, opinion.`,
    ]);
  });

  test("is not held against a list that could not be read", () => {
    const newsroom = aNewsroom({ authors: new Map(), unread: new Set(["authors.yaml"]) });
    expect(problems(source(), { newsroom })).toEqual([]);
    expect(problems(source(), { newsroom: aNewsroom({ authors: new Map() }) })).toHaveLength(1);
  });

  test("nobody at all is refused, too", () => {
    expect(problems(source({ byline: undefined }))).toEqual([
      `${FILE}:2  byline: is missing. Name the author (\`byline: [slug]\`) or the agency (\`source: slug\`).`,
    ]);
  });
});

describe("an address", () => {
  test("made of the file's name is refused where that is none", () => {
    expect(problems(source(), { file: "articles/2024/05/Über Uns.md" })).toEqual([
      expect.stringContaining(`slug: the file's name "Über Uns" is no address. Write "uber-uns".`),
    ]);
  });

  test("given as a slug is held to the same rule", () => {
    expect(problems(source({ slug: "../Summit" }))).toEqual([
      `${FILE}:6  slug: "../Summit" is no address. Write "summit".`,
    ]);
    expect(problems(source({ slug: '"?!"' }))).toEqual([
      `${FILE}:6  slug: "?!" is no address. Use letters and digits.`,
    ]);
  });

  test("longer than file systems hold is refused", () => {
    expect(problems(source({ slug: "日".repeat(41) }))).toEqual([
      `${FILE}:6  slug: "${"日".repeat(41)}" is no address. Keep it under 120 bytes.`,
    ]);
    expect(problems(source({ slug: "日".repeat(40) }))).toEqual([]);
  });

  test("a tag without a letter or digit has no page, and says so", () => {
    expect(problems(source({ tags: "[harbor, '!!']" }))).toEqual([
      `${FILE}:6  tags.1: "!!" has no letter or digit. Give it a slug of its own in tags.yaml.`,
    ]);
  });
});

describe("text that YAML takes for a comment", () => {
  test("is told where it is the whole value", () => {
    expect(problems(source({ kicker: "#4 ferry" }))).toEqual([
      `${FILE}:6  everything from the # on is left out. Put the whole value in quotes.`,
    ]);
  });

  test.each([
    [source({ headline: "Ferry #4 sails" }), 2],
    [source({ tags: "\n  - Ferry #4" }), 7],
    [source({ headline: "Ferry # more" }), 2],
    [source({ section: "globaltalk # ours" }), 4],
  ])("is told, since it would be lost", (text, line) => {
    expect(problems(text)).toEqual([
      `${FILE}:${line}  everything from the # on is left out. Put the whole value in quotes, or a remark on a line of its own.`,
    ]);
  });

  test.each([
    source({ headline: '"Ferry #4 sails"' }),
    source({ tags: '["Ferry #4", harbor]' }),
    source({ kicker: "Harbor", "# a remark": "of the editor's" }),
    source({ kicker: "'Harbor' # a remark of the editor's" }),
    source({ draft: "false # a remark of the editor's" }),
  ])("is none in quotes, and a remark is a remark", (text) => {
    expect(problems(text)).toEqual([]);
  });
});

test("a tag too long for an address is told", () => {
  expect(problems(source({ tags: `[${"harbor ".repeat(40)}]` }))).toEqual([
    `${FILE}:6  tags.0: is too long for an address. Keep it under 120 bytes.`,
  ]);
});

test("a month that does not exist is named, with a time and without", () => {
  for (const published of ["2024-28-25", "2024-28-25 18:28"]) {
    expect(problems(source({ published }))[0]).toContain("there is no month 28");
  }
});

test("a misspelt key hides no other problem of the file", () => {
  const text = source({
    headine: "x",
    section: "globltalk",
    published: "2024-28-25",
    image: "{ file: none.jpg, alt: x, credit: y }",
  });
  const all = problems(text).join("\n");
  expect(problems(text)).toHaveLength(4);
  for (const part of [
    'Did you mean "headline"?',
    'Did you mean "globaltalk"?',
    "no month 28",
    'no picture "none.jpg"',
  ]) {
    expect(all).toContain(part);
  }
});
