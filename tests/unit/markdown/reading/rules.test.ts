import { describe, expect, test } from "vitest";
import { render } from "../render.ts";

/** What is said of a body, each as `E line problem` for an error and `A line problem` for advice, by line. */
function said(source: string): string[] {
  const { issues, advice } = render(source);
  const told = (level: string, list: typeof issues) => list.map(({ line, problem }) => ({ line, level, problem }));
  return [...told("E", issues), ...told("A", advice)]
    .sort((a, b) => a.line - b.line)
    .map(({ line, level, problem }) => `${level} ${line} ${problem}`);
}

const AS_TYPED = "as it is typed.";

describe("what is certain to be lost, or shown as markup, is an error", () => {
  test.each<[what: string, source: string, ...said: string[]]>([
    [
      "a definition that no link uses",
      "The questions.\n\n[Herald]: Why?\n\n[Minister]: Votes.",
      'E 3 "[Herald]: Why?" would be left out: it is read as the address of a link, and no link has this name.',
      'E 5 "[Minister]: Votes." would be left out: it is read as the address of a link, and no link has this name.',
    ],
    [
      "a second definition of one name",
      "[a]: /x/\n\n> [A]: /y/\n\nSee [this][a].",
      'E 3 "[A]: /y/" would be left out: this name has an address already.',
    ],
    [
      "a note that nothing refers to, and two of one name",
      "Text[^1].\n\n[^1]: one\n\n[^1]: two\n\n- item\n\n[^2]: lost",
      "E 3 this text would be left out: the note [^1] has another one below.",
      "E 9 the note [^2] would be left out: nothing refers to it.",
    ],
    [
      "a note within a note",
      "A[^a] b[^b].\n\n[^a]: [^b]: inner",
      "E 3 another note is inside the note [^a].",
      "E 3 the note [^b] is inside another note.",
    ],
    [
      "cells beyond the head's, in a quotation too",
      "> | a | b |\n> |---|---|\n> | c | d | e | `f` |\n> | g \\| h | i |",
      'E 3 "e | `f`" would be left out: the head of this table has 2 cells.',
    ],
    ["words beside the mark of a pull quote", "::: pullquote Ann Lee\nWords\n:::", 'E 1 "Ann Lee" would be left out.'],
    [
      "a fence that does not end",
      "Text.\n\n> ```\n> a\n\n~~~~\nb\n~~~",
      "E 3 this code does not end: what follows ``` is set as code.",
      "E 6 this code does not end: what follows ~~~~ is set as code.",
    ],
    [
      "words behind a fence",
      "```The vote was 7 to 2\na\n```",
      'E 1 "The vote was 7 to 2" would be left out: what stands behind ``` names a language.',
    ],
    [
      "numbers that are not those of the list",
      "10. c\n9. b\n8. a\n\nText.\n\n24. Dezember: a\n\n31. Dezember: b\n\n- 1) x\n  3) y",
      'E 2 "9." would be published as 11: a list counts on from its first number.',
      'E 3 "8." would be published as 12: a list counts on from its first number.',
      'E 9 "31." would be published as 25: a list counts on from its first number.',
      'E 12 "3)" would be published as 2: a list counts on from its first number.',
    ],
    [
      "tags, over lines, in cells, in headings, in notes",
      '<p class="x">One</p>\n\n<iframe\n  src="x"\n>\n\n## A <b>c</b>\n\n| a | b |\n|---|---|\n| x | c<br>d |\n\nN^[<i>x</i>].',
      `E 1 readers would see the "<p>" ${AS_TYPED}`,
      `E 3 readers would see the "<iframe>" ${AS_TYPED}`,
      `E 7 readers would see the "<b>" ${AS_TYPED}`,
      `E 11 readers would see the "<br>" ${AS_TYPED}`,
      `E 13 readers would see the "<i>" ${AS_TYPED}`,
    ],
    [
      "comments, ends, elements of other programs",
      '<!-- later -->\n\n</div>\n\n<o:p>x\n\n<Chart data="x">\n\n<Map/>\n\n<?php echo 1; ?>',
      `E 1 readers would see the "<!--" ${AS_TYPED}`,
      `E 3 readers would see the "</div>" ${AS_TYPED}`,
      `E 5 readers would see the "<o:p>" ${AS_TYPED}`,
      `E 7 readers would see the "<Chart>" ${AS_TYPED}`,
      `E 9 readers would see the "<Map>" ${AS_TYPED}`,
      `E 11 readers would see the "<?p" ${AS_TYPED}`,
    ],
    [
      "shortcodes",
      '{{< figure src="a" >}}\n\n{% include a %}\n\n[caption id="a"]b[/caption]\n\n## A {#b}\n\n[[Page]]\n\n{{ page.title }}',
      `E 1 readers would see "{{< figure src="a" >}}" ${AS_TYPED}`,
      `E 3 readers would see "{% include a %}" ${AS_TYPED}`,
      `E 5 readers would see "[caption id="a"]" ${AS_TYPED}`,
      `E 7 readers would see "{#b}" ${AS_TYPED}`,
      `E 9 readers would see "[[Page]]" ${AS_TYPED}`,
      `E 11 readers would see "{{ page.title }}" ${AS_TYPED}`,
    ],
    [
      "a second story",
      "Text.\n\n---\nheadline: Two\npublished: 2026-01-01 10:00\n---\n\nMore.",
      "E 4 a second story begins here: readers would see its front matter.",
    ],
    [
      "a link without words",
      "One [](https://x.example/)\ntwo [ ](/a/).",
      "E 1 this link has no words.",
      "E 2 this link has no words.",
    ],
    [
      "pictures and links that stay text",
      '![a](my boat.jpg "C. | Ann")\n\n![a](b.jpg"C. | Ann")\n\nA [b] (https://x.example/) or [c](d e).',
      `E 1 this picture cannot be read, and readers would see it ${AS_TYPED}`,
      `E 3 this picture cannot be read, and readers would see it ${AS_TYPED}`,
      `E 5 this link cannot be read, and readers would see it ${AS_TYPED}`,
    ],
  ])("%s", (_, source, ...expected) => {
    expect(said(source)).toEqual(expected);
  });
});

