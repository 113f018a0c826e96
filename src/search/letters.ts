// One spelling for letters that readers type in several ways. Index and query go through the same function.

/** Letters that Unicode does not take apart, by the letters that are typed in their place. */
const PLAIN = new Map(
  `aⱥ bɓƀƃ cƈȼ dđɖɗƌð eǝəɛɇ fƒ gɠǥɣ hħⱨ iıɨɩ jɉ kƙĸⱪ lłƚɫⱡɬ mɱ nŋɲƞ oøɵɔ pƥᵽ qɋ rɍɽ sʂ tŧƭʈⱦ uʉʊ vʋ wⱳ yɏƴ zƶʐȥ
  σς аә гґ اٱ يىی هةہھ كک כך מם נן פף צץ`
    .split(/\s+/)
    .flatMap(([plain = "", ...letters]) => letters.map((letter): [string, string] => [letter, plain]))
    .concat([
      ["ß", "ss"],
      ["æ", "ae"],
      ["œ", "oe"],
      ["þ", "th"],
    ]),
);

/** Marks that may be left out. In scripts that write vowels as marks, such as Devanagari and Thai, they stay. */
const OPTIONAL_MARK = /(?=\p{M})(?![\u3099\u309a])[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}]/gu;
/** What nobody types: joiners, soft hyphens, signs like the okina, and the line that stretches an Arabic word. */
const SILENT = /[\p{Cf}\u02b9-\u02df\ua78b\ua78c\u0640]/gu;
const OTHER = /[^\p{L}\p{N}]|\p{Lu}|\p{Lt}/gu;

/** The value of a decimal digit of any script: each script has its ten in a row, from zero. */
function digitOf(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(point - value - 1))) value += 1;
  return String(value);
}

/** Where signs are kept: letters of a script that no newsroom writes, which Pagefind takes for letters as they are. */
const SIGNS = 0x17000;
const SIGNS_SIZE = 0x17f0;

/** Makes a letter of a sign, so that it is part of a word of the index. */
export const signLetter = (sign: string): string =>
  String.fromCodePoint(SIGNS + ((sign.codePointAt(0) ?? 0) % SIGNS_SIZE));

/** The same letters for all spellings of a word: lower case, without accents, letters and digits alone. */
export function foldLetters(raw: string): string {
  return raw
    .replace(SILENT, "")
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(OPTIONAL_MARK, "")
    .replace(/[^\0-\x7f]/gu, (letter) => PLAIN.get(letter) ?? letter)
    .replace(/(?![0-9])\p{Nd}/gu, digitOf)
    .replace(SILENT, "")
    .replace(OTHER, signLetter);
}
