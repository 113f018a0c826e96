import type { Manifest } from "./manifest.ts";
import type { Wanted, WantedGroup } from "./target.ts";

/** What a build has to do. */
export interface BuildPlan<T extends Wanted> {
  /** What is made again, in the order given. */
  due: T[];
  /** What stands in the output already, by its name: the files of each. */
  kept: Manifest["made"];
}

/**
 * The groups that stand in the output as they are wanted, by name, and those that must be looked into. A pure function.
 * @param keys of the groups of the last build, by name.
 * @param touched groups with a file that is not in the output as the last build left it.
 */
export function planGroups<T extends Wanted>(
  groups: readonly WantedGroup<T>[],
  keys: ReadonlyMap<string, { key: string | null }>,
  touched: ReadonlySet<string>,
): { same: Set<string>; others: WantedGroup<T>[] } {
  const isSame = ({ name, key }: WantedGroup<T>) => key !== null && keys.get(name)?.key === key && !touched.has(name);
  return {
    same: new Set(groups.filter(isSame).map(({ name }) => name)),
    others: groups.filter((group) => !isSame(group)),
  };
}

/**
 * What must be made: all whose fingerprint is new, and all whose files are not in the output as the last build left
 * them. A pure function.
 * @param standing digests of the files that are in the output now.
 */
export function planBuild<T extends Wanted>(
  wanted: readonly T[],
  last: Pick<Manifest, "made" | "files">,
  standing: ReadonlyMap<string, string>,
): BuildPlan<T> {
  const due: T[] = [];
  const kept: BuildPlan<T>["kept"] = new Map();
  const isWhole = (file: string) => standing.has(file) && standing.get(file) === last.files.get(file)?.digest;
  for (const one of wanted) {
    const made = last.made.get(one.name);
    if (made?.fingerprint === one.fingerprint && made.files.every(isWhole)) kept.set(one.name, made);
    else due.push(one);
  }
  return { due, kept };
}
