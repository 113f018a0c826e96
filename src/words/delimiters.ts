/** The marks around a quotation, and around one inside of it. */
export interface QuotationMarks {
  open: string;
  close: string;
  innerOpen: string;
  innerClose: string;
}

/** Unicode's root locale: English, Portuguese of Brazil, Turkish, Korean, Vietnamese and many more. */
const ROOT = "“”‘’";

/**
 * The other languages, from the delimiters of Unicode CLDR 48 (outer marks, then inner ones). Two are set as their own
 * papers set them: Swiss German with guillemets, and Spanish as the Real Academia asks.
 */
const DELIMITERS: Record<string, string> = {
  am: "«»‹›",
  ar: "”“’‘",
  be: "«»„“",
  bg: "„“„“",
  br: "«»“”",
  bs: "„”‘’",
  ca: "«»“”",
  cs: "„“‚‘",
  de: "„“‚‘",
  "de-CH": "«»‹›",
  "de-LI": "«»‹›",
  dsb: "„“‚‘",
  el: "«»“”",
  eo: "“”«»",
  es: "«»“”",
  "es-419": ROOT,
  et: "„“‚‘",
  eu: "«»“”",
  fa: "«»‹›",
  fi: "””’’",
  fr: "«»«»",
  "fr-CA": "«»”“",
  "fr-CH": "«»‹›",
  gsw: "«»‹›",
  he: "””’’",
  hr: "„“‚‘",
  hsb: "„“‚‘",
  hu: "„”»«",
  hy: "«»«»",
  is: "„“‚‘",
  it: "«»“”",
  ja: "「」『』",
  ka: "„“«»",
  kk: "«»“”",
  ky: "«»„“",
  lb: "„“‚‘",
  lt: "„“„“",
  mk: "„“‚‘",
  nb: "«»‘’",
  nl: "‘’‘’",
  nn: "«»‘’",
  no: "«»‘’",
  oc: "«»«»",
  pl: "„”«»",
  "pt-PT": "«»“”",
  rm: "«»‹›",
  ro: "„”«»",
  ru: "«»„“",
  se: "””’’",
  sk: "„“‚‘",
  sl: "„“‚‘",
  sr: "„”’’",
  sv: "””’’",
  ug: "»«›‹",
  uk: "«»„“",
  ur: "”“’‘",
  uz: "“”’‘",
  yi: "””’’",
  "zh-Hant": "「」『』",
};

/** Portuguese is that of Portugal everywhere but in Brazil, Spanish that of Latin America beyond Spain (CLDR's parents). */
const PARENTS: Record<string, (region: string | undefined) => string | null> = {
  pt: (region) => (region === "BR" ? null : "pt-PT"),
  es: (region) => (["ES", "EA", "IC", "GQ", "PH"].includes(region ?? "ES") ? null : "es-419"),
};

/** The quotation marks of a language. @param tag BCP 47; one that is not known has those of English. */
export function quotationMarks(tag: string): QuotationMarks {
  const { language, script, region } = new Intl.Locale(tag).maximize();
  const names = [`${language}-${region}`, PARENTS[language]?.(region), `${language}-${script}`, language];
  const marks = names.map((name) => (name ? DELIMITERS[name] : undefined)).find((found) => found !== undefined);
  const [open = "", close = "", innerOpen = "", innerClose = ""] = marks ?? ROOT;
  return { open, close, innerOpen, innerClose };
}
