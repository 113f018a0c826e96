import { fileURLToPath } from "node:url";
import type { Settings } from "../command/settings.ts";
import { loadManifests, outputOf } from "../incremental/manifest.ts";
import { Output } from "../incremental/output.ts";
import { developPicture, type PictureTask, stagePicture } from "../incremental/pictures.ts";
import { type PieceTask, type Rendering, stagePages, stagePiece } from "../incremental/stage.ts";
import { UsageError } from "../lib/usage-error.ts";
import type { ParsingNewsroom } from "../newsroom/newsroom.ts";
import { readNewsroom } from "../newsroom/read.ts";
import type { PageOf } from "../pages/page.ts";
import { renderPages } from "../render/render.ts";
import { pageReviver } from "../render/revive.ts";
import type { BuildCache } from "../store/cache-file.ts";
import { type ParseTask, type RefreshedFolder, refreshFolder } from "../store/refresh.ts";
import { type Parser, parserFor, StoredArticles } from "../store/stored-articles.ts";
import { parseVersion } from "../store/versions.ts";
import { Pool } from "../workers/pool.ts";

type AnyPage = PageOf<string, unknown>;

/** What a worker knows of the build. */
export type WorkerSettings = Pick<Settings, "articlesDir" | "newsroomDir" | "cacheDir" | "outputDir"> & {
  /** The build's name, as the output knows it. */
  build: string;
};

/**
 * The jobs that can run in any process: what goes in and out is JSON.
 * @param damaged takes the files of the cache that are not what we wrote.
 */
export function buildJobs({ build, ...settings }: WorkerSettings, damaged: (file: string) => void) {
  const { newsroomDir, articlesDir, cacheDir, outputDir } = settings;
  const output = new Output(outputDir, build);
  const cache: BuildCache = { dir: cacheDir, damaged };
  let known: { newsroom: ParsingNewsroom; parse: Parser; stored: StoredArticles } | null = null;
  const withNewsroom = (newsroom: ParsingNewsroom) => {
    const parse = parserFor(newsroom);
    known = { newsroom, parse, stored: new StoredArticles(cache, parse) };
    return known;
  };
  const reading = () => known ?? withNewsroom(readNewsroom(newsroomDir).newsroom);
  const revivePage = pageReviver((place) => reading().stored.readText(place));
  return {
    parse({ task, code, words }: ParseTask): RefreshedFolder {
      const isCurrent = () => parseVersion(code, articlesDir, reading().newsroom) === task.context;
      // A preview lives through many versions of the newsroom, and its words may be newer than this process.
      if (!isCurrent()) {
        withNewsroom({ ...readNewsroom(newsroomDir).newsroom, words });
        if (!isCurrent()) throw new UsageError(`${newsroomDir} changed while the site was built. Build again.`);
      }
      // It is read from the disk there.
      return { ...refreshFolder(task, cache, reading().parse), cached: null };
    },
    render({ pages, standing, site, layouts }: Rendering & { pages: AnyPage[]; standing: (string | null)[] }) {
      return stagePages(pages.map(revivePage), standing, { site, layouts }, output);
    },
    /** One page for a preview, with the templates of a folder. Nothing stays the same from one page to the next. */
    async show({ page, site, layouts }: Rendering & { page: AnyPage }): Promise<string> {
      const [content] = (await renderPages([revivePage(page)], site, layouts)).values();
      if (content === undefined) throw new Error(`nothing was rendered for ${page.path}`);
      return content;
    },
    encode({ task, standing }: { task: PictureTask; standing: (string | null)[] }) {
      return stagePicture(task, standing, output, cache);
    },
    /** Encodes into the cache alone. */
    develop: (task: PictureTask) => developPicture(task, cache),
    index({ standing, ...task }: PieceTask & { standing: [file: string, digest: string][] }) {
      return stagePiece(task, new Map(standing), output);
    },
    /** What has changed in the output since the last build. */
    inspect({ preview }: { preview: boolean }) {
      return output.compare(outputOf(loadManifests(cache, preview)?.values() ?? []));
    },
    /** Loads what pages and the search are made with. */
    async warmUp(_: null): Promise<null> {
      await Promise.all([import("@11ty/eleventy"), import("pagefind")]);
      return null;
    },
  };
}

export type BuildJobs = ReturnType<typeof buildJobs>;

/** The workers of a build. @param build its name. */
export function buildPool(settings: Settings, build: string, { damaged }: BuildCache, size?: number) {
  const { articlesDir, newsroomDir, cacheDir, outputDir } = settings;
  const told: WorkerSettings = { articlesDir, newsroomDir, cacheDir, outputDir, build };
  return new Pool<BuildJobs>({ module: WORKER, settings: told }, damaged, size);
}

const WORKER = fileURLToPath(new URL("worker.ts", import.meta.url));
