import { createHash } from "node:crypto";

/**
 * The sitemap protocol allows 50,000 addresses and 50 MB a file. The longest address that we can have makes an entry of less
 * than a thousand bytes, so the first bound keeps the second one.
 */
export const MOST_ADDRESSES = 50_000;

/** Parts of the same length but the last: what is added at the end changes that one alone. There is always one. */
export function inOrder<T>(all: readonly T[], most: number): T[][] {
  const count = Math.max(1, Math.ceil(all.length / most));
  return Array.from({ length: count }, (_, index) => all.slice(index * most, (index + 1) * most));
}

/**
 * Parts for what comes and goes in the middle: each goes where a digest of it says, so that one more changes one part. Their
 * number is doubled when one would be too long.
 */
export function byDigest(all: readonly string[], most: number): string[][] {
  for (let count = 1; ; count *= 2) {
    const parts = Array.from({ length: count }, (): string[] => []);
    for (const one of all) parts[count === 1 ? 0 : numberOf(one) % count]?.push(one);
    if (parts.every(({ length }) => length <= most)) return parts;
  }
}

const numberOf = (text: string): number => createHash("sha256").update(text).digest().readUInt32BE();
