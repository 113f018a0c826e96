import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { typeset, typographyOf } from "../../../../src/text/typography/typography.ts";
import { runs } from "../../../property.ts";

const set = (text: string, tag = "en") => typeset(text, typographyOf(tag));

describe("quotations", () => {
  test.each([
    [`She asked: "Who knew?"`, "She asked: “Who knew?”"],
    [`"It's 'fine,' I heard," she said.`, "“It’s ‘fine,’ I heard,” she said."],
    [`"'No,' he said."`, "“‘No,’ he said.”"],
    [`He wrote "Sea", "Tar" and ("Rope").`, "He wrote “Sea”, “Tar” and (“Rope”)."],
    [`The verdict—"a farce"—stands.`, "The verdict—“a farce”—stands."],
    [`"I never—" he began, "I—"`, "“I never—” he began, “I—”"],
    [`"Wait ..." "No!"`, "“Wait ...” “No!”"],
    [`a lone " in a line`, "a lone “ in a line"],
    ["no quote at all", "no quote at all"],
    [`He is from "Rope & Tar"?`, "He is from “Rope & Tar”?"],
    [`the so-called "anchor"-men`, "the so-called “anchor”-men"],
    [`"What?"! she cried`, "“What?”! she cried"],
  ])("%s", (typed, expected) => {
    expect(set(typed)).toBe(expected);
  });

  test("one that goes on in the next paragraph is opened, and closed where it ends", () => {
    expect(set(`"The tide was high.`)).toBe("“The tide was high.");
    expect(set("'The tide was high.")).toBe("‘The tide was high.");
    expect(set(`The end," she said.`)).toBe("The end,” she said.");
  });

  test("what is typed stays", () => {
    expect(set("„Schon ‚gesetzt‘“ «oui» “yes” 「はい」")).toBe("„Schon ‚gesetzt‘“ «oui» “yes” 「はい」");
    expect(set(`“She was born in 1950" it says`)).toBe("“She was born in 1950” it says");
  });
});

describe("apostrophes", () => {
  test.each([
    ["In the '80s the Joneses' boat was sold.", "In the ’80s the Joneses’ boat was sold."],
    ["the class of '31 and the Evanses' yard", "the class of ’31 and the Evanses’ yard"],
    ["'90s nights were long,' he said.", "’90s nights were long,’ he said."],
    ["winters of '14-'18", "winters of ’14-’18"],
    [`"'70s disco," he said`, "“’70s disco,” he said"],
    ["('60s style)", "(’60s style)"],
    ["'Tis late, and 'twas a storm; get 'em", "’Tis late, and ’twas a storm; get ’em"],
    ["fish 'n' chips", "fish ’n’ chips"],
    ["drum-'n'-bass", "drum-’n’-bass"],
    ["Wham!'s singer, Jeopardy!'s host, Who?'s", "Wham!’s singer, Jeopardy!’s host, Who?’s"],
    [`"Emma"'s author`, "“Emma”’s author"],
    ["mustn't've", "mustn’t’ve"],
    ["the dogs' bowls", "the dogs’ bowls"],
    ["'The Weavers' loom broke,' she said.", "‘The Weavers’ loom broke,’ she said."],
    ["'18 sailors drowned,' he wrote.", "‘18 sailors drowned,’ he wrote."],
    [`"the '90s" and the Parkers' dog`, "“the ’90s” and the Parkers’ dog"],
    ["He called it 'good'.", "He called it ‘good’."],
  ])("%s", (typed, expected) => {
    expect(set(typed)).toBe(expected);
  });

  test.each([
    ["de", "Die '89er und Fritz' Boot", "Die ’89er und Fritz’ Boot"],
    ["de", "So war's; 's ist 'ne Frage, und 'nen Tag", "So war’s; ’s ist ’ne Frage, und ’nen Tag"],
    ["de", "Er sagte: 'Gut'.", "Er sagte: ‚Gut‘."],
    ["nl", "'s Avonds in 't Zand", "’s Avonds in ’t Zand"],
    ["it", "Il '900, il '68 e l'oro", "Il ’900, il ’68 e l’oro"],
    ["uk", "м'ята і п'ять", "м’ята і п’ять"],
    ["tr", `İzmir'in "Ege"de`, "İzmir’in “Ege”de"],
    ["he", `צה"ל וג'ירפה`, "צה״ל וג׳ירפה"],
  ])("%s: %s", (tag, typed, expected) => {
    expect(set(typed, tag)).toBe(expected);
  });
});

