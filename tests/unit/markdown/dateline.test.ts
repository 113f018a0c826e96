import { expect, test } from "vitest";
import { trust } from "../../../src/lib/trusted-html.ts";
import { withDateline } from "../../../src/markdown/dateline.ts";

test("the place stands before the first words", () => {
  expect(withDateline(trust("<p>The pilots.</p>\n<p>More.</p>\n"), "PORT MORROW").html).toBe(
    '<p><span class="dateline">PORT MORROW</span> — The pilots.</p>\n<p>More.</p>\n',
  );
});

test("where the story does not begin with a paragraph, the place has one of its own", () => {
  expect(withDateline(trust("<h2>One</h2>\n"), "PORT MORROW").html).toBe(
    '<p class="dateline-alone"><span class="dateline">PORT MORROW</span> — </p>\n<h2>One</h2>\n',
  );
});

test("a place is text, not markup", () => {
  expect(withDateline(trust("<p>x</p>"), "<b>$& A&B").html).toBe(
    '<p><span class="dateline">&lt;b&gt;$&amp; A&amp;B</span> — x</p>',
  );
});

test("without a place nothing changes", () => {
  expect(withDateline(trust("<p>x</p>"), null).html).toBe("<p>x</p>");
});
