import fc from "fast-check";
import { Parser } from "htmlparser2";
import { expect, test } from "vitest";
import { feedHtml } from "../../../src/feeds/feed-html.ts";
import { escapeHtml } from "../../../src/lib/trusted-html.ts";
import { createMarkdown, renderMarkdown } from "../../../src/markdown/markdown.ts";
import { typographyOf } from "../../../src/text/typography/typography.ts";
import { en } from "../../../src/words/en.ts";
import { runs } from "../../property.ts";
import { pictureOf } from "../pictures.ts";

const PLACE = { origin: "https://o.example", page: "https://o.example/page/" };

const shown = (html: string) => feedHtml(html, PLACE);

test("addresses become absolute, what looks like one in a text does not", () => {
  const html =
    '<p><a href="/a/">x</a> <img src="/b.jpg"> <a href="#c">y</a> <a href="https://x.example/">z</a> href=&quot;/d&quot;</p>';
  expect(shown(html)).toBe(
    '<p><a href="https://o.example/a/">x</a> <img src="https://o.example/b.jpg"> <a href="https://o.example/page/#c">y</a> ' +
      '<a href="https://x.example/">z</a> href=&quot;/d&quot;</p>',
  );
  expect(shown('<a href="//x.example/">x</a>')).toBe('<a href="//x.example/">x</a>');
});

test("what works on the page alone goes with all that it holds", () => {
  expect(shown('<p>a<b data-page-only>x<img src="/i.jpg"><br><i>y</i></b>b<a data-page-only href="/">z</a></p>')).toBe(
    "<p>ab</p>",
  );
});

test("what the styles of the page set apart is set apart", () => {
  expect(shown('<figcaption>No full stop <span class="credit">Photo: A</span></figcaption>')).toBe(
    "<figcaption>No full stop | Photo: A</figcaption>",
  );
  expect(shown('<figcaption><span class="credit">Photo: A</span></figcaption>')).toBe(
    "<figcaption>Photo: A</figcaption>",
  );
  expect(shown('<h2><a href="#u">2:05</a> <span>Refloated</span></h2>')).toBe(
    '<h2><a href="https://o.example/page/#u">2:05</a> | Refloated</h2>',
  );
  expect(shown("<p>As a <span>word</span></p>")).toBe("<p>As a word</p>");
});

/** Everything that a story can be made of. */
const STORY = `First.[^1]

## A heading

| A | B |
|---|--:|
| 1 | 2 |

![A quay](quay.jpg "No full stop | Photo: A & B")

::: pullquote
Well said.

— Ada
:::

https://vimeo.com/76979871

https://x.com/jack/status/20

::: update 2026-11-20 14:05 Refloated
It floats.
:::

[^1]: A note.
`;

const CONTEXT = {
  file: "a.md",
  firstLine: 1,
  siteUrl: "https://o.example",
  zone: "America/New_York",
  locale: "en-US",
  words: en,
  picture: (name: string) => ({ ok: true as const, picture: { ...pictureOf(name), width: 1600, height: 1200 } }),
  typography: typographyOf("en"),
};

test("of a story with everything, no word, mark or name of the page's interface is left, and all of its own words are", () => {
  const { html, text, issues } = renderMarkdown(createMarkdown(en), STORY, CONTEXT);
  expect(issues).toEqual([]);
  const feed = shown(html.html);
  const used = new Set(
    [...feed.matchAll(/<[a-z0-9]+((?: [a-z-]+="[^"]*")*)>/g)].flatMap(([, all = ""]) =>
      [...all.matchAll(/ ([a-z-]+)=/g)].map(([, name]) => name),
    ),
  );
  expect([...used].sort()).toEqual(["alt", "datetime", "height", "href", "src", "width"]);
  expect(feed).not.toMatch(/<(article|section|span|picture|source)\b/);
  expect(feed).not.toMatch(/↩|Opens here|Back to the text|aria-|data-/);
  const words = feed.replace(/<[^>]*>/g, " ").replace(/&amp;/g, "&");
  for (const line of text.split("\n")) expect(words).toContain(line);
  for (const own of ["Watch the video on Vimeo", "Read the post on X", "No full stop | Photo: A & B", "| Refloated"]) {
    expect(words).toContain(own);
  }
});

/** HTML as our renderer may write it, today or tomorrow. */
const tree: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.string({ maxLength: 8 }).map(escapeHtml),
    fc
      .tuple(
        fc.constantFrom("p", "div", "span", "section", "article", "figure", "figcaption", "h2", "a", "li", "picture"),
        fc.constantFrom(
          "",
          ' class="c"',
          ' id="i" lang="ar" dir="rtl"',
          " data-page-only",
          ' href="/x&amp;y"',
          ' role="group" tabindex="0"',
        ),
        fc.array(tie("node"), { maxLength: 3 }),
      )
      .map(([name, attributes, inner]) => `<${name}${attributes}>${inner.join("")}</${name}>`),
    fc.constantFrom("<br>", '<img src="/i.jpg" alt="&quot;" loading="lazy">', '<source srcset="x">'),
  ),
})).node;

test("whatever the HTML, what comes out is well-formed, has no attribute of the page's own, and stays as it is the second time", () => {
  fc.assert(
    fc.property(tree, (html) => {
      const once = shown(html);
      const open: string[] = [];
      const attributes = new Set<string>();
      new Parser({
        onopentag(name, all) {
          if (!["br", "img"].includes(name)) open.push(name);
          for (const attribute of Object.keys(all)) attributes.add(attribute);
        },
        onclosetag(name, isImplied) {
          if (["br", "img"].includes(name)) return;
          expect(isImplied).toBe(false);
          expect(open.pop()).toBe(name);
        },
      }).end(once);
      expect(open).toEqual([]);
      for (const name of attributes) expect(["href", "src", "alt", "lang", "dir"]).toContain(name);
      expect(shown(once)).toBe(once);
    }),
    runs(100),
  );
});
