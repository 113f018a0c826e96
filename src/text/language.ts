/** What a story is written in, where that is not the site's language. */
export interface StoryLanguage {
  /** BCP 47, in its canonical form. */
  lang: string;
  dir: "ltr" | "rtl";
}

/** Scripts that are written from right to left (Unicode, property Bidi_Class of their letters). */
const RIGHT_TO_LEFT = new Set(["Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"]);

const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });

/** A language as an editor names it, in its canonical form and with the way its script runs; null where it is none. */
export function readLanguage(tag: string): StoryLanguage | null {
  try {
    const locale = new Intl.Locale(tag);
    // "arabic" is well-formed, and no language.
    if (names.of(locale.language) === undefined) return null;
    const { script } = locale.maximize();
    return { lang: locale.baseName, dir: script !== undefined && RIGHT_TO_LEFT.has(script) ? "rtl" : "ltr" };
  } catch {
    return null;
  }
}
