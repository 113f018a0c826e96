import fc from "fast-check";
import { Parser } from "htmlparser2";
import { expect, test } from "vitest";
import { escapeHtml } from "../../../src/lib/trusted-html.ts";

/** What a browser makes of a text and an attribute. */
function read(html: string): { text: string; attribute: string | undefined; elements: number } {
  const found = { text: "", attribute: undefined as string | undefined, elements: 0 };
  const parser = new Parser({
    onopentag: (_, { title }) => {
      found.elements += 1;
      found.attribute = title;
    },
    ontext: (text) => {
      found.text += text;
    },
  });
  parser.end(html);
  return found;
}

test("any text is the same text in an element and in an attribute, with either kind of quotes", () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom("<", ">", "&", '"', "'", "&lt;", "&#39;", "a", "/") }),
  );
  fc.assert(
    fc.property(text, (text) => {
      const escaped = escapeHtml(text);
      expect(read(`<p title="${escaped}">${escaped}</p>`)).toEqual({ text, attribute: text, elements: 1 });
      expect(read(`<p title='${escaped}'></p>`).attribute).toBe(text);
    }),
  );
});
