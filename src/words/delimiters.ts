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
 * The other languages by their marks, from the delimiters of Unicode CLDR 48 (outer marks, then inner ones). Two are set as their own
 * papers set them: Swiss German with guillemets, and Spanish as the Real Academia asks.
 */
const LANGUAGES: Record<string, string> = {
  "«»‹›": "am de-CH de-LI fa fr-CH gsw rm",
  "”“’‘": "ar ur",
  "«»„“": "be ky ru uk",
  "„“„“": "bg lt",
  "«»“”": "br ca el es eu it kk pt-PT",
  "„”‘’": "bs",
  "„“‚‘": "cs de dsb et hr hsb is lb mk sk sl",
  "“”«»": "eo",
  [ROOT]: "es-419",
  "””’’": "fi he se sv yi",
  "«»«»": "fr hy oc",
  "«»”“": "fr-CA",
  "„”»«": "hu",
  "「」『』": "ja zh-Hant",
  "„“«»": "ka",
  "«»‘’": "nb nn no",
  "‘’‘’": "nl",
  "„”«»": "pl ro",
  "„”’’": "sr",
  "»«›‹": "ug",
  "“”’‘": "uz",
};

const DELIMITERS = new Map(
  Object.entries(LANGUAGES).flatMap(([marks, names]) => names.split(" ").map((name) => [name, marks])),
);

/** Portuguese is that of Portugal everywhere but in Brazil, Spanish that of Latin America beyond Spain (CLDR's parents). */
const PARENTS: Record<string, (region: string | undefined) => string | null> = {
  pt: (region) => (region === "BR" ? null : "pt-PT"),
  es: (region) => (["ES", "EA", "IC", "GQ", "PH"].includes(region ?? "ES") ? null : "es-419"),
};

/** The quotation marks of a language. @param tag BCP 47; one that is not known has those of English. */
export function quotationMarks(tag: string): QuotationMarks {
  const { language, script, region } = new Intl.Locale(tag).maximize();
  const names = [`${language}-${region}`, PARENTS[language]?.(region), `${language}-${script}`, language];
  const marks = names.map((name) => DELIMITERS.get(name ?? "")).find((found) => found !== undefined);
  const [open = "", close = "", innerOpen = "", innerClose = ""] = marks ?? ROOT;
  return { open, close, innerOpen, innerClose };
}