describe("what is on the page, though hardly as it is meant, is advice", () => {
  test.each<[what: string, source: string, ...said: string[]]>([
    [
      "a date or a year as the number of an item",
      "1986. A good year.\n\nText.\n\n3. květen: a.\n\n- 12. toukokuuta",
      'A 1 "1986. A good year." begins a list.',
      'A 7 "- 12. toukokuuta" begins a list.',
    ],
    ["a date by itself", "24. Dezember: The harbor rests.", 'A 1 "24. Dezember: The harbor rests." begins a list.'],
    [
      "a sentence that a date cuts",
      "It begins on\n1. Mai and lasts.",
      'A 2 "1. Mai and lasts." begins a list in the middle of a sentence.',
    ],
    [
      "a sentence that a hyphen or a bracket cuts",
      "We want\n- more\n\nFrom 3 to\n> 5 percent",
      'A 2 "- more" begins a list in the middle of a sentence.',
      'A 5 "> 5 percent" begins a quotation in the middle of a sentence.',
    ],
    [
      "a note's asterisk, a minus",
      "* Without tax.\n\nText.\n\n- 5 degrees",
      'A 1 "* Without tax." is a list of one item.',
      'A 5 "- 5 degrees" is a list of one item.',
    ],
    [
      "a list of ones, zeros before numbers",
      "1. a\n1. b\n\nText.\n\n01. a\n02. b",
      'A 2 "1." would be published as 2: a list counts on from its first number.',
      'A 6 "01." would be published as 1: a list counts on from its first number.',
      'A 7 "02." would be published as 2: a list counts on from its first number.',
    ],
    [
      "a line of dashes below text",
      "The council met.\n---\nIt rained.",
      'A 1 the line of dashes below makes a heading of "The council met.".',
    ],
    ["blanks before a line", "Text.\n\n    Seven to two.\n\nMore.", "A 3 four spaces or a tab make this code."],
    [
      "a heading without a blank, and a heading that is a paragraph",
      `##Title\n\n## ${"Long ".repeat(40)}`,
      'A 1 "##Title" is no heading.',
      "A 3 this heading has 199 letters.",
    ],
    [
      "marks without their other half",
      "One **bold\n\nTwo _x\n\nThree ~~y and\n`code",
      'A 1 readers would see the ** of "**bold" as it is typed.',
      'A 3 readers would see the _ of "_x" as it is typed.',
      'A 5 readers would see the ~~ of "~~y" as it is typed.',
      'A 6 readers would see the ` of "`code" as it is typed.',
    ],
    [
      "asterisks that vanish",
      "Text\nLeser*innen und Hörer*innen.\n\n2*3*4",
      'A 2 the asterisk behind "Leser" would be left out: what follows it is set in italics.',
      'A 4 the asterisk behind "2" would be left out: what follows it is set in italics.',
    ],
    [
      "bullets of other programs",
      "• one\n\n– a\n– b\n\n-a\n-b\n\no\ta\no\tb\n\na) x\nb) y",
      'A 1 "• one" begins no item of a list: the lines run on as one paragraph.',
      'A 3 "– a" begins no item of a list: the lines run on as one paragraph.',
      'A 6 "-a" begins no item of a list: the lines run on as one paragraph.',
      'A 9 "o a" begins no item of a list: the lines run on as one paragraph.',
      'A 12 "a) x" begins no item of a list: the lines run on as one paragraph.',
    ],
    [
      "tabs and bars that make no table",
      "A\t1\nB\t2\n\nA | B\nC | D",
      'A 1 "A 1" does not become a row of a table: the lines run on as one paragraph.',
      'A 4 "A | B" does not become a row of a table: the lines run on as one paragraph.',
    ],
    [
      "a sentence below a table",
      "| a | b |\n|---|---|\n| c | d |\nThe council met.",
      'A 4 "The council met." becomes a row of the table above it.',
    ],
    [
      "a sentence below a quotation or a list",
      "> Words.\nThe council met.\n\n- Item.\nThe council met.",
      'A 2 "The council met." belongs to the quotation above it.',
      'A 5 "The council met." belongs to the item of the list above it.',
    ],
    [
      "an address in running text",
      "See https://x.example/a, or\nwww.x.example now.\n\nwww.x.example",
      "A 1 this address is no link.",
      "A 2 this address is no link.",
      "A 4 this address is no link.",
    ],
    ["a number for a note", "So it is\nsaid [1].", 'A 2 "[1]" is no note.'],
    [
      "entities that stay",
      "a &amp;nbsp; b\nand &nbsp c",
      'A 1 readers would see "&nbsp;" as it is typed.',
      'A 2 readers would see "&nbsp" as it is typed.',
    ],
  ])("%s", (_, source, ...expected) => {
    expect(said(source)).toEqual(expected);
  });
});

