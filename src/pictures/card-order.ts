import createBidi from "bidi-js";

// Its types name a default export; what Node loads is that function itself.
const bidi = (createBidi as unknown as typeof createBidi.default)();

/** The direction of a text: odd levels run from right to left (Unicode Annex 9). */
export type Level = number;

/** The level of each code unit of a line. */
export const levelsOf = (line: string, rightToLeft: boolean): Uint8Array =>
  bidi.getEmbeddingLevels(line, rightToLeft ? "rtl" : "ltr").levels;

/** Runs of a line in the order in which they are seen, from the left (rule L2). A pure function. */
export function inOrder<Run extends { level: Level }>(runs: readonly Run[]): Run[] {
  const seen = [...runs];
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) {
    let start = 0;
    while (start < seen.length) {
      let end = start;
      while (end < seen.length && (seen[end]?.level ?? 0) >= level) end += 1;
      if (end > start) seen.splice(start, end - start, ...seen.slice(start, end).reverse());
      start = Math.max(end, start + 1);
    }
  }
  return seen;
}
