import { type Chapter, entry, inCode, newsroom, only, story, text, typed } from "./chapter.ts";

const headline = (value: string) => story({ headline: value });

export const form: Chapter = {
  title: "The form of the front matter",
  intro:
    "Front matter is [YAML](https://yaml.org): these messages are about its signs. The files of the newsroom get the same ones.",
  entries: [
    entry(
      "A colon with a space after it ends a key. Copy the value with its quotes from the message.",
      headline("Ferry fares: up again"),
    ),
    entry(
      "A key ends with a colon and an ordinary space. Some programs write a no-break space, which looks the same; keyboards for Chinese and Japanese write a wide colon.",
      typed(text().replace("headline: ", "headline:")),
      typed(text().replace("headline: ", "headline:\u00A0")),
      typed(text().replace("headline: ", "headline：")),
    ),
    entry(
      "A quote mark at the beginning of a value belongs to YAML, unless the whole value is in quotes of the other kind.",
      headline('"Fares" to rise'),
      headline('"Fares to rise'),
    ),
    entry(
      "Put a value that begins with a bracket or a sign in quotes.",
      headline("[Fares to rise"),
      headline("[Fares] to rise"),
      headline("@mayor is back"),
    ),
    entry(
      "In double quotes a backslash begins a code. In single quotes it is a backslash.",
      headline('"C:\\pictures"'),
    ),
    entry(
      '`headline: Ferry #4 sails` would be published as "Ferry", since a `#` after a space begins a comment. Write `headline: "Ferry #4 sails"`. A remark for ' +
        "other editors goes on a line of its own that begins with `#`.",
      headline("Ferry #4 sails"),
      headline("#4 sails"),
    ),
    entry(
      "A headline was broken into two lines, or the colon after a key is missing.",
      story({ headline: "Ferry fares rise\nagain" }),
    ),
    entry("A list on lines of its own needs a space after each dash.", story({ tags: "\n  - ferries\n  -harbor" })),
    entry(
      "Keys of one group begin below each other, after the same number of spaces.",
      story({ image: "\n\tfile: x.png" }),
      story({ image: "\n  file: x.png\n alt: x" }),
    ),
    entry("The line is that of the second one.", story({ headline: "x\nheadline: y" })),
    entry(
      "A value that begins with `&`, `*` or `!` means something else in YAML. Put it in quotes.",
      headline("&co"),
      headline("*star"),
      headline("!bang"),
    ),
    entry(
      "No story needs this key. `__proto__`, `constructor` and `prototype` are refused in the same way.",
      story({ "<<": "x" }),
    ),
    entry("A list within a list is all that a story needs.", story({ tags: `${"[".repeat(150)}${"]".repeat(150)}` })),
    entry(
      "The line is not YAML. Compare it with the examples above.",
      inCode("‹articles/2026/11/ferry-fares.md:6  ›this line, or the one above it, cannot be read."),
      inCode(
        "‹articles/2026/11/ferry-fares.md:6  ›a list or group in brackets is not complete.‹ ›Put a comma between its parts, and close it.",
      ),
      inCode(
        "‹articles/2026/11/ferry-fares.md:6  ›a quote mark that was opened is not closed.‹ ›Close it at the end of its value.",
      ),
    ),
    entry("Long text belongs below the front matter.", headline("x".repeat(70_000))),
    entry(
      "The file of the newsroom holds a line `---`. Remove it. (The same happens in a story with a line `...` in its front matter.)",
      newsroom("tags.yaml", "- label: a\n---\n- label: b\n"),
    ),
  ],
};

export const keys: Chapter = {
  title: "Keys and their values",
  intro: "Every key, with its form, is in [front matter](front-matter.md).",
  entries: [
    entry("The key is mistyped.", story({ headlin: "x" }), story({ "kicker\u00A0": "x" })),
    entry("There is no such key, and none that looks like it.", story({ colour: "x" })),
    entry(
      "Both keys are required. The line is that of the first key, since there is no other line to name.",
      story({ headline: undefined, published: undefined }),
    ),
    entry("Say who made the picture.", only(/credit/, story({ image: "{ file: x.png, alt: x }" }))),
    entry("Brackets make a list. Put the value in quotes.", headline("[x]")),
    entry("There is nothing after the colon.", headline("")),
    entry("Put brackets around it: `tags: [ferries, council]`.", story({ tags: "ferries" })),
    entry("A picture has several facts: see [pictures](../editors/pictures.md).", story({ image: "x.png" })),
    entry("Write `draft: true` or `draft: false`.", story({ draft: "yes" })),
    entry("Fill the list or the text, or remove the key.", story({ byline: "[]" })),
    entry("Only the words in the message are possible.", story({ comments: "close" }), story({ dir: "rigth" })),
    entry(
      "Copied text can hold characters that nobody sees. Delete the value and type it again.",
      headline('"a\\u202Eb"'),
    ),
    entry(
      "Write two percentages: from the left and from the top.",
      only(/focus/, story({ image: "{ file: x.png, alt: x, credit: y, focus: left }" })),
    ),
    entry("Parts of a series are numbered from 1.", story({ series: "{ name: The Water's Edge, part: two }" })),
    entry("`ar`, `de`, `pt-BR`: the code of a language, not its name.", story({ lang: "arabic language" })),
  ],
};
