/** Words that begin with an apostrophe and are no words without it: a mark before one of them opens no quotation. */
const ELISIONS: Record<string, string> = {
  en: "tis|tisn't|twas|twasn't|twere|twill|twould|til|em|n|neath|gainst|fraid|nuff|nother|kay|cept|cuz|coz|tude",
  de: "s|n|ne|nen|nem|ner|nes|rein|raus|rauf|runter|rüber|rum|ran|rin|naus|nauf|nunter|nüber|ner",
  nl: "s|t|n|k|m|r|tis|twas",
  af: "n|t|k",
  fy: "t|e|n",
  it: "sto|sta|sti|ste|sta|ndrangheta|ndranghetista|ndranghetisti|nduja|nzomma|a|o|e|i|u|na|nu|ngopp|mbè",
  cy: "r|n|w|m|i|u|ch|th|da|di|dw|na|ta",
};

/** Finds one at the beginning of a text that begins with the apostrophe; null where the language has none. */
export function elisionsOf(language: string): RegExp | null {
  const words = ELISIONS[language];
  return words === undefined ? null : new RegExp(`^['’](?:${words})(?![\\p{L}\\p{N}'’])`, "iu");
}
