import type { Settings } from "../command/settings.ts";
import { systemError } from "../lib/system-error.ts";
import { isPicture, outputFile } from "../pages/addresses.ts";
import type { Pool } from "../workers/pool.ts";
import { explain } from "./explain.ts";
import { type MakeJobs, makeProducts, type Product, type Workshop } from "./make.ts";
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
import { planBuild, planGroups } from "./plan.ts";
import type { WantedGroup } from "./target.ts";

/** What happened to the files of the output. */
export interface WriteReport {
  /** Sorted. */
  written: string[];
  /** With those that were written: as many files as the output holds. */
  unchanged: number;
  deleted: string[];
  /** Pages that were rendered: more than were written, where some came out as they were. */
  rendered: number;
}

export interface PreparedOutput {
  /** Whether nothing was passed over because it is in a group that stays as it is. */
  lookedAtAll: boolean;
  /** Why nothing of the last build could be used; null where something could. */
  again: string | null;
  /** Why the page that was asked for is made again, or is not; null where none was asked for. */
  explanation: string | null;
  /** The digest of a file that the output is to hold. */
  digestOf(name: string): string | undefined;
  /** Moves everything to its place. What fails before it leaves the last site as it was. */
  publish(): WriteReport;
  /** Notes for the next build what was published. Without it, that build makes again what it finds changed. */
  keep(): void;
}

export interface Asked {
  /** The page's file in the output. */
  name: string;
  versions: Parameters<typeof explain>[3];
}

interface Circumstances extends Omit<Workshop, "standing"> {
  preview: boolean;
  /** A page whose making is to be explained, and the versions of what all pages share; null for none. */
  asked?: Asked | null;
  /** The answer of a process that looks at the output; null where this one does. */
  looking: Promise<OutputChange | null> | null;
}

/** Looks at an output of very many files in another process; null where that is not worth its start. */
export function lookAtOutput(
  { cacheDir, preview }: Pick<Settings, "cacheDir" | "preview">,
  pool: Pool<MakeJobs>,
): Promise<OutputChange | null> | null {
  if (pool.size === 1 || !isLong(cacheDir, preview)) return null;
  // Where no process can be started, this one looks.
  const looking = pool.run("inspect", { preview }).catch((error: unknown) => {
    if (systemError(error)?.attempt === "start") return null;
    throw error;
  });
  // It is awaited later; until then, nothing handles a rejection.
  looking.catch(() => {});
  return looking;
}

const pagesIn = (products: readonly Product[]): number => products.filter(({ kind }) => kind === "page").length;

/** Makes those of the products that the output does not hold already, and puts them aside. */
export async function prepareOutput(
  groups: readonly WantedGroup<Product>[],
  { preview, looking, asked = null, ...others }: Circumstances,
): Promise<PreparedOutput> {
  const { output, cache } = others;
  const last = loadManifests(cache, preview);
  const lastGroups = last ?? new Map<string, ManifestGroup>();
  const change = (await looking) ?? output.compare(outputOf(lastGroups.values()));
  const { looked, kept, before } = openGroups(groups, lastGroups, touchedBy(change, lastGroups), asked?.name);
  const present = applied(before, change);
  const standing = new Map([...present.files].map(([name, { digest }]) => [name, digest]));
  const products = looked.flatMap((group) => group.products);
  const plan = planBuild(products, before, standing);
  const explanation =
    asked &&
    explain(
      products.find(({ kind, name }) => kind === "page" && name === asked.name),
      before,
      standing,
      asked.versions,
    );
  // A piece that stays as it is makes a group of its name.
  const filesOf = (name: string) => plan.kept.get(name)?.files ?? lastGroups.get(name)?.filesOf(name) ?? [];
  const made = await makeProducts(plan.due, filesOf, { ...others, standing });
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
  const again =
    last === null
      ? "There is no cache of an earlier build: everything is built again."
      : kept.length === 0 && pagesIn(plan.due) === pagesIn(products)
        ? "The cache is that of other code or other settings: everything is built again."
        : null;
  const deleted = unwanted(present.files.keys(), files, kept);
  return {
    lookedAtAll: kept.length === 0,
    again,
    explanation,
    digestOf: (name) => (files.get(name) ?? contentsOf(kept).files.get(name))?.digest,
    publish() {
      output.replace(deleted);
      for (const name of written) {
        const file = files.get(name);
        if (file) file.state = output.state(name);
      }
      const added = [...written].filter((name) => !present.files.has(name)).length;
      const unchanged = change.size - deleted.length + added - written.size;
      return { written: [...written].sort(), unchanged, deleted, rendered: pagesIn(plan.due) };
    },
    keep() {
      const touched = new Set([...written, ...deleted].flatMap(parentsOf));
      const groups = next.map(({ name, key, made, files }) => {
        const folders = output.foldersOf(files.keys(), present.folders, touched);
        return ManifestGroup.of({ name, key }, { made, files, folders });
      });
      saveManifests(cache.dir, preview, [...kept, ...groups], lastGroups);
    },
  };
}

