import type { Crew } from "./crew.ts";
import { makeProducts, type Product, type Workshop } from "./make.ts";
import { isLong, loadManifest, NOTHING, nextManifest, saveManifest } from "./manifest.ts";
import { applied, type OutputChange } from "./output.ts";
import { planBuild } from "./plan.ts";
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
  /** Of every file that the output is to hold, by its name. */
  files: ReadonlyMap<string, { digest: string }>;
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
  products: readonly Product[],
  { settings: { cacheDir, preview }, looking, ...others }: Circumstances,
): Promise<PreparedOutput> {
  const { output, damaged } = others;
  const last = loadManifest(cacheDir, preview, damaged);
  const change = await looking;
  const before = change ? applied(last ?? NOTHING, change) : output.inspect(last ?? NOTHING);
  const present = before.files;
  const standing = new Map([...present].map(([name, { digest }]) => [name, digest]));
  const { due, kept } = planBuild(products, last, standing);
  const made = await makeProducts(due, (name) => kept.get(name)?.files ?? [], { ...others, cacheDir, standing });
  const manifest = nextManifest(kept, made, present);
  const written = new Set(made.flatMap(({ files }) => files.filter(({ isNew }) => isNew).map(({ name }) => name)));
  const anew =
    last === null
      ? "There is no cache of an earlier build: everything is made anew."
      : pagesIn(due) === pagesIn(products)
        ? "The cache is that of other code or other settings: everything is made anew."
        : null;
  return {
    anew,
    files: manifest.files,
    publish() {
      const deleted = [...present.keys()].filter((name) => !manifest.files.has(name));
      output.replace(deleted);
      for (const name of written) {
        const file = manifest.files.get(name);
        if (file) file.state = output.state(name);
      }
      const folders = output.foldersOf(manifest.files.keys(), before.folders, [...written, ...deleted]);
      saveManifest(cacheDir, preview, { ...manifest, folders });
      return {
        written: [...written].sort(),
        unchanged: manifest.files.size - written.size,
        deleted,
        rendered: pagesIn(due),
      };
    },
  };
}
