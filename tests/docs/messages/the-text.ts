import { symlinkSync } from "node:fs";
import sharp from "sharp";
import { body, type Chapter, change, entry, FILE, files, inCode, only, story, text } from "./chapter.ts";

const FOLDER = "articles/2026/11";
const IMAGE = "\n  file: boat.png\n  alt: A boat\n  credit: A. Name";

/** A story with this lead picture. */
const lead = (name: string, bytes?: Buffer | string) =>
  files({
    [FILE]: text({ image: IMAGE.replace("boat.png", name) }),
    ...(bytes === undefined ? {} : { [`${FOLDER}/${name}`]: bytes }),
  });

const noise = { type: "gaussian", mean: 128, sigma: 60 } as const;
const JPEG = await sharp({ create: { width: 200, height: 150, channels: 3, background: "#888", noise } })
  .jpeg()
  .toBuffer();
const HALF = Buffer.concat([JPEG.subarray(0, JPEG.length / 2), Buffer.from("ffd9", "hex")]);
const PNG = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#888" } })
  .png()
  .toBuffer();

/** The head of a PNG that says that it is as large as this. */
function png(width: number, height: number): Buffer {
  const bytes = Buffer.from("89504e470d0a1a0a0000000d49484452000000000000000008020000000000000049454e44", "hex");
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

const box = (type: string, ...parts: Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, content]);
};

/** What a phone saves: a file of boxes, one of which says its size. */
const SIZE = box("ispe", Buffer.from("00000000000000080000000800000000", "hex"));
const HEIC = Buffer.concat([
  box("ftyp", Buffer.from("heic\0\0\0\0mif1heic", "latin1")),
  box("meta", Buffer.alloc(4), box("iprp", box("ipco", SIZE))),
]);

const svg = (inside: string, size = ' viewBox="0 0 200 100"') =>
  `<svg xmlns="http://www.w3.org/2000/svg"${size}>${inside}</svg>`;
/** The beginning of a message about the lead picture, as `inCode` takes it. */
const SHOWN = `‹${FILE}:7  image.file: ›`;
/** A story that shows this picture in its text. */
const shown = (name: string, markdown: string) => files({ [FILE]: text({}, markdown), [`${FOLDER}/${name}`]: PNG });

export const pictures: Chapter = {
  title: "Pictures",
  entries: [
    entry(
      "The name is mistyped, or the picture is not uploaded yet. Capital letters count: `Boat.JPG` is not `boat.jpg`.",
      lead("boat.jpg"),
      files({ [FILE]: text({ image: IMAGE.replace("boat.png", "boat.jpg") }), [`${FOLDER}/Boat.JPG`]: JPEG }),
    ),
    entry(
      "Copy the picture beside this story. Addresses of pictures on the web get the same message.",
      story({ image: IMAGE.replace("boat.png", "../10/boat.jpg") }),
      files(
        { [FILE]: text({ image: IMAGE.replace("boat.png", "pictures/boat.png") }), "elsewhere/boat.png": PNG },
        () => symlinkSync("../../../elsewhere", `${FOLDER}/pictures`),
      ),
    ),
    entry(
      "The file is damaged at its beginning, or is something else under a picture's name.",
      lead("boat.jpg", "This is no picture."),
      lead("boat.heic", HEIC),
      lead(
        "boat.tif",
        Buffer.from("4d4d002a00000008000201000003000000010001000001010003000000010001000000000000", "hex"),
      ),
    ),
    entry(
      "Most often an upload was cut off. Pictures of drafts and embargoed stories are checked, too.",
      lead("boat.jpg", JPEG.subarray(0, JPEG.length - 40)),
      lead("boat.jpg", HALF),
    ),
    entry(
      "No format can hold such a picture, or it is unclear what it should look like.",
      lead("boat.png", png(0, 0)),
      lead("boat.png", png(20_000, 20_000)),
      lead("boat.png", png(1, 60_000)),
      inCode(
        `${SHOWN}‹"boat.gif"› says that it is ‹640› × ‹480› px, and is ‹800› × ‹600›.‹ ›Open it in an image editor and export it again.`,
      ),
    ),
    entry(
      'A drawing is published as it is, so it must do nothing but draw. The lines are those of the drawing. In Inkscape it is "Plain SVG", in Illustrator "Export As".',
      lead("map.svg", svg("<script>alert(1)</script>")),
      lead("map.svg", "<html></html>"),
      lead("map.svg", `${svg("<g>")}\n`),
      lead("map.svg", Buffer.from(svg("<text>\u00E9</text>"), "latin1")),
      lead("map.svg", svg("", "")),
    ),
    entry(
      "The permissions of the file keep you from reading it.",
      inCode(`${SHOWN}‹"boat.jpg"› cannot be read.‹ ›Give yourself the right to read it.`),
    ),
    entry("The name does not match what the file is.", lead("map.jpg", svg("")), lead("map.svg", PNG)),
    entry(
      "Some machines cannot hold a file of that name, or show another name than it has. It may be too long, too: 255 bytes at most.",
      lead("aux.png", PNG),
      lead("boat.png.", PNG),
      shown("boat.png", '![A boat](boat%07.png "A boat. | A. Name")'),
    ),
    entry("Say between the brackets what the picture shows.", shown("boat.png", '![](boat.png "A boat. | A. Name")')),
    entry("After the caption, write a bar and the credit.", shown("boat.png", '![A boat](boat.png "A boat.")')),
    entry(
      "Put an empty line before and after the picture.",
      shown("boat.png", 'See ![A boat](boat.png "A boat. | A. Name") here.'),
    ),
  ],
};

