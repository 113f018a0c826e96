import { tests as examples } from "commonmark-spec";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../../../property.ts";
import { render } from "../render.ts";
import { publishedText } from "./published-text.ts";

/** Letters of which words are made: no word of ours is in the page's own words. */
const SCRIPTS = [
  "bcdfghjkmn",
  "бвгджзклмн",
  "βγδζθκλμνξ",
  "بتثجحخدذرز",
  "בגדהזחטכלמ",
  "कखगघचछजझटठ",
  "天地玄黃宇宙洪荒日月",
  "あいうえおかきくけこ",
  "กขคงจฉชซญด",
  "가나다라마바사아자차",
];

/** The word of a number in one of the scripts: no two are alike. */
const wordOf = (index: number, script: number): string => {
  const letters = [...(SCRIPTS[script % SCRIPTS.length] ?? "")];
  return [...String(1000 + index)].map((digit) => letters[Number(digit)] ?? "").join("");
};

/**
 * Constructs that a story may hold. `W` is a word that readers must see, at its place; `M` one that they must see
 * somewhere, since notes are moved; `V` is no text: a label, a name of a language. `N` is a number.
 */
const CONSTRUCTS = [
  "W W, W.",
  "W W\nW W",
  "*W* and **W** W",
  "_W_ ~~W~~ `W`",
  "W *W **W* W**",
  "W_W_W W*W*W",
  "`W\nW` W",
  "\"W\" 'W'",
  "[W W](https://x.example/)",
  "[W](/a/) *[W](/b/)*",
  '[W](/a/ "V")',
  "[V]: /a/\n\n[W][V] W",
  "[V]: /a/\n\nW [V]: W",
  "[W]: W",
  "[W]: /a/",
  "[W]: W W",
  '[W]: /a/ "W"',
  "[W]:\nW",
  "[W]: <W>\n[W]: W",
  "[V]: /a/\n[V]: /W\n\n[W][V]",
  "[W][W]",
  "[W][]",
  "[W]",
  "W[^V] W.\n\n[^V]: M M",
  "W[^V].\n\n[^V]: M\n\n    M",
  "[^W]: W",
  "W[^V]\n\n[^V]: W\n\n[^V]: M",
  "W^[M M] W",
  "[^W]",
  '![W](b.jpg "W. | W")',
  '![W](b c.jpg "W | W")',
  '![W](b.jpg"W | W")',
  "W ![W](b.jpg)",
  "![W](b.jpg)",
  "![W][W]",
  '![W][V]\n\n[V]: b.jpg "V | V"',
  "[](https://x.example/)",
  "[W] (https://x.example/)",
  "[W](W W)",
  "[W](javascript:W)",
  "## W W",
  "##W",
  "### W ###",
  "# W",
  "###### W",
  "W\n---",
  "W\nW\n===",
  "#W",
  "##",
  "- W\n- W W",
  "* W",
  "+ W\n\n  W",
  "-W\n-W",
  "• W\n• W",
  "o W\no W",
  "- W\n  - W\n    - W",
  "-\n\n  W",
  "- [ ] W",
  "N. W",
  "N. W\nN. W",
  "N) W\nN. W\n\nN. W",
  "1. W\n2. W\n3. W",
  "1. W\n1. W",
  "N. Dezember W",
  "- N. W",
  "W\nN. W",
  "W\n1. W",
  "W\n- W",
  "> W\n> W",
  "> W\nW",
  "W\n> W",
  "> > W\n> W",
  ">W\n\n>W",
  "> - W\nW",
  "    W W",
  "\tW\n\tW",
  "W\n    W",
  "```\nW\n```",
  "```V\nW W\n```",
  "```W W\nW\n```",
  "~~~\nW\n~~~~",
  "```\nW",
  "``W`` W ``",
  "| W | W |\n|---|---|\n| W | W |",
  "| W | W |\n|---|---|\n| W | W | W | W |\n| W",
  "W | W\n:-- | --:\nW | `W` | W\nW",
  "| W |\n|---|---|\n| W | W |",
  "| W \\| W |\n|---|\n| W \\| W | W |",
  "W\tW\nW\tW",
  "W | W\nW | W",
  "<em>W</em> W",
  "<!-- W -->",
  '<p class="V">\nW\n</p>',
  '<iframe\n  src="V"\n>',
  "<W>",
  '<W W="W">',
  "W <W",
  "&lt;W&gt; W&nbsp;W &W;",
  "{{< W >}} W",
  "{% W %}",
  "[W]W[/W]",
  "[[W]]",
  "## W {#W}",
  "W {: W}",
  "::: pullquote\nW\n\n— W\n:::",
  "::: pullquote W\nW\n:::",
  "::: W\nW\n:::",
  ":::",
  "::: pullquote\nW",
  "---",
  "***",
  "W\\\nW",
  "W  \nW",
  "\\*W\\* \\[W] \\# W",
  "**W",
  "W__",
  "~~W",
  "`W",
  "W*W W*W",
  "https://vimeo.com/1",
  "[W](https://vimeo.com/1)",
  "https://x.example/V",
  "W https://x.example/ W",
  "<https://x.example/> W",
  "W: W\nW: W",
  "headline: W\ndate: W",
  "---\nheadline: W\ndate: W\n---",
  "$W$ W",
  "(W) [W] {W}",
  "W — W… W’s “W”",
]; // prettier-ignore

