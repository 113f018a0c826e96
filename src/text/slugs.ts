import { slugRulesOf } from "../words/slug-rules.ts";

/** Bytes of a slug: file systems allow 255 for a name, and links are read out and printed. */
export const LONGEST_SLUG = 120;

/**
 * The address form of a label: lower case, words joined by hyphens. Letters and digits of every script stay; Latin
 * letters lose their accents (`São Paulo` → `sao-paulo`), apostrophes and full stops vanish (`U.S.` → `us`).
 * Empty where the label holds no letter and no digit.
 * @param tag the language that the newsroom writes in, whose own rules go first (`Müller` → `mueller`). Left out, there
 * are none.
 */
export function slugOf(label: string, tag?: string): string {
  return foldLatin(withoutMarks(label, tag), tag)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}

/**
 * What makes two labels the same tag: as the slug, but symbols keep their meaning, so that `C++` and `C#` differ
 * although both would be `c`.
 * @param tag as for a slug.
 */
export function meaningOf(label: string, tag?: string): string {
  return foldLatin(withoutMarks(label, tag), tag)
    .replace(/["“”„«»‹›.,:;!?()\s_-]+/gu, " ")
    .trim()
    .replace(/ /g, "-");
}

/** Apostrophes and full stops part nothing: `U.S.` is `US`. But where words are elided, an apostrophe stands between two. */
const withoutMarks = (label: string, tag: string | undefined): string => {
  const whole = label.replace(PILES, "$1").normalize("NFKC");
  const parted = slugRulesOf(tag).hasElisions ? whole.replace(/(?<=[\p{L}\p{M}])['’](?=\p{L})/gu, " ") : whole;
  return parted.replace(NOTHING, "");
};

/** No language piles up more than thirty marks (Unicode, "Stream-Safe Text Format"); sorting more takes quadratic time. */
const PILES = /(\p{M}{30})\p{M}+/gu;

/** And letters and marks that nobody sees (fillers, variation selectors): no two addresses may look the same. */
const NOTHING = /['’‘.]|(?=[\p{L}\p{M}])\p{Default_Ignorable_Code_Point}/gu;

function foldLatin(text: string, tag: string | undefined): string {
  const { lowerCase, letters } = slugRulesOf(tag);
  const small = lowerCase(text.normalize("NFKC"));
  const spelled =
    letters === null ? small : small.normalize("NFC").replace(letters.any, (one) => letters.as[one] ?? one);
  return spelled
    .normalize("NFD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .replace(/đ/g, "d")
    .replace(/ø/g, "o")
    .replace(/ł/g, "l")
    .replace(/ß/g, "ss")
    .replace(/æ/g, "ae")
    .replace(/œ/g, "oe")
    .normalize("NFC");
}