const TWO = (other: Record<string, string>) =>
  files({
    [FILE]: text({}, "[Other](/2026/11/20/other/)"),
    "articles/2026/11/other.md": text({ headline: "Other", ...other }),
  });

export const theText: Chapter = {
  title: "The text",
  entries: [
    entry(
      "The story is not public yet, but will be at that time, and the error with it. Fix it now: a scheduled build would stop on it.",
      files({
        [FILE]: text({ published: "2026-12-24 08:00" }, "[Fares](/2026/11/30/fares/)"),
        "articles/2026/11/good.md": text(),
      }),
    ),
    entry("The headline is the only heading of level 1. Begin with `##`.", body("# Fares")),
    entry("After `##` comes `###`.", body("## Fares\n\n#### Ferries")),
    entry(
      "The address alone does not say where it leads. Only videos and posts of the four services may stand alone; for Mastodon, on mastodon.social.",
      body("https://www.example.org/report"),
    ),
    entry("The word after the colons is mistyped: `pullquote`.", body("::: pullqoute\nWords.\n:::")),
    entry(
      "Without its end the quote would take the rest of the story. Add a line `:::`.",
      body("::: pullquote\nWords."),
    ),
    entry("Add the text of the note: `[^1]: Measured from aerial photographs.`", body("Acres.[^1]")),
    entry(
      "Deeper text would be lost. Most often a line begins with too many `>` or spaces.",
      body(`Text.\n\n${">".repeat(30)} Deep.`),
    ),
    entry(
      "No page can show that many.",
      body(Array.from({ length: 1001 }, (_, n) => `a[^${n}]\n\n[^${n}]: b\n`).join("\n")),
    ),
    entry(
      "An address that is written once as `[a]: …` and used thousands of times is on the page thousands of times.",
      body(`[a]: https://example.org/${"x".repeat(2000)}\n\n${"[a] ".repeat(1100)}`),
    ),
    entry(
      "An address begins with `https://`, a path of your own site with `/`. Links to your own site with `http://`, with or without `www.`, count as paths.",
      body("[Report](www.example.org/report)"),
      body("[Desk](desk@example.org)"),
      body("[Report](report.html)"),
    ),
    entry("Compare the path with the address of the story in the browser.", body("[Market](/2026/11/14/night-markt/)")),
    entry(
      "The part after `#` is no heading of that story. An id is the heading in lower case with hyphens: `## The thumb problem` is `#the-thumb-problem`.",
      files({
        [FILE]: text({}, "[Thumbs](/2026/11/20/other/#thumbs)"),
        "articles/2026/11/other.md": text({ headline: "Other" }),
      }),
    ),
    entry("Readers would find nothing there. Remove the link, or publish the other story.", TWO({ draft: "true" })),
    entry(
      "The other story comes out later than this one. Remove the link; you can add it when the other story is public.",
      files({
        [FILE]: text({}, "[Other](/2026/12/20/other/)"),
        "articles/2026/12/other.md": text({ headline: "Other", published: "2026-12-20 09:00" }),
      }),
    ),
  ],
};

