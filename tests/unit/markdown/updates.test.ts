import { describe, expect, test } from "vitest";
import { parsed, problems, source } from "../article/source.ts";

const update = (time: string, text = "Words.") => `::: update ${time}\n${text}\n:::\n`;
const live = (body: string, keys: Record<string, string> = { live: "true", standfirst: "How it went." }) =>
  source(keys, body);

describe("updates", () => {
  test("stand newest first, whatever their order in the source, below the summary and above the notes", () => {
    const oldest = update("2024-05-25 18:30 First", "One.");
    const newest = update("2024-05-25 19:00 Second", "Two.");
    const notes = "\n[^1]: A note.\n";
    for (const body of [oldest + newest, newest + oldest]) {
      const { html, text } = parsed(live(`Summary.[^1]\n\n${body}${notes}`));
      expect([...html.matchAll(/Summary|Second|First|class="notes"/g)].map(([word]) => word)).toEqual([
        "Summary",
        "Second",
        "First",
        'class="notes"',
      ]);
      expect(text.split("\n")).toEqual(["Summary.", "Second", "Two.", "First", "One.", "A note."]);
    }
  });

  test("have an address made of their time, and say the time for machines", () => {
    const { anchors, html } = parsed(live(update("2024-05-25 18:30") + update("2024-05-25T18:30:05-04:00 Ferry's in")));
    expect(anchors).toEqual(["update-20240525-1830", "update-20240525-183005"]);
    expect(html).toContain(
      '<h2><a href="#update-20240525-183005"><time datetime="2024-05-25T18:30:05-04:00">May\u00a025,\u00a02024 at\u00a06:30\u00a0PM\u00a0EDT</time></a> <span>Ferry’s in</span></h2>',
    );
  });

  test.each([
    ["2024-05-25T18:30:00.500-04:00 First words"],
    ["2024-05-25 18:30:00 -0400 First words"],
    ["2024-05-25 22:30Z First words"],
    ["20240525T1830-04 First words"],
  ])("have a time in any form that front matter has: %s", (head) => {
    const [update] = parsed(live(`::: update ${head}\nWords.\n:::`)).updates;
    expect(update).toMatchObject({ headline: "First words", anchor: "update-20240525-1830" });
  });

  test("keep it when others come before or after them", () => {
    const one = parsed(live(update("2024-05-25 18:30"))).anchors;
    const more = update("2024-05-25 18:29") + update("2024-05-25 18:30") + update("2024-05-25 18:31");
    expect(parsed(live(more)).anchors).toEqual(expect.arrayContaining(one));
  });

  test("of the hour that the clocks repeat are told apart", () => {
    const body = update("2024-11-03T01:30:00-04:00") + update("2024-11-03T01:30:00-05:00");
    expect(parsed(live(body)).anchors).toEqual(["update-20241103-0530z", "update-20241103-0630z"]);
  });

  test("hold pull quotes, and their place in the body is theirs", () => {
    const quote = ":::: update 2024-05-25 18:30 A word\n::: pullquote\nSo.\n:::\n::::\n";
    const { html, text, updates } = parsed(live(`Summary.\n\n${quote}${update("2024-05-25 18:40", "Later.")}`));
    const [later, earlier] = updates;
    expect(later && html.slice(...later.html)).toMatch(/^<article class="update".*<p>Later\.<\/p>\n<\/article>\n$/s);
    expect(earlier && html.slice(...earlier.html)).toContain("<blockquote>");
    expect(earlier && text.slice(...earlier.text)).toBe("\nA word\nSo.");
    expect(earlier?.words).toBe(3);
  });

  test("never become the standfirst: the summary above them does", () => {
    expect(parsed(live(`Summary.\n\n${update("2024-05-25 18:30")}`, { live: "true" })).standfirst).toBe("Summary.");
    expect(problems(live(update("2024-05-25 18:30"), { live: "true" }))).toEqual([
      expect.stringContaining("standfirst: is missing, and nothing stands above the updates."),
    ]);
  });

  test("make no headline or text into markup", () => {
    const { html } = parsed(live(update('2024-05-25 18:30 <img src=x onerror="a">')));
    expect(html).not.toContain("<img");
  });
});

test.each([
  ["::: update\nWords.\n:::", "9  this update has no time."],
  ["::: update Ferry refloated\nWords.\n:::", '9  "Ferry" is not a time.'],
  ["::: update 2024-05-25 Ferry\nWords.\n:::", '9  "2024-05-25" has no time of day.'],
  ["::: update 2024-05-25 6:30 p.m. Ferry\nWords.\n:::", '9  "2024-05-25 6:30 p.m." is not a time: hours are counted'],
  ["::: update 2024-05-25 18:30 EDT\nWords.\n:::", '"EDT" does not say how far'],
  [
    update("2024-05-25 18:30:05.1") + update("2024-05-25 18:30:05.9"),
    "12  another update has this time. Give one of them seconds",
  ],
  ["::: update 2024-03-10 02:30\nWords.\n:::", "the clocks skip it."],
  ["::: update 2024-05-25 18:30\nWords.", "9  this update does not end."],
  [update("2024-05-25 18:30") + update("2024-05-25 18:30"), "12  another update has this time."],
  [`${update("2024-05-25 18:30")}\nBetween.\n\n${update("2024-05-25 18:31")}`, "13  this stands between the updates."],
  [`- ${update("2024-05-25 18:30").replaceAll("\n", "\n  ")}`, "9  this update is inside something else."],
  [update("2024-05-25 18:30", "## Heading"), "10  a heading is inside an update."],
  [`${update("2024-05-25 18:30", "Words.[^1]")}\n[^1]: Note.`, "10  a note is inside an update."],
])("%j is refused", (body, problem) => {
  expect(problems(live(body)).join("\n")).toContain(problem);
});

test.each([undefined, "false"])("a story that is not live has no updates (live: %s)", (given) => {
  const keys = { ...(given && { live: given }), standfirst: "How it went." };
  expect(problems(live(update("2024-05-25 18:30"), keys))).toEqual([
    expect.stringContaining("live: is missing, but the story has updates. Write `live: true`"),
  ]);
});

test("live is true, false or ended", () => {
  expect(parsed(source({ live: "true" })).live).toBe("running");
  expect(parsed(source({ live: "ended" })).live).toBe("ended");
  expect(parsed(source({ live: "false" })).live).toBeNull();
  expect(problems(source({ live: "endet" }))).toEqual([expect.stringContaining('Did you mean "ended"?')]);
});