const INDENTS: [first: string, others: string][] = [
  ["", ""],
  ["> ", "> "],
  ["- ", "  "],
  ["2. ", "   "],
  ["  ", "  "],
  ["    ", "    "],
  ["> ", ""],
  ["- ", ""],
]; // prettier-ignore

interface TypedLine {
  typed: string;
  /** Of these every one must be read, in their order; of those in `moved`, anywhere. */
  words: string[];
  moved: string[];
}

interface Placed {
  construct: string;
  /** A place in `INDENTS`. */
  indent: number;
  /** A place in `SCRIPTS`. */
  script: number;
  /** Whether an empty line follows. */
  gap: boolean;
  numbers: number[];
}

const placed: fc.Arbitrary<Placed> = fc.record({
  construct: fc.constantFrom(...CONSTRUCTS),
  indent: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(INDENTS.length - 1)),
  script: fc.nat(SCRIPTS.length - 1),
  gap: fc.boolean(),
  numbers: fc.array(fc.oneof(fc.nat(31), fc.integer({ min: 1900, max: 2030 })), { minLength: 3, maxLength: 3 }),
});

/** The lines of a construct with words and numbers in place of its letters. */
function typedLines({ construct, indent, script, gap, numbers }: Placed, firstWord: number): TypedLine[] {
  let next = firstWord;
  let number = 0;
  const label = wordOf(next++, script);
  const [first, others] = INDENTS[indent] ?? ["", ""];
  const lines = construct.split("\n").map((line, index): TypedLine => {
    const words = index === 0 && /\d/.test(first) ? [first.slice(0, 1)] : [];
    const moved: string[] = [];
    const typed = line.replace(/(?<![A-Za-z])[WMVN](?![A-Za-z])/g, (kind) => {
      if (kind === "V") return label;
      const word = kind === "N" ? String(numbers[number++ % numbers.length]) : wordOf(next++, script);
      (kind === "M" ? moved : words).push(word);
      return word;
    });
    return { typed: typed === "" ? "" : (index === 0 ? first : others) + typed, words, moved };
  });
  // A line below the text of a note belongs to the note.
  return gap || construct.includes("M") ? [...lines, { typed: "", words: [], moved: [] }] : lines;
}

/** A body in lines, each with the words on it. */
const body = fc
  .array(placed, { minLength: 1, maxLength: 6 })
  .map((parts) => parts.flatMap((part, index) => typedLines(part, 100 * index)));

/** Lines that a message names, from 0. */
function namedLines(source: string): { named: Set<number>; html: string } {
  const { issues, advice, html } = render(source);
  return { named: new Set([...issues, ...advice].map(({ line }) => line - 1)), html: html.html };
}

/** A message names the block that begins on its line: what is lost of it, and why, is one problem. */
function isNamed(index: number, named: ReadonlySet<number>, lines: readonly string[]): boolean {
  for (let at = index; at >= 0; at -= 1) {
    if (named.has(at)) return true;
    // What is indented may go on from above an empty line.
    if (lines[at]?.trim() === "" && !/^(?: {4}|\t)/.test(lines[index] ?? "")) return false;
  }
  return false;
}

/** Words that readers do not find at their place, with the lines that no message names. */
function lostWords(lines: readonly TypedLine[]): string[] {
  const typed = lines.map((line) => line.typed);
  const { named, html } = namedLines(typed.join("\n"));
  const { read, notes } = publishedText(html);
  let at = 0;
  return lines.flatMap(({ words, moved }, index) => {
    if (isNamed(index, named, typed)) return [];
    const lost = words.filter((word) => {
      const found = read.indexOf(word, at);
      if (found !== -1) at = found + word.length;
      return found === -1 && !notes.includes(word);
    });
    lost.push(...moved.filter((word) => !read.includes(word) && !notes.includes(word)));
    return lost;
  });
}

/** Entities, the names of addresses, and what stands behind a fence. */
const NO_TEXT = /&#?\w+;|^[\s>]*\[[^\]]*\]:|(?<=\])\[[^\]]*\]|^\s*[`~]{3,}.*/gm;

describe("every letter and digit of a body is read at its place, or a message names its line", () => {
  test.each(CONSTRUCTS)("%j alone", (construct) => {
    expect(lostWords(typedLines({ construct, indent: 0, script: 0, gap: false, numbers: [31, 24, 7] }, 0))).toEqual([]);
  });

  test("however constructs follow each other, in quotes and lists, with and without empty lines", () => {
    fc.assert(
      fc.property(body, (lines) => {
        expect(lostWords(lines)).toEqual([]);
      }),
      runs(200),
    );
  });

  test("in the examples of CommonMark's specification: what is not read is an address, a title or a language", () => {
    const lost = examples.flatMap(({ number, markdown }) => {
      const source = markdown.replaceAll("→", "\t");
      const { named, html } = namedLines(source);
      const { read, notes, hidden } = publishedText(html);
      const lines = source.split("\n");
      const texts = source.replace(NO_TEXT, (name) => name.replace(/[^\n]/g, " ")).split("\n");
      return texts.flatMap((line, index) => {
        const words = line.match(/[\p{L}\p{N}]+/gu) ?? [];
        const missing = words.filter((word) => ![read, notes, hidden].some((text) => text.includes(word)));
        return isNamed(index, named, lines) ? [] : missing.map((word) => `${number}: ${word}`);
      });
    });
    expect(lost).toEqual([]);
  });
});
