/** Fonts for letters that the house's own faces lack: which package, for which letters, and how they are set. */
export interface CardFamily {
  /** Of Fontsource: the package that its files come with. */
  package: string;
  /** What ends the name of a file: its axis or its weight, and its style. */
  cut: string;
  /** Letters of the script that it is made for; null for signs, which make no headline by themselves. */
  letters: RegExp | null;
  /** Scripts, as ISO 15924 names them, that only a story's language tells apart. */
  scripts?: readonly string[];
  /** From line to line, as a multiple of the size: marks above and below take room. */
  leading: number;
}

const LATIN = 1.08;
/** Full squares, of which no two lines may look like one. */
const SQUARES = 1.2;
/** Marks above and below the letters. */
const MARKS = 1.34;

const variable = (name: string, letters: RegExp | null, leading: number): CardFamily => ({
  package: `@fontsource-variable/${name}`,
  cut: "wght-normal",
  letters,
  leading,
});

const HOUSE = { headline: "newsreader", label: "libre-franklin" } as const;

/** The two faces of the house, by what they are for. */
export type HouseFace = keyof typeof HOUSE;

export const houseFamily = (face: HouseFace): CardFamily => variable(HOUSE[face], /\p{Script=Latin}/u, LATIN);

const EMOJI = variable("noto-emoji", null, LATIN);

/** In the order in which they are asked for a letter. */
export const FAMILIES: readonly CardFamily[] = [
  variable("source-serif-4", /[\p{Script=Cyrillic}\p{Script=Greek}]/u, LATIN),
  variable("noto-naskh-arabic", /\p{Script=Arabic}/u, MARKS),
  variable("noto-serif-hebrew", /\p{Script=Hebrew}/u, 1.16),
  variable("noto-serif-armenian", /\p{Script=Armenian}/u, 1.16),
  variable("noto-serif-georgian", /\p{Script=Georgian}/u, 1.16),
  variable("noto-serif-ethiopic", /\p{Script=Ethiopic}/u, 1.2),
  variable("noto-serif-devanagari", /\p{Script=Devanagari}/u, MARKS),
  variable("noto-serif-bengali", /\p{Script=Bengali}/u, MARKS),
  variable("noto-serif-gurmukhi", /\p{Script=Gurmukhi}/u, MARKS),
  variable("noto-serif-gujarati", /\p{Script=Gujarati}/u, MARKS),
  variable("noto-serif-tamil", /\p{Script=Tamil}/u, MARKS),
  variable("noto-serif-telugu", /\p{Script=Telugu}/u, MARKS),
  variable("noto-serif-kannada", /\p{Script=Kannada}/u, MARKS),
  variable("noto-serif-malayalam", /\p{Script=Malayalam}/u, MARKS),
  variable("noto-serif-sinhala", /\p{Script=Sinhala}/u, MARKS),
  variable("noto-serif-thai", /\p{Script=Thai}/u, MARKS),
  variable("noto-serif-lao", /\p{Script=Lao}/u, MARKS),
  variable("noto-serif-khmer", /\p{Script=Khmer}/u, 1.5),
  {
    package: "@fontsource/noto-serif-myanmar",
    cut: "600-normal",
    letters: /\p{Script=Myanmar}/u,
    leading: 1.5,
  },
  EMOJI,
  { ...variable("noto-sans-sc", /[\p{Script=Han}\p{Script=Bopomofo}]/u, SQUARES), scripts: ["Hans"] },
  { ...variable("noto-sans-tc", /[\p{Script=Han}\p{Script=Bopomofo}]/u, SQUARES), scripts: ["Hant"] },
  {
    ...variable("noto-sans-jp", /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u, SQUARES),
    scripts: ["Jpan"],
  },
  { ...variable("noto-sans-kr", /[\p{Script=Hangul}\p{Script=Han}]/u, SQUARES), scripts: ["Kore"] },
];

/**
 * The families for a text, in the order in which they are asked for a letter. The first is the one that the text is set in:
 * that of the story's language, if the text has letters of it, else that of most of its letters.
 * @param language BCP 47.
 */
export function familiesFor(text: string, language: string, face: HouseFace): [CardFamily, ...CardFamily[]] {
  const house = houseFamily(face);
  const { script } = new Intl.Locale(language).maximize();
  const spoken = FAMILIES.find(({ scripts }) => script !== undefined && scripts?.includes(script));
  const known = [house, ...(spoken ? [spoken] : []), ...FAMILIES.filter((family) => family !== spoken)];
  const letters = [...text];
  const count = ({ letters: own }: CardFamily) => letters.filter((letter) => own?.test(letter)).length;
  const most = known.reduce((best, family) => (count(family) > count(best) ? family : best), house);
  const first = spoken && count(spoken) > 0 ? spoken : most;
  return [first, ...known.filter((family) => family !== first)];
}

/** Whether letters that stand for one are a picture, even where a font has a sign of the same code point. */
export const isPicture = (cluster: string): boolean =>
  /\p{Emoji_Presentation}|\ufe0f|\p{Emoji_Modifier}/u.test(cluster);

/** The families for a letter with its marks, or an emoji. */
export const familiesOfCluster = (cluster: string, families: readonly CardFamily[]): readonly CardFamily[] =>
  isPicture(cluster) ? [EMOJI, ...families] : families;