interface LookedInto {
  name: string;
  key: string | null;
  products: Product[];
}

const lookInto = ({ name, key, wanted }: WantedGroup<Product>): LookedInto => ({ name, key, products: wanted() });

/**
 * Looks into the groups that have changed, and into those that stay but have a picture which is new to one of these: it
 * stands in the output already.
 * @param touched groups with a file that is not in the output as the last build left it.
 * @param asked a file whose group is looked into, whatever has changed.
 */
function openGroups(
  groups: readonly WantedGroup<Product>[],
  last: Manifests,
  touched: ReadonlySet<string>,
  asked?: string,
) {
  const { same, others } = planGroups(groups, last, touched);
  const lastGroups = (areSame: boolean) => [...last.values()].filter(({ name }) => same.has(name) === areSame);
  const looked = others.map(lookInto);
  const before = contentsOf(lastGroups(false));
  const pictures = looked.flatMap(({ products }) => products.flatMap(firstPicture));
  const fresh = new Set(pictures.filter((name) => !before.files.has(name)));
  const holding = asked === undefined ? [] : withAny(new Set([asked]), lastGroups(true));
  const sharing = [...withAny(fresh, lastGroups(true)), ...holding];
  if (sharing.length === 0) return { looked, kept: lastGroups(true), before };
  for (const { name } of sharing) same.delete(name);
  const known = new Set(sharing.map(({ name }) => name));
  looked.push(...groups.filter(({ name }) => known.has(name)).map(lookInto));
  return { looked, kept: lastGroups(true), before: contentsOf(lastGroups(false)) };
}

/** One of its files is as good as all of them: uses of one part of a picture have the first in common. */
const firstPicture = (product: Product): string[] =>
  product.kind === "picture"
    ? product.picture.files.slice(0, 1).map(({ path }) => outputFile(path))
    : product.kind === "asset"
      ? [product.name]
      : [];

/** The groups that have a file which is not as the last build left it. */
function touchedBy({ files, goneFiles }: OutputChange, groups: Manifests): Set<string> {
  const touched = new Set([...files.map(([name]) => name), ...goneFiles]);
  return new Set(withAny(touched, [...groups.values()]).map(({ name }) => name));
}

const withAny = (files: ReadonlySet<string>, groups: readonly ManifestGroup[]): ManifestGroup[] =>
  files.size === 0 ? [] : groups.filter((group) => group.hasAny(files));

/**
 * Files that no group wants, sorted.
 * @param wanted by the groups that were looked into.
 * @param kept groups that were not, which may have a picture in common with them.
 */
function unwanted(
  standing: Iterable<string>,
  wanted: ReadonlyMap<string, unknown>,
  kept: readonly ManifestGroup[],
): string[] {
  const left = [...standing].filter((name) => !wanted.has(name));
  const pictures = new Set(left.filter(isPicture));
  const shared = contentsOf(withAny(pictures, kept)).files;
  return left.filter((name) => !shared.has(name)).sort();
}
