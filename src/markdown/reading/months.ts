/** Languages that write a date as `24. December`, by their codes. */
const LANGUAGES = "de da nb nn sv fi is fo cs sk sl hr bs sr-Latn et lv hu tr lb hsb".split(" ");

let known: Set<string> | null = null;

/** Whether a word is the name of a month, as it stands in a date of such a language. */
export function isMonth(word: string): boolean {
  known ??= new Set(LANGUAGES.flatMap(monthsOf));
  return known.has(word.toLowerCase());
}

function monthsOf(language: string): string[] {
  const format = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) => format.formatToParts(Date.UTC(2024, month, 24)))
    .flatMap((parts) => parts.filter(({ type }) => type === "month"))
    .map(({ value }) => value.toLowerCase());
}
