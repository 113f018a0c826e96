import { digest } from "../lib/digest.ts";
import { outputFile } from "../pages/addresses.ts";
import { buildSearchIndex } from "../search/search-index.ts";
import type { ComposedSite } from "./compose.ts";
import type { Crew } from "./crew.ts";
import { fileState } from "./file-state.ts";
import { loadManifest, type OutputFile, saveManifest } from "./manifest.ts";
import type { Output } from "./output.ts";
import { planBuild, type Wanted } from "./plan.ts";
import type { Progress } from "./progress.ts";
import type { Settings } from "./settings.ts";
import type { Page } from "./site-plan.ts";
import { type MadeFile, stageFile, stagePages } from "./stage.ts";

/** Below it, other processes are not worth their start. */
const FEW = 250;
/** Pages that one run of Eleventy renders: it keeps all of them in memory until it ends. */
const SLICE = 300;

interface Workshop {
  settings: Settings;
  progress: Progress;
  crew: Crew;
  output: Output;
  damaged(file: string): void;
  withSearch: boolean;
}

export interface MadeSite {
  /** Moves everything to its place. */
  publish(): { written: string[]; unchanged: number; deleted: string[]; rendered: number };
}

interface WantedPage extends Wanted {
  page: Page;
}

/** Makes what the last build has not made already, and puts it aside. Nothing of the site is touched. */
export async function makeSite(
  { context, plan }: ComposedSite,
  version: string,
  { settings, progress, crew, output, damaged, withSearch }: Workshop,
): Promise<MadeSite> {
  const last = loadManifest(settings.cacheDir, settings.preview, damaged);
  const present = output.inspect(last?.files ?? new Map());
  const standing = new Map([...present].map(([name, { digest }]) => [name, digest]));
  const pages = planBuild(
    plan.pages.map(
      (page): WantedPage => ({ page, name: outputFile(page.path), fingerprint: fingerprint(page, version) }),
    ),
    last,
    standing,
  );
  // The name of an asset holds a digest of its bytes.
  const assets = planBuild(
    plan.assets.map((asset) => ({ asset, name: outputFile(asset.path), fingerprint: "" })),
    last,
    standing,
  );

  progress.phase("Rendering", pages.due.length);
  const made = new Map<string, MadeFile[]>();
  for (const file of await renderDue(pages.due)) made.set(file.name, [file]);
  for (const { name, asset } of assets.due) made.set(name, [stageFile(output, name, asset.bytes, standing.get(name))]);
  if (withSearch) {
    progress.phase("Indexing");
    for (const { path, bytes } of await buildSearchIndex(context)) {
      const name = outputFile(path);
      made.set(name, [stageFile(output, name, bytes, standing.get(name))]);
    }
  }
  const fingerprints = new Map<string, string>();
  for (const { name, page } of pages.due) fingerprints.set(name, fingerprint(page, version));

  async function renderDue(due: readonly WantedPage[]): Promise<MadeFile[]> {
    const slices = Array.from({ length: Math.ceil(due.length / SLICE) }, (_, index) =>
      due.slice(index * SLICE, (index + 1) * SLICE),
    );
    const standingOf = (slice: readonly WantedPage[]) => slice.map(({ name }) => standing.get(name) ?? null);
    const isMuch = due.length > FEW && crew.size > 1;
    const work = async (slice: readonly WantedPage[]): Promise<MadeFile[]> => {
      const files = isMuch
        ? await crew.run({
            kind: "render",
            site: context.site,
            // Models are made when a process is free to take them.
            get task() {
              return { pages: slice.map(({ page }) => page), standing: standingOf(slice) };
            },
          })
        : await stagePages(
            slice.map(({ page }) => page),
            standingOf(slice),
            context.site,
            output,
          );
      for (const _ of slice) progress.step();
      return files;
    };
    if (isMuch) return (await Promise.all(slices.map(work))).flat();
    const files: MadeFile[] = [];
    for (const slice of slices) files.push(...(await work(slice)));
    return files;
  }

  return {
    publish() {
      const kept = [...pages.kept, ...assets.kept];
      const names = new Set([
        ...[...made.values()].flat().map(({ name }) => name),
        ...kept.flatMap(([, files]) => files),
      ]);
      const deleted = [...present.keys()].filter((name) => !names.has(name));
      output.replace(deleted);
      const files = new Map<string, OutputFile>();
      for (const [, keptFiles] of kept) {
        for (const name of keptFiles) {
          const file = present.get(name);
          if (file) files.set(name, file);
        }
      }
      const written: string[] = [];
      for (const { name, digest, isNew } of [...made.values()].flat()) {
        if (isNew) written.push(name);
        const before = present.get(name);
        files.set(name, !isNew && before ? before : { digest, state: fileState(output.path(name)) });
      }
      saveManifest(settings.cacheDir, settings.preview, {
        made: new Map([
          ...kept.map(([name, files]): [string, { fingerprint: string; files: string[] }] => [
            name,
            { fingerprint: last?.made.get(name)?.fingerprint ?? "", files },
          ]),
          ...[...made].map(([name, files]): [string, { fingerprint: string; files: string[] }] => [
            name,
            { fingerprint: fingerprints.get(name) ?? "", files: files.map(({ name }) => name) },
          ]),
        ]),
        files,
      });
      return { written: written.sort(), unchanged: names.size - written.length, deleted, rendered: pages.due.length };
    },
  };
}

/** Stands for all that the bytes of a page depend on. */
function fingerprint(page: Page, version: string): string {
  return digest([version, page.kind, page.path, page.key ?? JSON.stringify(page.model)].join("\n"));
}
