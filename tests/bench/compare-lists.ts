import { readFileSync } from "node:fs";
import path from "node:path";
import { filesOf } from "./files.ts";

/** A list by its address, and how many pages it has. */
export type Lists = Map<string, number>;

/** The lists of sections, tags, authors and months, and the pages that list those. */
export function listsOf(folder: string): Lists {
  const lists: Lists = new Map();
  for (const file of filesOf(folder)) {
    const found = /^((?:sections|tags|authors|archive)\/(?:[^/]+\/)??(?:\d\d\/)?)(?:page\/(\d+)\/)?index\.html$/.exec(
      file,
    );
    if (found?.[1] === undefined) continue;
    // Hugo's page 1 is a redirect to the list itself; ours is the list's oldest page.
    if (found[2] === "1" && isRedirect(path.join(folder, file))) continue;
    // A month is /archive/2024/05/ on our site and /archive/2024-05/ on Hugo's.
    const list = found[1].replace(/^archive\/(\d{4})-(\d\d)/, "archive/$1/$2");
    lists.set(list, (lists.get(list) ?? 0) + 1);
  }
  return lists;
}

const isRedirect = (file: string): boolean => readFileSync(file, "utf8").includes('http-equiv="refresh"');

/** @throws where one site has a list, or a page of a list, that the other has not. */
export function compareLists(ours: Lists, hugos: Lists): void {
  for (const list of new Set([...ours.keys(), ...hugos.keys()])) {
    const [own = 0, other = 0] = [ours.get(list), hugos.get(list)];
    if (own !== other) throw new Error(`/${list} has ${own} pages on our site and ${other} on Hugo's`);
  }
}

/** Some of everything: each section, and evenly chosen tags and authors. */
export function sampleOf(lists: Lists, ofEachKind: number): string[] {
  return ["sections", "tags", "authors"].flatMap((kind) => {
    const all = [...lists.keys()].filter((list) => list.startsWith(`${kind}/`) && list !== `${kind}/`).sort();
    const step = Math.max(1, Math.floor(all.length / ofEachKind));
    return all.filter((_, index) => index % step === 0);
  });
}

/** @throws where the first page of a list does not show the same stories in the same order on both sites. */
export function compareFirstPages(ours: string, hugos: string, lists: readonly string[]): void {
  for (const list of lists) {
    const [own, other] = [ours, hugos].map((folder) => storiesOn(path.join(folder, list, "index.html")).join(" "));
    if (own === "") throw new Error(`/${list} shows no story`);
    if (own !== other) throw new Error(`/${list} shows other stories on our site than on Hugo's`);
  }
}

const storiesOn = (file: string): string[] =>
  [...readFileSync(file, "utf8").matchAll(/class="card-headline"><a href="([^"]+)"/g)].map(([, href = ""]) => href);
