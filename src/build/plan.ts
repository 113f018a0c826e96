import type { Manifest } from "./manifest.ts";

/** Something to make: a page, an asset, a piece of the search index. */
export interface Wanted {
  /** Its file in the output; for a piece of the search index, which has many files, a name of its own. */
  name: string;
  /** Stands for everything that its bytes depend on. */
  fingerprint: string;
}

/** A file of the output that was made. */
export interface MadeFile {
  name: string;
  digest: string;
  /** False where the same bytes stand in the output already. */
  isNew: boolean;
}

export interface Made extends Wanted {
  files: MadeFile[];
}

/** What a build has to do. */
export interface BuildPlan<T extends Wanted> {
  /** What is made anew, in the order given. */
  due: T[];
  /** What stands in the output already, by its name: the files of each. */
  kept: Map<string, { fingerprint: string; files: string[] }>;
}

/**
 * What must be made: all whose fingerprint is new, and all whose files are not in the output as the last build left
 * them. A pure function.
 * @param standing digests of the files that are in the output now.
 */
export function planBuild<T extends Wanted>(
  wanted: readonly T[],
  last: Manifest | null,
  standing: ReadonlyMap<string, string>,
): BuildPlan<T> {
  const due: T[] = [];
  const kept: BuildPlan<T>["kept"] = new Map();
  const isWhole = (file: string) => standing.has(file) && standing.get(file) === last?.files.get(file)?.digest;
  for (const one of wanted) {
    const made = last?.made.get(one.name);
    if (made?.fingerprint === one.fingerprint && made.files.every(isWhole)) kept.set(one.name, made);
    else due.push(one);
  }
  return { due, kept };
}
