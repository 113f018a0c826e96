import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { readDrawing } from "../../../src/pictures/drawing.ts";
import { ELEMENTS, PLAIN_ATTRIBUTES, STYLE_ATTRIBUTES, SVG } from "../../../src/pictures/drawing-names.ts";
import { runs } from "../../property.ts";
import { HOSTILE, NO_DRAWINGS, SOUND } from "./drawings.ts";

const read = (text: string) => readDrawing(Buffer.from(text), "map.svg");

describe("refused by name is", () => {
  test.each(HOSTILE)("%s", (culprit, drawing) => {
    expect(read(drawing)).toMatchObject({
      ok: false,
      problem: expect.stringContaining(culprit),
      remedy: "Export it again as plain SVG, or as PNG.",
    });
  });

  test.each(NO_DRAWINGS)("what %s", (problem, text) => {
    expect(read(text)).toMatchObject({ ok: false, problem: expect.stringContaining(problem) });
  });

  test("a drawing in another encoding, which a browser would read in another way", () => {
    const utf16 = Buffer.from(`\uFEFF${SOUND.moving}`, "utf16le");
    expect(readDrawing(utf16, "map.svg")).toMatchObject({ ok: false, problem: '"map.svg" is not UTF-8.' });
  });
});

test("five culprits are named, and the others counted", () => {
  const scripts = "<script/>\n".repeat(7);
  const found = read(`<svg xmlns="${SVG}" width="9" height="9">\n${scripts}</svg>`);
  expect(found).toMatchObject({ problem: expect.stringMatching(/<script> \(line 6\) and 2 more\.$/) });
});

test.each(Object.entries(SOUND))("a drawing as %s writes it is accepted", (_, drawing) => {
  expect(read(drawing)).toMatchObject({ ok: true });
});

test.each([
  ['width="20" height="10"', 20, 10],
  ['width="1in" height="2.54cm"', 96, 96],
  ['width="1e2px" height="25.4mm"', 100, 96],
  ['viewBox="0 0 300 150"', 300, 150],
  ['viewBox="0,0,300,150"', 300, 150],
  ['width="100" viewBox="0 0 300 150"', 100, 50],
  ['height="100" viewBox="0 0 300 150"', 200, 100],
  ['width="100%" height="100%" viewBox="-5 -5 30 15"', 30, 15],
  ['width="0.2" height="0.2"', 1, 1],
])("the size of a drawing with %s", (attributes, width, height) => {
  expect(read(`<svg xmlns="${SVG}" ${attributes}/>`)).toEqual({ ok: true, width, height });
});

/** Elements and attributes, good ones and bad ones, put together by chance. */
const name = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...ELEMENTS) },
  fc.constantFrom("script", "foreignObject", "SCRIPT", "iframe", "b", "style", "s:script", "h:p", "i:x", "handler"),
);
const attribute = fc.tuple(
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...PLAIN_ATTRIBUTES, ...STYLE_ATTRIBUTES) },
    fc.constantFrom("onload", "onClick", "href", "xlink:href", "xml:base", "src", "data-x", "i:label", "srcdoc"),
  ),
  fc.constantFrom("1", "#a", "url(#a)", "url(//x)", "javascript:alert(1)", "href", "url( '#a' )", "\\75rl(x)"),
);
const element = fc.letrec<{ node: string }>((tie) => ({
  node: fc
    .tuple(
      name,
      fc.uniqueArray(attribute, { maxLength: 3, selector: ([one]) => one }),
      fc.oneof(
        { depthSize: "small" },
        fc.constant(""),
        fc.array(tie("node"), { maxLength: 3 }).map((all) => all.join("")),
      ),
    )
    .map(([tag, attributes, inside]) => {
      const written = attributes.map(([key, value]) => ` ${key}="${value}"`).join("");
      return `<${tag}${written}>${inside}</${tag}>`;
    }),
})).node;

test("nothing that is accepted holds an element, a handler or a reference beside those that are known", () => {
  const namespaces =
    `xmlns="${SVG}" xmlns:s="${SVG}" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:xlink="http://www.w3.org/1999/xlink"` +
    ' xmlns:i="http://www.inkscape.org/namespaces/inkscape"';
  let accepted = 0;
  fc.assert(
    fc.property(element, (inside) => {
      const drawing = `<svg ${namespaces} width="9" height="9">${inside}</svg>`;
      if (!read(drawing).ok) return;
      accepted += 1;
      const parser = new SaxesParser({ xmlns: true });
      parser.on("opentag", ({ uri, local, attributes }) => {
        if (uri === SVG) expect(ELEMENTS).toContain(local);
        else expect(uri).toContain("inkscape");
        for (const { name, value } of Object.values(attributes)) {
          expect(name).not.toMatch(uri === SVG ? /^(on|src)/i : /^on/i);
          if (/href$/.test(name) && uri === SVG) expect(value).toBe("#a");
          if (STYLE_ATTRIBUTES.has(name) && uri === SVG) expect(value).not.toMatch(/url\(\/|\\/);
        }
      });
      parser.write(drawing).close();
    }),
    runs(400),
  );
  expect(accepted).toBeGreaterThan(40);
});
