import type { Crew } from "./crew.ts";
import { makeProducts, type Product, type Workshop } from "./make.ts";
import {
  contentsOf,
  isLong,
  loadManifests,
  ManifestGroup,
  type Manifests,
  nextManifest,
  outputOf,
  saveManifests,
} from "./manifest.ts";
import { applied, type OutputChange, parentsOf } from "./output.ts";
import { planBuild, planGroups, type WantedGroup } from "./plan.ts";
import type { Settings } from "./settings.ts";

/** What happened to the files of the output. */
export interface WriteReport {
  /** Sorted. */
  written: string[];
  unchanged: number;
  deleted: string[];
  /** Pages that were rendered: more than were written, where some came out as they were. */
  rendered: number;
}

export interface PreparedOutput {
  /** Why nothing of the last build could be used; null where something could. */
  anew: string | null;
  /** The digest of a file that the output is to hold. */
  digestOf(name: string): string | undefined;
  /** Moves everything to its place. What fails before it leaves the last site as it was. */
  publish(): WriteReport;
}

interface Circumstances extends Omit<Workshop, "standing" | "cacheDir"> {
  settings: Pick<Settings, "cacheDir" | "preview">;
  /** The answer of a process that looks at the output; null where this one does. */
  looking: Promise<OutputChange> | null;
}

/** Looks at an output of very many files in another process; null where that is not worth its start. */
export function lookAtOutput(
  { cacheDir, preview }: Pick<Settings, "cacheDir" | "preview">,
  crew: Crew,
): Promise<OutputChange> | null {
  if (crew.size === 1 || !isLong(cacheDir, preview)) return null;
  const looking = crew.run({ kind: "inspect", preview });
  // Whoever waits for it is told; until then nobody listens.
  looking.catch(() => {});
  return looking;
}

const pagesIn = (products: readonly Product[]): number => products.filter(({ kind }) => kind === "page").length;

/** Makes those of the products that the output does not hold already, and puts them aside. */
export async function prepareOutput(
  groups: readonly WantedGroup<Product>[],
  { settings: { cacheDir, preview }, looking, ...others }: Circumstances,
): Promise<PreparedOutput> {
  const { output, damaged } = others;
  const last = loadManifests(cacheDir, preview, damaged);
  const lastGroups = last ?? new Map<string, ManifestGroup>();
  const change = (await looking) ?? output.compare(outputOf(lastGroups.values()));
  const { same, others: open } = planGroups(groups, lastGroups, touchedBy(change, lastGroups));
  const isSame = ({ name }: { name: string }) => same.has(name);
  const kept = [...lastGroups.values()].filter(isSame);
  const before = contentsOf([...lastGroups.values()].filter((group) => !isSame(group)));
  const present = applied(before, change);
  const standing = new Map([...present.files].map(([name, { digest }]) => [name, digest]));
  const looked = open.map(({ name, key, wanted }) => ({ name, key, products: wanted() }));
  const products = looked.flatMap((group) => group.products);
  const plan = planBuild(products, before, standing);
  // A piece that stays as it is makes a group of its name.
  const filesOf = (name: string) => plan.kept.get(name)?.files ?? lastGroups.get(name)?.filesOf(name) ?? [];
  const made = await makeProducts(plan.due, filesOf, { ...others, cacheDir, standing });
  const madeByName = new Map(made.map((one) => [one.name, one]));
  const next = looked.map(({ name, key, products }) => {
    const keptOf = products.flatMap(({ name }) => {
      const known = plan.kept.get(name);
      return known ? [[name, known] as const] : [];
    });
    const madeOf = products.flatMap(({ name }) => madeByName.get(name) ?? []);
    return { name, key, ...nextManifest(new Map(keptOf), madeOf, present.files) };
  });
  const files = new Map(next.flatMap((group) => [...group.files]));
  const written = new Set(made.flatMap(({ files }) => files.filter(({ isNew }) => isNew).map(({ name }) => name)));
  const anew =
    last === null
      ? "There is no cache of an earlier build: everything is made anew."
      : same.size === 0 && pagesIn(plan.due) === pagesIn(products)
        ? "The cache is that of other code or other settings: everything is made anew."
        : null;
  return {
    anew,
    digestOf: (name) => (files.get(name) ?? contentsOf(kept).files.get(name))?.digest,
    publish() {
      const deleted = [...present.files.keys()].filter((name) => !files.has(name)).sort();
      output.replace(deleted);
      for (const name of written) {
        const file = files.get(name);
        if (file) file.state = output.state(name);
      }
      const touched = new Set([...written, ...deleted].flatMap(parentsOf));
      const groups = next.map(({ name, key, made, files }) => {
        const folders = output.foldersOf(files.keys(), present.folders, touched);
        return ManifestGroup.of({ name, key }, { made, files, folders });
      });
      saveManifests(cacheDir, preview, [...kept, ...groups], lastGroups);
      const size = [...kept, ...groups].reduce((sum, group) => sum + group.size, 0);
      return { written: [...written].sort(), unchanged: size - written.size, deleted, rendered: pagesIn(plan.due) };
    },
  };
}

/** The groups that have a file which is not as the last build left it. */
function touchedBy({ files, goneFiles }: OutputChange, groups: Manifests): Set<string> {
  const touched = new Set([...files.map(([name]) => name), ...goneFiles]);
  if (touched.size === 0) return new Set();
  return new Set([...groups.values()].filter((group) => group.hasAny(touched)).map(({ name }) => name));
}
