import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { meaningOf, slugOf } from "../../../src/text/slugs.ts";
import { runs } from "../../property.ts";

const label = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom("é", "e\u0301", "Å", "ß", "İ", "ﬁ", "½", "٣", " ", "-", "/", "'", "+", "日") }),
);

describe("the slug of any label", () => {
  test("holds letters, marks, digits and single hyphens between them, so nothing that a path gives a meaning to", () => {
    fc.assert(
      fc.property(label, (text) => {
        expect(slugOf(text)).toMatch(/^$|^[\p{L}\p{M}\p{N}]+(-[\p{L}\p{M}\p{N}]+)*$/u);
      }),
      runs(200),
    );
  });

  test("has no capitals", () => {
    fc.assert(fc.property(label, (text) => slugOf(text) === slugOf(text).toLowerCase()));
  });

  test("is the same for the composed and the decomposed form", () => {
    fc.assert(fc.property(label, (text) => slugOf(text.normalize("NFC")) === slugOf(text.normalize("NFD"))));
  });

  test("is empty only where there is no letter, mark or digit", () => {
    fc.assert(fc.property(label, (text) => /[\p{L}\p{N}]/u.test(text) === false || slugOf(text) !== ""));
  });
});

test("a slug is its own slug", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => slugOf(slugOf(text)) === slugOf(text)),
    runs(200),
  );
});

describe("as an editor would write it", () => {
  test.each([
    ["City Council", "city-council"],
    ["São Paulo", "sao-paulo"],
    ["U.S.", "us"],
    ["Rock ’n’ Roll", "rock-n-roll"],
    ["Linh Đào", "linh-dao"],
    ["Łódź", "lodz"],
    ["Søren Kierkegaard", "soren-kierkegaard"],
    ["Straße & Gäßchen", "strasse-gasschen"],
    ["Æsop’s œuvre", "aesops-oeuvre"],
    ["İstanbul", "istanbul"],
    ["ＦＵＬＬ　ｗｉｄｔｈ", "full-width"],
    ["  --trimmed--  ", "trimmed"],
    ["../../etc/passwd", "etc-passwd"],
    ["?!", ""],
  ])("%s becomes %s", (text, slug) => {
    expect(slugOf(text)).toBe(slug);
  });

  test.each(["日本", "москва", "القاهرة", "ไทย", "हिन्दी", "ελλαδα", "서울", "עברית"])("%s keeps its script", (text) => {
    expect(slugOf(text)).toBe(text);
  });

  test("marks outside of Latin stay, since they tell letters apart", () => {
    expect(slugOf("Йод")).toBe("йод");
    expect(slugOf("が")).not.toBe(slugOf("か"));
  });
});

describe("the meaning of a label", () => {
  test("tells C++ from C#, which share a slug", () => {
    expect(slugOf("C++")).toBe(slugOf("C#"));
    expect(meaningOf("C++")).not.toBe(meaningOf("C#"));
  });

  test.each([
    ["City Council", "city council"],
    ["City Council", "city-council"],
    ["São Paulo", "Sa\u0303o Paulo"],
    ["São Paulo", "sao paulo"],
    ["rock 'n' roll", "Rock ’n’ Roll"],
  ])("%s and %s are spellings of one", (one, other) => {
    expect(meaningOf(one)).toBe(meaningOf(other));
  });

  test("does not depend on composition or on capitals", () => {
    fc.assert(
      fc.property(label, (text) => {
        expect(meaningOf(text.normalize("NFD"))).toBe(meaningOf(text.normalize("NFC")));
        expect(meaningOf(meaningOf(text))).toBe(meaningOf(text));
      }),
    );
  });

  test("two labels of one meaning share a page, so that no tag is on two", () => {
    const words = fc.array(fc.constantFrom("a", "B", "b", "é", "e", "c++", "c#", "1"), { minLength: 1, maxLength: 3 });
    const joined = fc.tuple(words, fc.constantFrom(" ", "-", "_", ", ")).map(([parts, glue]) => parts.join(glue));
    fc.assert(
      fc.property(joined, joined, (one, other) => {
        fc.pre(meaningOf(one) === meaningOf(other));
        expect(slugOf(one)).toBe(slugOf(other));
      }),
    );
  });
});

test("full stops and apostrophes part nothing, for the address and for the meaning", () => {
  expect(slugOf("U.S.")).toBe("us");
  expect(meaningOf("U.S.")).toBe(meaningOf("US"));
});

describe("in a newsroom whose language has rules of its own", () => {
  test.each([
    ["de", "Müller & Söhne, Ärzte", "mueller-soehne-aerzte"],
    ["de-CH", "Zürich, Straße", "zuerich-strasse"],
    ["de", "São Paulo’s Año", "sao-paulos-ano"],
    ["da", "Åse på Færøerne", "aase-paa-faeroeerne"],
    ["nb-NO", "Tromsø i Ålesund", "tromsoe-i-aalesund"],
    ["sv", "Malmö är på Åland", "malmoe-aer-paa-aaland"],
    ["tr", "Işık, İzmir ve Diyarbakır", "isik-izmir-ve-diyarbakir"],
    ["fr", "L'été à la mer, aujourd’hui", "l-ete-a-la-mer-aujourd-hui"],
    ["it", "L'isola d’oro", "l-isola-d-oro"],
    ["ca", "L'illa d'or", "l-illa-d-or"],
    ["en", "L'été O’Brien Müller", "lete-obrien-muller"],
    ["de", "Mu\u0308ller", "mueller"],
  ])("%s: %s becomes %s", (tag, text, slug) => {
    expect(slugOf(text, tag)).toBe(slug);
  });

  const TAGS = ["de", "da", "nb", "sv", "tr", "fr", "it", "ja", "en"];
  const label = fc
    .array(
      fc.oneof(
        fc.constantFrom("ä", "Ö", "ß", "ı", "İ", "I", "å", "'", "’", ".", "l", " ", "e\u0301"),
        fc.string({ unit: "grapheme", maxLength: 3 }),
      ),
    )
    .map((parts) => parts.join(""));

  test("a slug is the slug of itself, and has the form of one", () => {
    fc.assert(
      fc.property(label, fc.constantFrom(...TAGS), (text, tag) => {
        const slug = slugOf(text, tag);
        expect(slugOf(slug, tag)).toBe(slug);
        expect(slug).toMatch(/^$|^[\p{L}\p{M}\p{N}]+(-[\p{L}\p{M}\p{N}]+)*$/u);
      }),
      runs(200),
    );
  });

  test("two labels of one meaning share a page", () => {
    fc.assert(
      fc.property(label, fc.constantFrom(...TAGS), fc.boolean(), (text, tag, isUpper) => {
        const other = isUpper ? text.normalize("NFD").replaceAll("'", "’") : ` ${text.normalize("NFC")}, `;
        fc.pre(meaningOf(text, tag) === meaningOf(other, tag));
        expect(slugOf(other, tag)).toBe(slugOf(text, tag));
      }),
      runs(200),
    );
  });
});
