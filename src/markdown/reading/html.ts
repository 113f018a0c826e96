import { type Finding, findMatches, type Reading } from "./reading.ts";

/** What to write in place of an element. */
const REMEDIES: [elements: string, remedy: string][] = [
  ["em i cite dfn var", "Write *…* for italics."],
  ["strong b", "Write **…** for bold."],
  ["s del strike", "Write ~~…~~ for what is struck out."],
  ["a", "Write [words](https://…)."],
  ["br wbr", "Remove it; a backslash at the end of a line breaks the line."],
  ["h1 h2 h3 h4 h5 h6 hgroup", "Write ## before a heading."],
  ["ul ol li menu dl dt dd", "Begin each item of a list with a hyphen and a space."],
  ["blockquote q", "Begin each line of a quotation with > ."],
  ["code pre tt kbd samp xmp", "Write code between backticks."],
  [
    "img figure figcaption picture source svg",
    'Write ![what it shows](name.jpg "Caption. | Photo: Name") in a paragraph of its own.',
  ],
  ["table thead tbody tfoot tr td th caption col colgroup", "Write a table with bars: | a | b |."],
  ["hr", "Write --- between two empty lines."],
  [
    "iframe embed object param video audio track script noscript style link meta form input button select textarea canvas",
    "Remove it. The address of a video or a post stands alone in a paragraph; anything else is a link: [words](https://…).",
  ],
  [
    "p div span font center section article aside header footer nav main address small big u ins mark sup sub abbr " +
      "time data bdi bdo ruby rt rp label details summary dialog template slot body html head title base area map " +
      "fieldset legend option optgroup output progress meter math basefont frame frameset noframes marquee blink nobr",
    "Remove it: an empty line makes a paragraph.",
  ],
];

const REMEDY_OF = new Map(
  REMEDIES.flatMap(([elements, remedy]) => elements.split(" ").map((name) => [name, remedy] as const)),
);

const TAG = /<(?:(\/?)([a-z][\w:.-]*)(\s[^<>]*)?(\/?)(>|$)|(!--|!\[CDATA\[|!DOCTYPE\b|\?[a-z]|%[=\s]))/gi;

/** Tags and comments are text to our Markdown: readers would see them. */
export function findHtml(reading: Reading): Finding[] {
  if (!reading.holds("<")) return [];
  return findMatches(reading.passages, TAG, (match, passage) => {
    const [typed, closing = "", name = "", attributes = "", , end, special] = match;
    const line = passage.lineAt(match.index, typed.split("\n", 1)[0]);
    if (special) return [shown(line, `<${special}`, COMMENT)];
    const remedy = REMEDY_OF.get(name.toLowerCase());
    // <name> may be a word in brackets; with attributes or at an end it is markup, whosever it is.
    const isMarkup = closing !== "" || name.includes(":") || /=|\/$/.test(attributes) || typed.endsWith("/>");
    // Where the bracket that ends it begins a line, it is a quotation to Markdown.
    if (end === "" ? !attributes.includes("=") : !remedy && !isMarkup) return [];
    return [shown(line, `<${closing}${name}>`, remedy ?? "Remove it.")];
  });
}

const COMMENT = "Remove it; a note for colleagues goes behind a # in the front matter.";

function shown(line: number, tag: string, remedy: string): Finding {
  const problem = `readers would see the "${tag}" as it is typed.`;
  return { level: "error", line, problem, remedy: `${remedy} If you mean it as text, put it in backticks.` };
}
