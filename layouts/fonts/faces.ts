import { joinedRanges } from "../../src/pictures/point-ranges.ts";

/**
 * The fonts of the pages: Newsreader for headlines and text, Libre Franklin for everything around them, both under the SIL
 * Open Font License. Source Serif 4 lends Newsreader the Cyrillic and Greek letters that it lacks. A browser fetches only
 * the ranges in use. What most pages need is in the subsets beside this file. All else is in families of its own
 * ("… Extended", tried after these): a browser looks through all faces of a family for each piece of text, and sets all
 * text of a family again when one of its faces comes late. No letter is in two files, or a browser fetches the second where
 * the first came late.
 */

const ASCII = span(0x20, 0x7e);
const BASIC = `${ASCII}\u00a0¡£§©«®°·»¿½ÀÁÂÃÄÅÇÈÉÊÍÑÓÔÖØÚÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿ\u2013\u2014‘’‚“”„•…€™−`;

/** The rest of Latin-1 and of typography: a file of its own, which only pages that hold one of these fetch. */
const REST = [...`${span(0xa1, 0xff)}Œœıˆʼ‹›⁄′″`]
  .filter((letter) => !BASIC.includes(letter) && letter !== "\u00ad")
  .join("");

/** The letters of names from Central and Eastern Europe, Turkey and the Baltics, likewise, and two signs beside them. */
const NAMES = `${span(0x100, 0x130)}${span(0x134, 0x148)}${span(0x14a, 0x151)}${span(0x154, 0x17e)}ȘșȚțẞ†`;

/** What is cut of each face: the end of the file's name, and the file of the package that has the letters. */
export const SUBSETS = [
  { suffix: "-names", of: "latin-ext", letters: NAMES },
  { suffix: "-rest", of: "latin", letters: REST },
  { suffix: "", of: "latin", letters: BASIC },
] as const;

interface Face {
  name: string;
  family: keyof typeof FAMILIES;
  style: "normal" | "italic";
  /** The weights that are in the subsets. */
  weight: number | { min: number; max: number };
}

const FAMILIES = {
  newsreader: { name: "Newsreader", weights: "400 600" },
  "libre-franklin": { name: "Libre Franklin", weights: "400 700" },
};

export const FACES: Face[] = [
  { name: "newsreader", family: "newsreader", style: "normal", weight: { min: 400, max: 600 } },
  // One weight: emphasis, opinion headlines and quotations look alike, at two thirds of the bytes.
  { name: "newsreader-italic", family: "newsreader", style: "italic", weight: 450 },
  { name: "libre-franklin", family: "libre-franklin", style: "normal", weight: { min: 400, max: 700 } },
];

/** Letters that are in no subset: the packages' own files have them. */
const OTHERS = {
  vietnamese: "U+01A0-01A1, U+01AF-01B0, U+0300-0301, U+0303-0304, U+0308-0309, U+0323, U+0329, U+1EA0-1EF9, U+20AB",
  "latin-ext":
    "U+017F-019F, U+01A2-01AE, U+01B1-0217, U+021C-02B9, U+02BD-02C5, U+02C8, U+02CA-02CC, U+02CE-02D7, U+02DD-02FF, U+1D00-1DBF, U+1E00-1E9D, U+1E9F, U+1EFA-1EFF, U+20A0-20AA, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF",
  cyrillic: "U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116",
  greek: "U+0370-0377, U+037A-037F, U+0384-038A, U+038C, U+038E-03A1, U+03A3-03FF",
};

const PACKAGED: { font: string; family: Face["family"]; style: Face["style"]; letters: (keyof typeof OTHERS)[] }[] = [
  { font: "newsreader", family: "newsreader", style: "normal", letters: ["vietnamese", "latin-ext"] },
  { font: "newsreader", family: "newsreader", style: "italic", letters: ["vietnamese", "latin-ext"] },
  { font: "source-serif-4", family: "newsreader", style: "normal", letters: ["cyrillic", "greek"] },
  {
    font: "libre-franklin",
    family: "libre-franklin",
    style: "normal",
    letters: ["vietnamese", "cyrillic", "latin-ext"],
  },
];

/** The rules of all faces, which styles/fonts.css imports. */
export const fontFaces = (): string =>
  [
    ...PACKAGED.flatMap(({ font, family, style, letters }) =>
      letters.map((of) => faceRule({ family, style }, packagedFile(font, of, style), OTHERS[of], true)),
    ),
    ...FACES.flatMap((face) =>
      SUBSETS.map(({ suffix, letters }) =>
        faceRule(face, `./${face.name}${suffix}.woff2`, unicodeRange(letters), suffix !== ""),
      ),
    ),
  ].join("\n");

export const packagedFile = (font: string, subset: string, style: Face["style"]): string =>
  `@fontsource-variable/${font}/files/${font}-${subset}-wght-${style}.woff2`;

/** Optional: a font that comes late waits for the next page, so that no line moves (docs/decisions/0023). */
function faceRule({ family, style }: Pick<Face, "family" | "style">, file: string, range: string, isExtended: boolean) {
  const { name, weights } = FAMILIES[family];
  return `@font-face {
  font-family: "${name}${isExtended ? " Extended" : ""}";
  font-style: ${style};
  font-weight: ${weights};
  font-display: optional;
  src: url("${file}") format("woff2-variations");
  unicode-range: ${range};
}`;
}

/** The letters as CSS names them. */
export function unicodeRange(letters: string): string {
  const hex = (point: number) => point.toString(16).toUpperCase().padStart(4, "0");
  return joinedRanges([...letters].map((letter) => letter.codePointAt(0) ?? 0))
    .map(({ first, last }) => (first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`))
    .join(", ");
}

/** All letters from one code point to another one. */
function span(first: number, last: number): string {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, index) => first + index));
}
