import fc from "fast-check";

/** Text that every file may hold, however odd it looks. */
const ODD = [
  // Signs without their letters.
  "“\u064b”",
  "\u05b8",
  "_\u0304",
  "><iframe>\u20d2",
  "\u0301\u0302\u0303",
  // Joiners where they belong, emoji, flags.
  "می\u200cخواهم",
  "👩\u200d🚀",
  "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
  "🇺🇳",
  "1️⃣",
  // Scripts that run the other way, are not parted by spaces, or lie beyond 16 bits.
  "عاجل: غرق عبّارة",
  "שלום",
  "東京で地震",
  "กรุงเทพมหานคร",
  "𐐷𐐨",
  "e\u0301\u0302 \u1e9b\u0323",
  "\ufb01ne ǅ İ ı ß ς",
  `Z\u0351\u0352${"\u0301".repeat(40)}algo`,
  // Very long.
  "x".repeat(3000),
  "-".repeat(300),
  "長".repeat(1500),
  // What other languages than ours read something into.
  `</title><script>alert(1)</script>`,
  `" onload="x" '`,
  "]]>",
  "<!--",
  "&amp; &#x64b; &#0; &#xD800; &nbsp; &bogus;",
  "{{ 7 * 7 }} {% raw %} <%= 1 %> $\u007bx} #{x}",
  "$& $1 $$ %E0%A4%A %00 \\u0000 \\ \\\\",
  "__proto__ constructor",
  "a | b | c",
  "a: b # c",
  "(((((((( [[[[ ]] **",
  "`` ` ``` ~~~",
  "\u00a0\u2003\u3000",
  "\u00ad",
  "\ufffd\ue000",
];

/** Characters that no text of a story may hold. */
const FORBIDDEN = ["\u0000", "\u0007", "\u202e", "\u200b", "\ud83d", "\udc00", "\ufeff", "\ufffe", "\u2028", "\u0085"];

const plain = fc.constantFrom(..."harbor ferry tide council night Brücke Müller naïve 4.50 1,000 it's".split(" "));
const anything = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });

/** How odd: mostly plain, so that many a newsroom has no problem at all. */
export const word: fc.Arbitrary<string> = fc.oneof(
  { weight: 60, arbitrary: plain },
  { weight: 25, arbitrary: fc.constantFrom(...ODD) },
  { weight: 6, arbitrary: anything },
  { weight: 1, arbitrary: fc.constantFrom(...FORBIDDEN) },
);

/** A line of text. */
export const line: fc.Arbitrary<string> = fc
  .array(word, { minLength: 1, maxLength: 6 })
  .map((words) => words.join(" "));

/** A line that breaks no rule by its letters. */
export const soundLine: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 3, arbitrary: plain }, fc.constantFrom(...ODD)), { minLength: 1, maxLength: 5 })
  .map((words) => `The ${words.join(" ")}`);

/** In the text of a story, what looks like markup is refused but as code. */
const asCode = (word: string): string => (/[<>{}`[\]|*_&\\]/.test(word) ? `\`\`\`\` ${word} \`\`\`\`` : word);

/** A line of the text of a story. */
export const bodyLine: fc.Arbitrary<string> = fc
  .array(word.map(asCode), { minLength: 1, maxLength: 6 })
  .map((words) => words.join(" "));

/** One that breaks no rule. */
export const soundBodyLine: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 3, arbitrary: plain }, fc.constantFrom(...ODD.map(asCode))), { minLength: 1, maxLength: 5 })
  .map((words) => `The ${words.join(" ")}`);

/** Mostly nothing: one time in `one`, what `arbitrary` makes. */
export const sometimes = <T>(arbitrary: fc.Arbitrary<T>, one = 4): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: one - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
