import { changedParts } from "../lib/fingerprint.ts";
import type { Manifest } from "./manifest.ts";
import type { Wanted } from "./target.ts";

/** The part of each page's fingerprint that stands for what all pages share. */
export const SHARED = "site";

/**
 * Why a build makes a file again, or why it does not, in a sentence. A pure function.
 * @param wanted what is to be made; undefined where there is no such page.
 * @param last what the last build made.
 * @param standing digests of the files that are in the output now.
 * @param versions of what all pages share: as the last build left it, null where that is not known, and as it is now.
 */
export function explain(
  wanted: Wanted | undefined,
  last: Pick<Manifest, "made" | "files">,
  standing: ReadonlyMap<string, string>,
  versions: { before: string | null; now: string },
): string {
  if (!wanted) return "The site has no such page.";
  const before = last.made.get(wanted.name);
  if (!before) return "It was made: nothing is known of it from an earlier build.";
  if (before.fingerprint !== wanted.fingerprint) {
    const changed = changedParts(before.fingerprint, wanted.fingerprint);
    const own = changed.filter((name) => name !== SHARED);
    const shared = changed.includes(SHARED) ? [sharedChange(versions)] : [];
    return `It was made again: ${[...own.map((name) => `its ${name}`), ...shared].join(", ")} changed.`;
  }
  const isWhole = before.files.every(
    (file) => standing.has(file) && standing.get(file) === last.files.get(file)?.digest,
  );
  return isWhole
    ? "It was not made again: nothing that it is made of has changed."
    : "It was made again: its file was removed or changed since the last build.";
}

/** `what all pages share (code, words)`. */
function sharedChange({ before, now }: { before: string | null; now: string }): string {
  const names = before === null ? [] : changedParts(before, now);
  return `what all pages share${names.length > 0 ? ` (${names.join(", ")})` : ""}`;
}
