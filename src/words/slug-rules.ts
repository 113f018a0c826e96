import { remembered } from "../lib/remembered.ts";

/** How a language writes its letters where only plain ones may stand. */
export interface SlugRules {
  lowerCase(text: string): string;
  /** Null where a letter without its accent stands for it. */
  letters: { any: RegExp; as: Record<string, string> } | null;
  /** Whether an apostrophe stands between two words: `l'été`. */
  hasElisions: boolean;
}

const GERMAN = { ä: "ae", ö: "oe", ü: "ue" };
const NORDIC = { å: "aa", æ: "ae", ø: "oe", ä: "ae", ö: "oe" };

const LETTERS: Record<string, Record<string, string>> = {
  de: GERMAN,
  gsw: GERMAN,
  lb: GERMAN,
  da: NORDIC,
  nb: NORDIC,
  nn: NORDIC,
  no: NORDIC,
  sv: NORDIC,
  tr: { ı: "i" },
  az: { ı: "i", ə: "e" },
};

const ELIDING = new Set(["fr", "it", "ca", "oc", "br"]);

const PLAIN: SlugRules = { lowerCase: (text) => text.toLowerCase(), letters: null, hasElisions: false };

/** The rules of a language for addresses. @param tag BCP 47; left out, there are none of its own. */
export const slugRulesOf = (tag: string | undefined): SlugRules => (tag === undefined ? PLAIN : rulesOf(tag));

const rulesOf = remembered((tag: string): SlugRules => {
  const { language } = new Intl.Locale(tag);
  const as = LETTERS[language];
  return {
    // The capital of the Turkish ı is I.
    lowerCase: /^(tr|az)$/.test(language) ? (text) => text.toLocaleLowerCase(language) : PLAIN.lowerCase,
    letters: as === undefined ? null : { any: new RegExp(`[${Object.keys(as).join("")}]`, "g"), as },
    hasElisions: ELIDING.has(language),
  };
});

/** Whether a language has rules of its own: then an address may have been another one before there were any. */
export const hasSlugRules = (tag: string): boolean => {
  const { letters, hasElisions } = slugRulesOf(tag);
  return letters !== null || hasElisions;
};
