import { describe, expect, test } from "vitest";
import { FILE, parsed, problems, source } from "./source.ts";

describe("a body that must not be published", () => {
  test("is one without text", () => {
    expect(problems(source({}, " \n\n"))).toEqual([
      `${FILE}:7  the story has no text. Write it below the second \`---\`; \`draft: true\` keeps an unfinished one.`,
    ]);
  });

  test("though a draft may still be empty", () => {
    expect(problems(source({ draft: "true" }, ""))).toEqual([]);
  });

  test("is one with the headline's level", () => {
    expect(problems(source({}, "Text.\n\n# Title"))).toEqual([
      `${FILE}:9  only the headline is a heading of level 1 (#). Begin with ##.`,
    ]);
    expect(problems(source({}, "Title\n=====\n\nText."))).toHaveLength(1);
  });

  test("is one that skips a level of headings", () => {
    expect(problems(source({}, "## One\n\nText.\n\n#### Two\n\nText."))).toEqual([
      `${FILE}:11  this heading skips from level 2 to 4. Use ###.`,
    ]);
    expect(problems(source({}, "### One\n\nText."))).toEqual([
      `${FILE}:7  this heading skips from level 1 to 3. Use ##.`,
    ]);
  });

  test("though levels may end together", () => {
    expect(problems(source({}, "## One\n\n### Two\n\n## Three\n\nText."))).toEqual([]);
  });

  test("is one with a bare address", () => {
    expect(problems(source({}, "Text.\n\nhttps://tides.example/today"))).toEqual([
      `${FILE}:9  a bare address is not a link. Write [words](https://tides.example/today). ` +
        "Players exist for YouTube, Vimeo, X, Mastodon.",
    ]);
  });

  test("is one with a block that nobody knows", () => {
    expect(problems(source({}, "Text.\n\n::: infobox\nFacts\n:::"))).toEqual([
      `${FILE}:9  this block is not known. Begin a pull quote with \`::: pullquote\`, an update with \`::: update 2026-11-20 14:05 Its headline\`; end it with \`:::\`.`,
    ]);
  });

  test("is one with a pull quote that swallows the rest", () => {
    expect(problems(source({}, "::: pullquote\nWords\n\nText."))).toEqual([
      `${FILE}:7  this pull quote does not end. Close it with a line \`:::\`.`,
    ]);
  });

  test("is one with a note that has no text", () => {
    expect(problems(source({}, "One\ntwo[^1]."))).toEqual([
      `${FILE}:8  the note [^1] has no text. Write it below: [^1]: …`,
    ]);
  });

  test.each(["page.html", "ftp://x.example/", "data:image/png;base64,AAAA", "?q=1"])(
    "is one that links to %s",
    (href) => {
      expect(problems(source({}, `Text.\n\nA [link](${href}).`))).toEqual([
        `${FILE}:9  the link "${href}" leads nowhere. Write /2024/05/25/slug/ for a story of ours, or https://… .`,
      ]);
    },
  );

  test.each([
    ["a@b.example", "Write mailto:a@b.example for a mail address."],
    ["//evil.example/", "Write https://evil.example/ ."],
    ["www.example.org", "Write https://www.example.org ."],
    ["example.org/report", "Write https://example.org/report ."],
    ["2024/05/25/slug/", "Write /2024/05/25/slug/ ."],
  ])("is one that links to %s, and is told what to write", (href, remedy) => {
    expect(problems(source({}, `Text.\n\nA [link](${href}).`))).toEqual([
      `${FILE}:9  the link "${href}" leads nowhere. ${remedy}`,
    ]);
  });
});

test.each([
  "https://ledger.example/2024/05/25/a/?b#c",
  "http://ledger.example/2024/05/25/a/?b#c",
  "https://www.ledger.example/2024/05/25/a/?b#c",
  "HTTPS://Ledger.example:443/2024/05/25/a/?b#c",
  "/2024/05/25/a/?b#c",
])("%s is an address of our own, and is checked as such", (href) => {
  const { links, html } = parsed(source({}, `A [link](${href}).`));
  expect(links).toEqual([{ href: "/2024/05/25/a/?b#c", line: 7 }]);
  expect(html).toContain('<a href="/2024/05/25/a/?b#c">');
});

test.each([
  "https://shop.ledger.example/",
  "https://ledger.example:8443/",
  "https://ledger.example.evil.example/",
  "https://ledger.example//evil.example/",
])("%s is somebody else's", (href) => {
  expect(parsed(source({}, `A [link](${href}).`)).links).toEqual([]);
});

