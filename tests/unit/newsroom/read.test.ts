import { describe, expect, test } from "vitest";
import { formatIssue } from "../../../src/lib/issue.ts";
import { readNewsroom } from "../../../src/newsroom/read.ts";
import { FILES, newsroomFolder, siteWith } from "./newsroom-folder.ts";

/** What is told of a newsroom with these files changed, without the folder's own name. */
function told(changes: Record<string, string | Buffer | undefined>): string[] {
  const folder = newsroomFolder(changes);
  return readNewsroom(folder).issues.map((issue) => formatIssue(issue).replaceAll(`${folder}/`, ""));
}

const read = (changes: Record<string, string | Buffer | undefined> = {}) =>
  readNewsroom(newsroomFolder(changes)).newsroom;

describe("a valid newsroom", () => {
  test("is told of nothing", () => {
    expect(told({})).toEqual([]);
  });

  test("has its settings, with no slash behind the address", () => {
    expect(read().site).toMatchObject({ name: "The Ledger", url: "https://ledger.example", zone: "America/New_York" });
  });

  test("finds a tag by what it means, with its own slug or the usual one", () => {
    expect([...read().tags]).toEqual([
      ["city-council", { label: "City Council", slug: "city-council" }],
      ["c++", { label: "C++", slug: "c-plus-plus" }],
    ]);
  });

  test("has its pictures and its prose", () => {
    const { pictures, prose } = read();
    expect([...pictures.keys()].sort()).toEqual(["authors/ada.png", "card.png", "icon.png", "logo.png", "mark.svg"]);
    expect(prose.about).toMatchObject({ anchors: ["who-we-are"], links: [] });
    expect(prose.about.html.html).toBe('<h2 id="who-we-are">Who we are</h2>\n<p>A paper.</p>\n');
  });

  test("speaks the language that it names", () => {
    expect(read(siteWith("language: en", "language: de")).words.corrections).toBe("Korrekturen");
  });

  test("may have empty lists, and lists with nothing but comments", () => {
    expect(told({ "agencies.yaml": "", "tags.yaml": "# none yet\n\n" })).toEqual([]);
  });

  test("may come from Windows", () => {
    const windows = Object.entries(FILES).map(([name, content]): [string, string | Buffer] => [
      name,
      typeof content === "string" ? `\uFEFF${content.replaceAll("\n", "\r\n")}` : content,
    ]);
    expect(told(Object.fromEntries(windows))).toEqual([]);
    expect(read(Object.fromEntries(windows)).prose.about.html).toEqual(read().prose.about.html);
  });
});

