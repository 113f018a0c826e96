/** Code points from one to another, both included. */
export interface PointRange {
  first: number;
  last: number;
}

/** Reads `20-7e` or `20`, in hexadecimal digits. */
export const readRanges = (texts: readonly string[]): PointRange[] =>
  texts.map((text) => {
    const [first = "", last = first] = text.split("-");
    return { first: Number.parseInt(first, 16), last: Number.parseInt(last, 16) };
  });

export const isWithin = (ranges: readonly PointRange[], point: number): boolean =>
  ranges.some(({ first, last }) => first <= point && point <= last);

/** Neighbors joined, in their order. */
export function joinedRanges(points: Iterable<number>): PointRange[] {
  const ranges: PointRange[] = [];
  for (const point of [...points].sort((a, b) => a - b)) {
    const range = ranges.at(-1);
    if (range && point <= range.last + 1) range.last = point;
    else ranges.push({ first: point, last: point });
  }
  return ranges;
}
