import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sentenceEnds } from "../../../src/text/sentences.ts";
import { summarise } from "../../../src/text/summary.ts";
import { runs } from "../../property.ts";

const sentence = "The pilots of the strait have gone on strike for the first time in forty years.";
const filler = (word: string) => `${word} `.repeat(60);

describe("a summary", () => {
  test("is the whole paragraph where that is short", () => {
    expect(summarise(sentence, "en")).toBe(sentence);
    expect(summarise("", "en")).toBe("");
  });

  test("ends with a sentence where one is long enough", () => {
    expect(summarise(`${sentence} ${filler("Word")}`, "en")).toBe(sentence);
    const quoted = sentence.replace(/\.$/, ".”");
    expect(summarise(`${quoted} ${filler("Word")}`, "en")).toBe(quoted);
  });

  test("else ends with a word, without the comma behind it", () => {
    expect(summarise(`${"a ".repeat(107)}end, ${"more ".repeat(10)}`, "en")).toMatch(/ end…$/);
  });

  test.each([
    ["ja", "港は土曜の朝に再び開いた。"],
    ["zh-Hant", "沒有人知道渡輪何時恢復！"],
    ["hi", "बंदरगाह शनिवार को फिर खुला।"],
    ["ar", "هل يفتح المرفأ أبوابه من جديد صباح السبت؟"],
    ["ur", "بندرگاہ ہفتے کی صبح دوبارہ کھل گئی۔"],
    ["hy", "Նավահանգիստը կրկին բացվեց շաբաթ առավոտյան։"],
    ["am", "ወደቡ ቅዳሜ ጠዋት እንደገና ተከፈተ።"],
    ["my", "ဆိပ်ကမ်းသည် စနေနေ့ နံနက်တွင် ပြန်ဖွင့်သည်။"],
  ])("in %s ends with a sentence of its script", (tag, one) => {
    const space = /[a-z]|\s/.test(one) ? " " : "";
    const text = Array(30).fill(one).join(space);
    const summary = summarise(text, tag);
    expect(summary.endsWith(one)).toBe(true);
    expect(text.startsWith(summary)).toBe(true);
    expect(summary.length).toBeGreaterThan(100);
  });

  test.each([
    ["ja", "東京湾の渡し船は土曜日の朝に再び動き出した"],
    ["th", "เรือข้ามฟากกลับมาให้บริการอีกครั้งในวันเสาร์"],
    ["km", "កំពង់ផែបើកម្តងទៀតនៅព្រឹកថ្ងៃសៅរ៍"],
  ])("in %s without a sentence ends with a word", (tag, words) => {
    const text = words.repeat(20);
    const cut = summarise(text, tag).replace(/…$/, "");
    const boundaries = [...new Intl.Segmenter(tag, { granularity: "word" }).segment(text.slice(0, 260))];
    expect(cut).not.toBe(text);
    expect(boundaries.map(({ index }) => index)).toContain(cut.length);
  });
});

describe("no sentence ends", () => {
  const start = "The harbor of the old town is closed for the second time this year, as";
  test.each([
    ["en", "Gov. Ada R. Sloane and Lt. Gov. Max Orr", "said"],
    ["en", "Dr. Ada Sloane of St. Brendan’s on Quay Ave. Tuesday", "said"],
    ["en", "the U.S. Coast Guard, at 6:30 a.m. Sunday, in Wexmouth, Calif. Harbor No. 5", "said"],
    ["en", "Yahoo! shares and “Why?” asks Sloane & Co. Orr", "say"],
    ["de", "es am 3. Oktober, z. B. Dr. Ada Sloane, d. h. Nr. 5 und Karl IV. Orr", "sagt"],
    ["de", "der 1. FC und ca. 20 Mio. Euro laut Hrn. Orr, St. Pauli", "sagt"],
    ["fr", "M. Orr, Mme Sloane et J.-P. Roux, av. J.-C. Roux", "dit"],
    ["es", "el Sr. Orr y la Sra. Sloane de EE. UU. Norte", "dice"],
    ["it", "il Sig. Orr e la Dott. Sloane in S. Marco", "dice"],
    ["pt", "o Sr. Orr e a Dra. Sloane", "diz"],
    ["nl", "dhr. Orr en mevr. Sloane, ca. Half twee", "zegt"],
    ["da", "det den 3. Oktober, kl. Halv, bl.a. Dr. Orr", "siger"],
    ["nb", "det 3. Oktober, f.eks. Dr. Orr", "sier"],
    ["fi", "se 3. Lokakuuta, esim. Orr", "sanoo"],
    ["pl", "prof. Orr, ul. Portowa, im. Jana III. Orr", "mówi"],
    ["cs", "dne 3. Října, např. Ing. Orr", "říká"],
    ["hu", "a 3. Kerület, pl. Dr. Orr", "mondja"],
    ["ru", "г. Орр, ул. Портовая, проф. Орр, 5 тыс. Рублей", "сказал"],
    ["uk", "м. Київ, вул. Портова, проф. Орр", "каже"],
    ["tr", "3. Ekim, Dr. Orr, Doç. Sloane", "diyor"],
    ["sv", "bl.a. Dr. Orr, ca. Halv, nr. Fem", "säger"],
  ])("after an abbreviation, an initial or an ordinal: %s, %s", (tag, held, verb) => {
    const one = `${start} ${held} ${verb}.`;
    expect(sentenceEnds(`${one} Word`, tag)).toEqual([one.length, one.length + 5]);
    expect(summarise(`${one} ${filler("Word")}`, tag)).toBe(one);
  });

  test("but after a year, a price or a plain word one does", () => {
    for (const [tag, end] of [
      ["en", "in 1931."],
      ["de", "seit 1931."],
      ["en", "for $5."],
      ["en", "and he said no."],
    ] as const) {
      expect(summarise(`${start} ${end} ${filler("Word")}`, tag)).toBe(`${start} ${end}`);
    }
  });
});

describe("whatever the paragraph says", () => {
  const TAGS = ["en", "de", "fr", "ja", "zh", "th", "km", "ar", "el", "hi", "ko"];
  const piece = fc.oneof(
    fc.stringMatching(/^[a-zé,.]{1,12} $/),
    fc.constantFrom("港は。", "เรือข้ามฟาก", "👩‍👩‍👧", "é", "𠮷", "배는 ", "”", "? ", "U.S. ", "क्षि"),
    fc.string({ unit: "grapheme", maxLength: 20 }),
  );

  test("its summary is at most 220 letters of its beginning, and cuts no letter in two", () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 90 }), fc.constantFrom(...TAGS), (parts, tag) => {
        const text = parts.join("").trim();
        const summary = summarise(text, tag);
        if (summary === text) return;
        expect([...summary].length).toBeLessThanOrEqual(220);
        const begun = summary.replace(/…$/, "");
        expect(text.startsWith(begun)).toBe(true);
        const letters = new Intl.Segmenter(tag).segment(text.slice(0, 1000));
        expect(letters.containing(begun.length)?.index).toBe(begun.length);
      }),
      runs(200),
    );
  });

  test("a long one takes no time", () => {
    expect(summarise(`${"word. ".repeat(40_000)}`, "en").length).toBeLessThanOrEqual(220);
    expect(summarise("𠮷".repeat(100_000), "ja")).toBe(`${"𠮷".repeat(219)}…`);
  });
});
