/** `Author: Ada`, as the language writes it. @param words of the site. */
export const labelled = (label: string, text: string, words: { labelled: string }): string =>
  say(words.labelled, { label, text });

/** Puts values into `{name}` places. */
export function say(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