describe("a merge conflict that nobody resolved", () => {
  const told =
    "a merge conflict is not resolved. Two people changed these lines: keep the right ones and delete the marks.";

  test("is found in the body", () => {
    const found = problems(source({}, "<<<<<<< HEAD\nOurs.\n||||||| base\nOld.\n\n=======\nTheirs.\n>>>>>>> theirs"));
    expect(found.filter((text) => text.endsWith(told))).toEqual([7, 9, 14].map((line) => `${FILE}:${line}  ${told}`));
  });

  test("is found in the front matter", () => {
    const found = problems(source({ headline: "x\n<<<<<<< HEAD\nkicker: a\n=======\nkicker: b\n>>>>>>> theirs" }));
    expect(found).toContain(`${FILE}:3  ${told}`);
    expect(found).toContain(`${FILE}:7  ${told}`);
  });

  test("is not seen in a row of angle brackets that somebody wrote", () => {
    expect(problems(source({}, "Text.\n\n<<<<<<<< eight\n\n    <<<<<<< indented"))).toEqual([]);
  });
});

describe("the file", () => {
  test("without front matter is refused", () => {
    const remedy = "Begin the file with a line `---`, then `headline: …` and the other keys, then another line `---`.";
    expect(problems("Just text.\n")).toEqual([`${FILE}:1  there is no front matter. ${remedy}`]);
    expect(problems("---\nheadline: x\n\nText.\n")).toEqual([`${FILE}:1  the front matter does not end. ${remedy}`]);
    expect(problems("")).toEqual([`${FILE}:1  there is no front matter. ${remedy}`]);
  });

  test("that is not UTF-8 is refused at the line that is not", () => {
    const text = source({}, "Déjà vu,\ncaf? au lait");
    const latin1 = Buffer.from(text).map((byte) => (byte === "?".charCodeAt(0) ? 0xe9 : byte));
    expect(problems(Buffer.from(latin1))).toEqual([
      `${FILE}:8  this file is not UTF-8. Save it as UTF-8 in your editor.`,
    ]);
  });

  test.each([
    ["a byte order mark", (text: string) => `\uFEFF${text}`],
    ["the line ends of Windows", (text: string) => text.replaceAll("\n", "\r\n")],
    ["the line ends of old Macs", (text: string) => text.replaceAll("\n", "\r")],
    ["both", (text: string) => `\uFEFF${text.replaceAll("\n", "\r\n")}`],
    ["blanks behind the fences", (text: string) => text.replaceAll("---\n", "--- \t\n")],
    ["no line end at its end", (text: string) => text.trimEnd()],
  ])("with %s gives the same article", (_, change) => {
    const text = source(
      { tags: "[harbor]", standfirst: ">-\n  Over two\n  lines." },
      "## One\n\nText,\nmore text.  \nEnd.",
    );
    expect(change(text)).not.toBe(text);
    expect(parsed(change(text))).toEqual(parsed(text));
  });

  test("with the line ends of Windows has its problems at the same lines", () => {
    const text = source({ section: "globltalk" }, "Text.\n\n# Title");
    expect(problems(text.replaceAll("\n", "\r\n"))).toEqual(problems(text));
  });
});

test("all problems of one file are told at once, in the order of their lines", () => {
  const text = source(
    {
      published: "2024-05-25",
      section: "globltalk",
      byline: "[ada-bryon]",
      source: "apf",
      image: "{ file: x.png, alt: x, credit: y }",
    },
    "# Title\n\nhttps://tides.example\n\nA [link](page.html).",
  );
  expect(problems(text).map((told) => told.split(".md:")[1]?.split(". ")[0])).toEqual([
    '3  published: "2024-05-25" has no time of day',
    '4  section: "globltalk" is not a section',
    '5  byline.0: "ada-bryon" is not an author',
    '6  source: "apf" is not an agency',
    '7  image.file: there is no picture "x.png"',
    "9  only the headline is a heading of level 1 (#)",
    "11  a bare address is not a link",
    '13  the link "page.html" leads nowhere',
  ]);
});

test("several keys at fault are told at once, together with the body's problems", () => {
  const text = source({ headline: undefined, draft: "maybe", kiker: "x" }, "# Title");
  expect(problems(text)).toEqual([
    `${FILE}:2  headline: is missing. Write text.`,
    `${FILE}:5  draft: is not true or false. Write \`true\` or \`false\`.`,
    `${FILE}:6  kiker: is not a key that is known here. Did you mean "kicker"?`,
    `${FILE}:8  only the headline is a heading of level 1 (#). Begin with ##.`,
  ]);
});

test("a heading never takes an id that the page around the story has", () => {
  const { anchors } = parsed(source({}, "Text.\n\n## Comments\n\n## Top\n\n## Content\n\n## fn1\n"));
  expect(anchors).toEqual(["part-comments", "part-top", "part-content", "part-fn1"]);
});
