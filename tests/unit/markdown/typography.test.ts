import { describe, expect, test } from "vitest";
import { render } from "./render.ts";

const html = (source: string, lang = "en") => render(source, "en", lang).html.html.trim();

describe("quotes in the text of a story", () => {
  test("are those of its language, in every block", () => {
    const source = `## A "b"\n\n- "c"\n\n> "d"\n\n| "e" |\n|---|\n| "f" |\n\n"g"[^1]\n\n[^1]: "h"`;
    const { text } = render(source, "en", "pl");
    expect(text.match(/„[a-h]”/g)?.join("")).toBe("„b”„c”„d”„e”„f”„g”„h”");
    expect(text).not.toContain('"');
  });

  test("run through bold words, links and line breaks", () => {
    expect(html(`"*Sea* and **"tar"**", *"rope*\nand sail"`)).toBe(
      "<p>“<em>Sea</em> and <strong>“tar”</strong>”, <em>“rope</em>\nand sail”</p>",
    );
    expect(html(`*Emma*'s "[author](/a/)"'s`)).toBe('<p><em>Emma</em>’s “<a href="/a/">author</a>”’s</p>');
  });

  test("stay in code, in addresses, and where they are escaped", () => {
    expect(html("`'a'`'s \\\"b\\\" &quot;c&quot;")).toBe("<p><code>'a'</code>’s &quot;b&quot; &quot;c&quot;</p>");
    expect(html("<https://quay.example/it's>", "fr")).toContain(">https://quay.example/it's</a>");
  });

  test("of a picture are set in its words", () => {
    const [figure] = render(`![A "b"](c.jpg "It's "d". | Photo: O'Hara")`, "en", "de").figures;
    expect(figure).toBeUndefined();
    const [other] = render(`![A "b"](c.jpg 'So "d". | Photo: Jo')`, "en", "de").figures;
    expect(other).toMatchObject({ alt: "A „b“", caption: "So „d“." });
  });

  test("of one story leave nothing behind for the next", () => {
    const before = html(`"a"`);
    html(`"a"`, "fr");
    expect(html(`"a"`)).toBe(before);
  });

  test("have French spaces, also beside bold words", () => {
    expect(html(`**Oui**! "*non*" : « sic »`, "fr")).toBe(
      "<p><strong>Oui</strong>\u202F! «\u00A0<em>non</em>\u00A0»\u00A0: «\u00A0sic\u00A0»</p>",
    );
  });
});