export const asTyped: Chapter = {
  title: "What Markdown would not show as it is typed",
  entries: [
    entry(
      "A word in brackets and a colon at the beginning of a line give an address to links of that name. Write `\\[Herald]: Why?`.",
      body("Text.\n\n[Herald]: Why?"),
      body("[a] is here.\n\n[a]: https://a.example/\n[a]: https://b.example/"),
    ),
    entry(
      "Each note needs one place in the text, `[^1]`, and one text, `[^1]: …`, at the beginning of a line of its own.",
      body("Acres.\n\n[^2]: Measured."),
      body("Acres.[^1]\n\n[^1]: One.\n\n[^1]: Two."),
      body("Acres.[^1]\n\n[^1]: One.\n\n    [^2]: Two."),
    ),
    entry(
      "A row has more cells than the first line of the table.",
      body("| Route | Fare |\n| --- | --- |\n| North | $4.50 | from March |"),
    ),
    entry(
      "Lines that begin with a number and a period are a list, and browsers count the items by themselves. For dates and a countdown, write `24\\. Dezember` in each line.",
      body("24. Dezember\n31. Dezember"),
    ),
    entry(
      "Nothing but the name of a language stands after ```` ``` ````, and nothing after `::: pullquote`.",
      body("```\ncode"),
      body("``` The vote\ncode\n```"),
      body("::: pullquote Ann Lee\nWords.\n:::"),
    ),
    entry(
      "HTML, comments and the shortcodes of other programs are text here. The message says what to write instead.",
      body("An <em>old</em> boat."),
      body("{{< youtube x >}}"),
    ),
    entry(
      "Each story is one file.",
      body("The text.\n\n---\nheadline: Another\npublished: 2026-11-20 09:00\n---\n\nMore."),
    ),
    entry(
      "Most often there is a space in the name of a picture: rename it. Or a space stands between the brackets and the address.",
      body("See [](https://example.org/)."),
      body("See [words] (https://example.org/)."),
      body('![A boat](my boat.png "Caption. | Photo: Name")'),
    ),
  ],
};

const advice = (mistake: ReturnType<typeof body>) => only(/^Advice: /, mistake);
const LONG = "A headline that goes on and on ".repeat(6).trim();
const TWENTY =
  "Twenty words stand here, so that nobody takes this for a line that may well be said twice of two different things.";

