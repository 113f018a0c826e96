import { digest } from "./digest.ts";

/** Of each part, enough to see that it changed. */
const SHORT = 6;

/**
 * Stands for all parts, and says of each by its name whether it changed: `kJ3…Q story:1a2b3c related:4d5e6f`.
 * @param parts by their names, which hold neither spaces nor colons.
 */
export function fingerprintOf(parts: Record<string, string>): string {
  const digests = Object.entries(parts).map(([name, part]) => [name, digest(part)] as const);
  const short = digests.map(([name, part]) => `${name}:${part.slice(0, SHORT)}`);
  return [digest(digests.map(([, part]) => part).join("\n")), ...short].join(" ");
}

/** The names of the parts that differ between two fingerprints, in the order of the second. */
export function changedParts(before: string, now: string): string[] {
  const known = partsOf(before);
  return [...partsOf(now)].flatMap(([name, part]) => (known.get(name) === part ? [] : [name]));
}

const partsOf = (fingerprint: string): Map<string, string> =>
  new Map(
    fingerprint
      .split(" ")
      .slice(1)
      .map((part) => part.split(":") as [string, string]),
  );
