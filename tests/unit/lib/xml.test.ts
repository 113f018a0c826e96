import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseStringPromise } from "xml2js";
import { element, xmlDocument } from "../../../src/lib/xml.ts";
import { runs } from "../../property.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom(
      "<",
      ">",
      "&",
      '"',
      "'",
      "]]>",
      "<!--",
      "-->",
      "&amp;",
      "\u0000",
      "\u000B",
      "\uFFFE",
      "\uD800",
      "\uDC00",
      "😀",
      "\t",
      "é",
    ),
  }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
);

/** Every character that XML 1.0 allows (section 2.2), and nothing else. */
const ALLOWED = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;

const allowedPart = (text: string): string => [...text].filter((character) => ALLOWED.test(character)).join("");

describe("whatever text goes in", () => {
  test("the document parses, and gives it back without what XML forbids", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (text, attribute) => {
        const document = xmlDocument(element("root", { a: attribute }, element("child", {}, text, "!")));
        const parsed = await parseStringPromise(document);
        expect(parsed).toEqual({ root: { $: { a: allowedPart(attribute) }, child: [`${allowedPart(text)}!`] } });
      }),
      runs(100),
    );
  });

  test("no forbidden character is ever written", () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (text, attribute, stylesheet) => {
        expect(xmlDocument(element("root", { a: attribute }, text), `/${stylesheet}.css`)).toMatch(ALLOWED);
      }),
      runs(200),
    );
  });

  test("the document parses with a style sheet of any name", async () => {
    await fc.assert(
      fc.asyncProperty(fc.webPath(), async (path) => {
        expect(await parseStringPromise(xmlDocument(element("root", {}, "x"), `${path}?>"`))).toEqual({ root: "x" });
      }),
    );
  });
});

test("line ends and tabs of an attribute survive its normalisation", () => {
  expect(xmlDocument(element("a", { b: "1\n2\t3\r4" }))).toContain('b="1&#10;2&#9;3&#13;4"');
});

test("no white space is put where it would become part of a text", () => {
  expect(xmlDocument(element("p", {}, "one ", element("b", {}, "two"), "three"))).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<p>one <b>two</b>three</p>\n',
  );
});

test("elements alone are indented, and what is null is left out", () => {
  const tree = element("a", {}, element("b", { n: 1 }), null, [element("c"), null]);
  expect(xmlDocument(tree, "/feed.css")).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<?xml-stylesheet type="text/css" href="/feed.css"?>\n' +
      '<a>\n  <b n="1"/>\n  <c/>\n</a>\n',
  );
});