describe("what is wrong with the settings is told at its line", () => {
  const rails = "rails:\n  ciy:\n    - /x/\n";
  const capitals = "- slug: City!\n  name: x\n  description: y\n";
  const file = "Write the name of a file in the newsroom folder.";

  test.each([
    ["site.yaml:7  zone: is not a time zone. Write an IANA time zone, like", siteWith("America/New_York", "New York")],
    ["site.yaml:6  locale: is not a language tag. Write a language tag, like en-US.", siteWith("en-US", "en_US")],
    [
      "site.yaml:4  url: is not the address of a whole site. Write an address that begins with https:// and ends with the name",
      siteWith("https", "http"),
    ],
    ["site.yaml:4  url: is not the address of a whole site.", siteWith("ledger.example/", "ledger.example/paper/")],
    [
      'site.yaml:5  language: the site has no words in "tlh": it speaks en, ',
      siteWith("language: en", "language: tlh"),
    ],
    ["site.yaml:5  language: is not a language tag.", siteWith("language: en", "language: english please")],
    [
      'site.yaml:25  comments.provider: "leters" is not one of letters, coral, giscus. Did you mean "letters"?',
      siteWith("provider: letters", "provider: leters"),
    ],
    [
      'site.yaml:20  newsletter.provider: "mailchump" is not one of netlify, buttondown, mailchimp. Did you mean "mailchimp"?',
      siteWith("localNews: false", "localNews: false\n  provider: mailchump"),
    ],
    [
      "site.yaml:15  newsletter.username: is missing. Write the last part of the newsletter's address at buttondown.com.",
      siteWith("localNews: false", "localNews: false\n  provider: buttondown"),
    ],
    [
      "site.yaml:21  newsletter.action: is not the address of a Mailchimp form. Write the `action` of the embedded form",
      siteWith("localNews: false", "localNews: false\n  provider: mailchimp\n  action: https://mailchimp.com/x"),
    ],
    [
      "site.yaml:20  newsletter.username: is not a key that is known here.",
      siteWith("localNews: false", "localNews: false\n  username: ledger"),
    ],
    ["site.yaml:21  contact.newsroom: is not an e-mail address.", siteWith("desk@ledger.example", "desk")],
    [`site.yaml:10  publisher.logo: is not a file's name. ${file}`, siteWith("logo.png", "../logo.png")],
    ["site.yaml:1  tagline: is missing. Write text.", siteWith("tagline:", "tagLine:")],
    ['site.yaml:10  publisher.logo: there is no picture "logo.png". Put it at logo.png', { "logo.png": undefined }],
    [
      'site.yaml:10  publisher.logo: there is no picture "Logo.PNG". Did you mean "logo.png"?',
      siteWith("logo: logo.png", "logo: Logo.PNG"),
    ],
    [
      "agencies.yaml:4  0.url: is not a web address. Write an address that begins with https://.",
      { "agencies.yaml": "- slug: afp\n  name: AFP\n  fullName: AFP\n  url: afp.example\n" },
    ],
    ["site.yaml:12  mark: is not an SVG file. Draw the mark as SVG.", siteWith("mark.svg", "icon.png")],
    ['authors.yaml:5  0.photo: there is no picture "authors/ada.png".', { "authors/ada.png": undefined }],
    [
      "sections.yaml:1  0.slug: is not a slug. Write lower-case words joined by hyphens.",
      { "sections.yaml": capitals },
    ],
    ['front-page.yaml:2  rails.ciy: is not a section. Did you mean "city"?', { "front-page.yaml": rails }],
    ['front-page.yaml:1  from: "tomorrow" is not a time. Write it as', { "front-page.yaml": "from: tomorrow\n" }],
    ["privacy.md:1  only the headline is a heading of level 1 (#).", { "privacy.md": "# Privacy\n" }],
    ["about.md:1  pictures cannot be used here. Remove it.", { "about.md": '![x](logo.png "| y")\n' }],
  ])("%s", (line, changes: Record<string, string | Buffer | undefined>) => {
    expect(told(changes)).toContainEqual(expect.stringContaining(line));
  });

  test("a file that is missing", () => {
    expect(told({ "agencies.yaml": undefined })).toEqual([
      "agencies.yaml:1  this file is missing. Create it: docs/newsrooms/settings.md says what belongs in it.",
    ]);
  });

  test("a slug that is used twice", () => {
    const twice = "- slug: city\n  name: A\n  description: x\n- slug: city\n  name: B\n  description: y\n";
    expect(told({ "sections.yaml": twice })).toEqual([
      'sections.yaml:4  1: the slug "city" is used twice. Give one of them another slug.',
    ]);
    expect(told({ "tags.yaml": "- label: C++\n- label: C\n" })).toEqual([
      'tags.yaml:2  1: the slug "c" is used twice. Give one of them another slug.',
    ]);
  });

  test("every file at once", () => {
    expect(told({ "agencies.yaml": "x", "tags.yaml": "- {}\n", "authors.yaml": "a: b: c" })).toHaveLength(3);
  });
});

describe("a file that cannot be read", () => {
  test("is known as such, so that no article is blamed for it", () => {
    expect([...read({ "authors.yaml": "- {}\n", "tags.yaml": undefined }).unread].sort()).toEqual([
      "authors.yaml",
      "tags.yaml",
    ]);
  });

  test("leaves a newsroom to check the articles against", () => {
    expect(read({ "site.yaml": "name: [" })).toMatchObject({ site: { zone: "UTC" }, sections: [{ slug: "city" }] });
  });
});
