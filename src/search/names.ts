// Names that lead to a page of their own: it comes first where a reader types the whole name of an author, a tag or a section.

import { foldText } from "./fold.ts";

export type NamedKind = "author" | "tag" | "section";

/** A page that bears a name. */
export interface NamedPage {
  kind: NamedKind;
  label: string;
  url: string;
}

/** By what is typed, folded, the pages that it names. */
export type Names = Record<string, [kind: NamedKind, label: string, url: string][]>;

/** Names in one file: with more, there are more files, of which a search loads one. */
const NAMES_IN_FILE = 200;

/** The name as it is compared. */
export const nameKey = (typed: string, language: string): string =>
  foldText(typed, language)
    .flatMap(({ word, signed }) => signed ?? word)
    .join(" ");

/** Which of so many files holds a name. */
export function fileOfName(key: string, files: number): number {
  let hash = 0;
  for (const letter of key) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return files === 0 ? 0 : hash % files;
}

/** The contents of the files of names. */
export function namesFiles(pages: readonly NamedPage[], language: string): Names[] {
  const files: Names[] = Array.from({ length: Math.ceil(pages.length / NAMES_IN_FILE) }, () => ({}));
  for (const { kind, label, url } of pages) {
    for (const key of keysOf(label, language)) {
      const file = files[fileOfName(key, files.length)];
      if (!file || key === "") continue;
      const own = Object.hasOwn(file, key) ? (file[key] ?? []) : [];
      file[key] = [...own, [kind, label, url]];
    }
  }
  return files;
}

/** With the name itself, each form that its words have besides. */
function keysOf(label: string, language: string): Set<string> {
  const words = foldText(label, language);
  const keys = new Set([nameKey(label, language)]);
  words.forEach(({ also }, place) => {
    for (const form of also) {
      keys.add(words.map(({ word, signed }, other) => (other === place ? form : (signed ?? word))).join(" "));
    }
  });
  const longest = words.map(({ word, signed, also }) => signed ?? also[0] ?? word).join(" ");
  return keys.add(longest);
}