describe("primes", () => {
  test.each([
    [`He is 5'11" tall`, "He is 5′11″ tall"],
    [`at 41°20'15" north`, "at 41°20′15″ north"],
    [`41° 20' 15"`, "41° 20′ 15″"],
    [`a 4" gun and a 6' plank`, "a 4″ gun and a 6′ plank"],
    [`"The 4" gun fired," he said.`, "“The 4″ gun fired,” he said."],
    [`"A 24" and a 27" screen"`, "“A 24″ and a 27″ screen”"],
    [`"It sank in 1931" and "rose in 1932".`, "“It sank in 1931” and “rose in 1932”."],
    [`She wrote "it sank in 1931"`, "She wrote “it sank in 1931”"],
    ["He wrote 'it sank in 1931'", "He wrote ‘it sank in 1931’"],
    ["1'250'000 francs", "1’250’000 francs"],
  ])("%s", (typed, expected) => {
    expect(set(typed)).toBe(expected);
  });
});

describe("scripts without spaces", () => {
  test.each([
    ["ja", `彼は"はい"と言った。`, "彼は「はい」と言った。"],
    ["zh", `他说"你好"，'对'吗？`, "他说“你好”，‘对’吗？"],
    ["zh-TW", `他說"你好"。`, "他說「你好」。"],
    ["th", `เขาพูดว่า"ใช่"แล้ว`, "เขาพูดว่า“ใช่”แล้ว"],
    ["ko", `그는 "네"라고, '응'이라고`, "그는 “네”라고, ‘응’이라고"],
  ])("%s: %s", (tag, typed, expected) => {
    expect(set(typed, tag)).toBe(expected);
  });
});

describe("French", () => {
  test.each([
    ["fr", `Elle a crié "halte" !`, "Elle a crié «\u00A0halte\u00A0»\u202F!"],
    ["fr", "Pourquoi? Parce que; voici: tout!", "Pourquoi\u202F? Parce que\u202F; voici\u00A0: tout\u202F!"],
    ["fr", "Pourquoi ? Voici : tout !", "Pourquoi\u202F? Voici\u00A0: tout\u202F!"],
    ["fr", `"Quoi?" dit-il`, "«\u00A0Quoi\u202F?\u00A0» dit-il"],
    ["fr", "« Quoi ?! »", "«\u00A0Quoi\u202F?!\u00A0»"],
    ["fr", "à 12:30, https://quai.example/?a=b!", "à 12:30, https://quai.example/?a=b\u202F!"],
    ["fr-CA", `"Quoi?" dit-il: oui`, "«\u00A0Quoi?\u00A0» dit-il\u00A0: oui"],
    ["fr-CH", `"Quoi?" dit-il: oui`, "«Quoi?» dit-il: oui"],
    ["fr-CH", "« Quoi ? »", "«\u202FQuoi\u202F?\u202F»"],
    ["fr", "l'été qu'on dit", "l’été qu’on dit"],
    ["fr", "(?) et (!)", "(?) et (!)"],
    ["fr-BE", `"a"`, "«\u00A0a\u00A0»"],
  ])("%s: %s", (tag, typed, expected) => {
    expect(set(typed, tag)).toBe(expected);
  });
});

const TAGS =
  "en en-GB fr fr-CA fr-CH de de-CH sv pl es it pt-PT nl fi hu ro ru uk tr ar he ja zh zh-Hant ko vi xx".split(" ");
const tags = fc.constantFrom(...TAGS);
const typed = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('"', "'") },
      fc.constantFrom(
        " ",
        " ",
        ",",
        ".",
        "?",
        "!",
        ":",
        ";",
        "—",
        "(",
        ")",
        "n",
        "s",
        "90",
        "1945",
        "°",
        "«",
        "»",
        "“",
      ),
      fc.constantFrom("sea", "Jens", "l", "qu", "tis", "東", "はい", "ไทย", "네", "צה", "ж", "𠮷", "\n"),
      fc.string({ unit: "grapheme", maxLength: 3 }),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(""));

describe("whatever is typed, in any language", () => {
  test("no straight quote is left", () => {
    fc.assert(
      fc.property(typed, tags, (text, tag) => !/["']/.test(set(text, tag))),
      runs(400),
    );
  });

  test("every letter, digit and other sign stays in its place", () => {
    const rest = (text: string) => text.replace(/["'“”„‟‘’‚‛«»‹›「」『』′″״׳]/gu, "").replace(/[ \u00A0\u202F]/gu, "");
    fc.assert(
      fc.property(typed, tags, (text, tag) => {
        expect(rest(set(text, tag))).toBe(rest(text));
      }),
      runs(400),
    );
  });

  test("what is set already is not set again", () => {
    fc.assert(
      fc.property(typed, tags, (text, tag) => {
        const once = set(text, tag);
        expect(set(once, tag)).toBe(once);
      }),
      runs(400),
    );
  });
});

test("a row of quotes, or of open quotations, takes no longer than its length", () => {
  for (const piece of [`"`, `'`, `"'`, ` "a`, ` 'a`, `a' `, `5" `, `5' `]) {
    for (const tag of ["en", "fr", "he"]) expect(set(piece.repeat(15_000), tag)).not.toMatch(/["']/);
  }
});
