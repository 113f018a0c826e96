import { fileURLToPath } from "node:url";
import type { Settings } from "../command/settings.ts";
import { loadManifests, outputOf } from "../incremental/manifest.ts";
import { Output } from "../incremental/output.ts";
import { developPicture, type PictureTask, stagePicture } from "../incremental/pictures.ts";
import { type PieceTask, type Rendering, stagePages, stagePiece } from "../incremental/stage.ts";
import { UsageError } from "../lib/usage-error.ts";
import { readNewsroom } from "../newsroom/read.ts";
import type { PageOf } from "../pages/page.ts";
import type { SiteView } from "../pages/site-view.ts";
import { renderPages } from "../render/render.ts";
import { pageReviver } from "../render/revive.ts";
import { FolderReader, type ParseTask, type RefreshedFolder } from "../store/article-cache.ts";
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
  let reader: FolderReader | null = null;
  const folderReader = () => (reader ??= new FolderReader(cacheDir, readNewsroom(newsroomDir).newsroom, damaged));
  const revivePage = pageReviver((place) => folderReader().readText(place));
  let siteOfBuild: SiteView | null = null;
  return {
    parse({ task, code, words }: ParseTask): RefreshedFolder {
      const isCurrent = () => parseVersion(code, articlesDir, folderReader().newsroom) === task.context;
      // A preview lives through many versions of the newsroom, and its words may be newer than this process.
      if (!isCurrent()) {
        reader = new FolderReader(cacheDir, { ...readNewsroom(newsroomDir).newsroom, words }, damaged);
        if (!isCurrent()) throw new UsageError(`${newsroomDir} changed while the site was built. Build again.`);
      }
      const refreshed = folderReader().refresh(task);
      return { ...refreshed, cached: refreshed.isKept ? null : refreshed.cached };
    },
    render({ pages, standing, site, layouts }: Rendering & { pages: AnyPage[]; standing: (string | null)[] }) {
      // One masthead for all of a build: layouts render once what stands the same on many pages.
      siteOfBuild ??= site;
      return stagePages(pages.map(revivePage), standing, { site: siteOfBuild, layouts }, output);
    },
    /** One page for a preview, with the templates of a folder. Nothing stays the same from one page to the next. */
    async show({ page, site, layouts }: Rendering & { page: AnyPage }): Promise<string> {
      const asked = pageReviver((place) => folderReader().readText(place))(page);
      const [content] = (await renderPages([asked], site, layouts)).values();
      if (content === undefined) throw new Error(`nothing was rendered for ${page.path}`);
      return content;
    },
    encode({ task, standing }: { task: PictureTask; standing: (string | null)[] }) {
      return stagePicture(task, standing, output, cacheDir, damaged);
    },
    /** Encodes into the cache alone. */
    develop: (task: PictureTask) => developPicture(task, cacheDir, damaged),
    index({ standing, ...task }: PieceTask & { standing: [file: string, digest: string][] }) {
      return stagePiece(task, new Map(standing), output);
    },
    /** What has changed in the output since the last build. */
    inspect({ preview }: { preview: boolean }) {
      return output.compare(outputOf(loadManifests(cacheDir, preview, damaged)?.values() ?? []));
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
export function buildPool(settings: Settings, build: string, damaged: (file: string) => void, size?: number) {
  const { articlesDir, newsroomDir, cacheDir, outputDir } = settings;
  const told: WorkerSettings = { articlesDir, newsroomDir, cacheDir, outputDir, build };
  return new Pool<BuildJobs>({ module: WORKER, settings: told }, damaged, size);
}

const WORKER = fileURLToPath(new URL("worker.ts", import.meta.url));
