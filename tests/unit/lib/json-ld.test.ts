import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonLdScript } from "../../../src/lib/json-ld.ts";

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom("</script>", "<!--", "<script", "</SCRIPT ", "]]>", "\u2028"),
      fc.string({ unit: "binary" }),
    ),
  )
  .map((parts) => parts.join(""));
const data = fc.dictionary(
  text.filter((key) => key !== "__proto__"),
  fc.oneof(text, fc.array(text), fc.boolean(), fc.integer()),
);

test("whatever the data says, it cannot end the script or open a comment", () => {
  fc.assert(
    fc.property(data, (data) => {
      const { html } = jsonLdScript(data);
      expect(html).not.toMatch(/<\/script/i);
      expect(html).not.toContain("<!--");
      expect(html).not.toContain("<");
    }),
  );
});

test("whatever the data says, a reader gets it back", () => {
  fc.assert(
    fc.property(data, (data) => {
      expect(JSON.parse(jsonLdScript(data).html)).toEqual({ ...data });
    }),
  );
});

test("members without a value are left out", () => {
  expect(jsonLdScript({ "@type": "Person", name: undefined }).html).toBe('{"@type":"Person"}');
});