describe("what newspapers write passes without a word", () => {
  test.each([
    ["a < b, 3 > 2, <3, x<y and y>z, <name of the ship>", "signs"],
    ["<https://x.example/> and <name@example.org>", "autolinks"],
    ["`<em>` and `{{ x }}` and ``a `b` c``\n\n```html\n<!-- x -->\n    {% x %}\n```", "code"],
    ["\\<em> \\[1] \\`x \\_x \\*\\*x \\{\\{ x }} \\##x 1986\\. is 24\\. Dezember", "what is escaped"],
    ["&nbsp;&eacute;&amp; AT&T, R&D; M&Ms", "entities"],
    ["f**k, s**t, ____ and *** and snake_case, 5 * 3 and fare*", "marks that are meant"],
    ["— Hola.\n\n— Adiós.\n\n– Ja.", "dialog"],
    ["She said [laughs] and [sic] (then) [he] left.", "brackets"],
    ["[a]: /x/\n\nSee [this][a] and [a].", "definitions that are used"],
    ["## What to bring\n- a coat", "a list right below a heading"],
    ["They want:\n1. bread\n2. milk\n\nand\n\n3. rain\n4. snow", "lists"],
    ["- a long item that\nruns on without an indent\n- b", "wrapped items"],
    ["> Words\n> and more.\n>\n> — Name\n\nText.", "quotations"],
    ["1. May we go?\n2. In March, yes.", "lists of sentences in a language that writes dates otherwise"],
    ["One line\nand the next — \nas verse.  \nThe end\\\nof it.", "lines"],
    ["| a | b |\n|---|---|\n| c |\n| d \\| e | f |", "tables"],
    ["#harbor is a tag", "hashtags"],
    ["[https://x.example/a](https://x.example/a)", "an address as the words of its link"],
    ["::: pullquote\nWords.\n\n— Name\n:::", "pull quotes"],
    ["Text[^a] and^[more].\n\n[^a]: One.\n\n    Two.", "notes"],
    ["The time: 10:30. The section: sport.", "colons"],
  ])("%j (%s)", (source) => {
    expect(said(source)).toEqual([]);
  });
});

test("whatever else is wrong in a cell is named at its own line", () => {
  expect(said("Text.\n\n| a | b |\n|---|---|\n| c | d |\n| e | [f](g.html) |")).toEqual([
    expect.stringMatching(/^E 6 the link/),
  ]);
});