export const adviceChapter: Chapter = {
  title: "Advice",
  intro:
    "A line that begins with `Advice:` is about something legal that is probably a mistake. It stops nothing. `npm run check` shows all of it; " +
    "with `--base main` it shows what your change has to do with, and so does the receipt; `npm run dev` shows the advice on what you have just saved. " +
    "If you meant it, leave it.",
  entries: [
    entry("Code stands between two lines of ```` ``` ````.", advice(body("    Four spaces."))),
    entry(
      "A year, a date or an asterisk begins a list; a number, a hyphen or a `>` at the beginning of a line cuts a sentence.",
      ...[
        "1986. was a good year",
        "* all prices in dollars",
        "They live at number\n1. May was cold.",
        "The price is\n> 5 dollars",
      ].map((text) => advice(body(text))),
    ),
    entry(
      "Number the items, or leave it: readers see 1, 2, 3.",
      ...["1. One\n1. Two", "01. One\n02. Two"].map((text) => advice(body(text))),
    ),
    entry(
      "A line of dashes right below text makes a heading of it. A heading needs a space after its `#`, and is rarely longer than 150 letters.",
      ...["The text\n---", "##Heading", `## ${LONG}`].map((text) => advice(body(text))),
    ),
    entry(
      "A mark without its other half is shown as text. Two asterisks within words both vanish.",
      ...["A **bold move.", "`code and more", "Leser*innen und Hörer*innen"].map((text) => advice(body(text))),
    ),
    entry(
      "Bullets, letters, tabs and bars make no list and no table, so the lines run on.",
      ...["• One\n• Two", "a) One\nb) Two", "Route\tFare\nNorth\t5", "| Route | Fare |\n| North | 5 |"].map((text) =>
        advice(body(text)),
      ),
    ),
    entry(
      "A sentence right below a table, a quotation, a list or a note belongs to it. Put an empty line between them.",
      ...[
        "- One.\nA sentence.",
        "> One\nA sentence.",
        "| Route | Fare |\n| --- | --- |\n| North | 5 |\nA sentence.",
      ].map((text) => advice(body(text))),
    ),
    entry(
      "An address is no link by itself, `[1]` is no note, and a code like `&amp;nbsp;` is text.",
      ...["See www.example.org/report today.", "Acres.[1]", "A&amp;nbsp;B"].map((text) => advice(body(text))),
    ),
    entry(
      "Headlines, standfirsts and kickers are plain text.",
      ...[
        { headline: LONG },
        { headline: "FERRY FARES RISE AGAIN" },
        { headline: "A <b>bold</b> move" },
        { kicker: "Wexmouth" },
      ].map((keys) => advice(story(keys))),
    ),
    entry(
      "With `storyCards`, a card leaves out letters that no font for cards has.",
      advice(
        files({
          [FILE]: text({ headline: "Ferry fares rise \u{12000}" }),
          "newsroom/site.yaml": `${(await import("./paper.ts")).SITE}storyCards: true\n`,
        }),
      ),
    ),
    entry(
      "Most often the year is wrong. This appears if date and folder are half a year or more apart, or if the date is more than a year ahead.",
      advice(story({ published: "2025-11-20 09:00" })),
      advice(files({ "articles/ferry-fares.md": text({ published: "2036-11-20 09:00" }), [FILE]: text() })),
    ),
    entry(
      "Two stories hold the same text, or have one headline on one day.",
      advice(files({ [FILE]: text({}, TWENTY), "articles/2026/11/other.md": text({ headline: "Other" }, TWENTY) })),
      advice(files({ [FILE]: text(), "articles/2026/11/other.md": text({}, "Another text.") })),
    ),
    entry(
      "Tags that differ by an accent share one page with one spelling; tags that differ by a plural have two. An entry in `tags.yaml` says that you mean both.",
      advice(
        files({
          [FILE]: text({ tags: "[Krakow]" }),
          "articles/2026/11/other.md": text({ headline: "Other", tags: "[Kraków]" }),
        }),
      ),
      advice(
        files(
          Object.fromEntries(
            Array.from({ length: 12 }, (_, n) => [
              `articles/2026/11/story-${n}.md`,
              text({ headline: `Story ${n}`, tags: n === 0 ? "[ferry]" : "[ferries]" }),
            ]),
          ),
        ),
      ),
    ),
    entry(
      "With `--base`, in the receipt and in `npm run dev`: a tag that no story had before, and that is almost one that others have.",
      change(
        {
          [FILE]: text({ tags: "[harbor]" }),
          "articles/2026/11/other.md": text({ headline: "Other", tags: "[harbor]" }),
        },
        { "articles/2026/11/new.md": text({ headline: "New", tags: "[harbour]" }, "Another text.") },
      ),
    ),
    entry(
      "In the receipt alone: what is worth a look before a story goes out.",
      inCode("‹“Monday, November 20”›: that day is a ‹Friday›.‹ ›Correct the weekday or the date."),
      inCode("‹image.file: ›is ‹800› × ‹600›: too small for cards.‹ ›Use a picture of at least ‹1200 × 630›."),
      inCode("‹standfirst: is missing. ›Lists, feeds and cards show the beginning of the text instead."),
    ),
    entry(
      "Notes, Word files and web pages beside the stories are not published.",
      advice(files({ [FILE]: text(), [`${FOLDER}/notes.txt`]: "Notes.", [`${FOLDER}/story.docx`]: "x" })),
    ),
  ],
};
