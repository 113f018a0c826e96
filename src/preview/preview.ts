import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bundleAssets, bundleOptions } from "../assets/assets.ts";
import type { Settings } from "../command/settings.ts";
import { faviconAssets } from "../incremental/favicon.ts";
import { oneByOne, searchProducts, weighed } from "../incremental/make.ts";
import { Output } from "../incremental/output.ts";
import { encodedFiles } from "../incremental/pictures.ts";
import { prepareOutput } from "../incremental/update.ts";
import { ErrorList } from "../lib/error-list.ts";
import type { Advice, NewsroomErrors } from "../lib/issue.ts";
import { makeFolder } from "../lib/make-folder.ts";
import { silent } from "../lib/progress.ts";
import { LAYOUTS } from "../lib/project.ts";
import { readNewsroom } from "../newsroom/read.ts";
import { addresses, outputFile } from "../pages/addresses.ts";
import type { Asset, PageOf } from "../pages/page.ts";
import { PictureChanged } from "../pictures/picture.ts";
import { type BuildJobs, buildPool } from "../publish/jobs.ts";
import { adviceOn } from "../site/advice.ts";
import { type ComposedSite, composeSite, NO_ASSETS, soundSources } from "../site/compose.ts";
import type { Page } from "../site/site-plan.ts";
import { ArticleStore } from "../store/article-store.ts";
import type { BuildCache } from "../store/cache-file.ts";
import { withPictureIssues } from "../store/examined-pictures.ts";
import { type CodeVersion, codeVersion, siteVersion } from "../store/versions.ts";
import { type WordsOf, wordsOf } from "../words/languages.ts";
import type { Pool } from "../workers/pool.ts";
import { codeErrors } from "./code-errors.ts";
import { PictureFinder } from "./picture-finder.ts";
import { LayoutBundles, loadWords } from "./preview-code.ts";

/** A site at one moment: what can be asked for, by its name in the output. */
interface Snapshot {
  site: ComposedSite;
  code: CodeVersion;
  layouts: string;
  pages: Map<string, Page>;
  assets: Map<string, Asset>;
  /** The search index, made when somebody first searches. */
  search: Promise<void> | null;
}

/** What may have changed beside articles and settings, which are always looked at. */
export interface Changes {
  /** Styles alone. */
  styles?: boolean;
  /** Layouts, and with them styles and scripts. */
  layouts?: boolean;
  /** The files of `src/words`. */
  words?: boolean;
}

/** What a reading has found. */
export interface Refreshed {
  /** How many articles were parsed. */
  parsed: number;
  /** What is worth a second look in them. */
  advice: Advice[];
}

/** What the rest of the code is loaded into: each is null where it has to be loaded again. */
interface Loaded {
  layouts: string | null;
  bundle: { key: string; made: Awaited<ReturnType<typeof bundleAssets>> } | null;
  /** Of this process: layouts make nothing that a preview keeps. */
  code: CodeVersion | null;
  words: WordsOf | null;
}

/**
 * The site for an editor's eyes, drafts and embargoed stories included: read at once and kept in memory, and each page
 * made when somebody asks for it. So a change is seen as fast in an archive of ten years as on the first day.
 */
export class Preview {
  private readonly settings: Settings;
  /** What is damaged is made again, without a word: a preview has nobody to tell. */
  private readonly cache: BuildCache;
  private readonly articles: ArticleStore;
  private readonly readers: Pool<BuildJobs>;
  private readonly layouts: LayoutBundles;
  private renderer: Pool<BuildJobs>;
  private readonly pictures = new PictureFinder();
  private readonly loaded: Loaded = { layouts: null, bundle: null, code: null, words: wordsOf };
  private now: Snapshot | null = null;
  /** The last reading: what it found wrong, if anything. */
  private reading: Promise<NewsroomErrors | null> = Promise.resolve(null);

  constructor(settings: Settings) {
    this.settings = settings;
    this.cache = { dir: settings.cacheDir, damaged: () => {} };
    this.readers = this.pool();
    this.articles = new ArticleStore(settings.articlesDir, this.cache, this.readers);
    this.layouts = new LayoutBundles(settings.cacheDir);
    this.renderer = this.pool().prepare();
    this.renderer.runEverywhere("warmUp", null);
  }

  /**
   * Reads what has changed. With problems, the last site that had none stays.
   * @throws {NewsroomErrors} with every issue of every file, layouts, styles and words included.
   */
  async refresh(changes: Changes): Promise<Refreshed> {
    // Somebody saves a picture just now: it is read again.
    const reading = this.readAgain(changes).catch((error: unknown) => {
      if (error instanceof PictureChanged) return this.readAgain({});
      throw error;
    });
    this.reading = reading.then(
      () => null,
      (error: unknown) => codeErrors(error, this.settings.newsroomDir),
    );
    return reading;
  }

  private async readAgain(changes: Changes): Promise<Refreshed> {
    const { settings, loaded } = this;
    if (changes.styles || changes.layouts) loaded.bundle = null;
    if (changes.layouts) loaded.layouts = null;
    if (changes.words) loaded.words = null;
    const problems = new ErrorList();
    const layouts = loaded.layouts ?? problems.of(this.layouts.bundle());
    loaded.words ??= await problems.of(loadWords());
    loaded.code ??= codeVersion();
    const { code } = loaded;
    const read = readNewsroom(settings.newsroomDir, loaded.words ?? wordsOf);
    const [bundle, library, icons] = await Promise.all([
      problems.of(this.bundleFor(bundleOptions(read.newsroom, settings))),
      this.articles.read(read.newsroom, code),
      faviconAssets(read.newsroom, this.cache),
    ]);
    loaded.layouts = await layouts;
    const examined = await withPictureIssues(library, read.newsroom, settings.cacheDir);
    const composed = await problems.of(() =>
      composeSite(soundSources(read, examined, settings), bundle?.addresses ?? NO_ASSETS, settings),
    );
    if (composed === null || bundle === null || loaded.layouts === null || problems.any) throw problems.found();
    const assets = [...composed.plan.assets, ...bundle.assets, ...icons];
    const site = { ...composed, plan: { ...composed.plan, assets } };
    this.writeRules(site);
    this.pictures.follow(site.plan, siteVersion(code, read.newsroom, site.context.site, settings));
    this.now = {
      site,
      code,
      layouts: loaded.layouts,
      pages: new Map(site.plan.pages.map((page) => [outputFile(page.path), page])),
      assets: new Map(site.plan.assets.map((asset) => [outputFile(asset.path), asset])),
      search: null,
    };
    const { articles, parsed } = library;
    const advice = adviceOn(
      { newsroom: read.newsroom, articles },
      settings,
      articles.filter(({ file }) => parsed.has(file)),
    );
    return { parsed: parsed.size, advice };
  }

  /** Where `_headers` and `_redirects` are. */
  get rules(): string {
    return path.join(this.settings.cacheDir, "preview-rules");
  }

  async has(name: string): Promise<boolean> {
    if (this.now === null) return false;
    const { pages, assets } = this.now;
    if (pages.has(name) || assets.has(name)) return true;
    return isSearch(name) ? (await this.searchFile(this.now, name)) !== null : this.pictures.find(name) !== null;
  }

  /**
   * The contents of a file of the site; null where there is none. What fails because the site changes meanwhile is
   * made again, of the new one.
   * @throws {NewsroomErrors} where it cannot be made, with the place and the cause.
   */
  async read(name: string): Promise<string | Uint8Array | null> {
    const { now } = this;
    if (now === null) return null;
    try {
      return await this.make(now, name);
    } catch (error) {
      const problems = await this.reading;
      if (this.now !== now) return this.read(name);
      throw problems ?? codeErrors(error, templateOf(now.pages.get(name)));
    }
  }

  private async make(now: Snapshot, name: string): Promise<string | Uint8Array | null> {
    const { pages, assets, site, layouts } = now;
    const page = pages.get(name);
    if (page) {
      const asked = await this.ready(page);
      return this.rendererFor(layouts).run("show", { page: asked, site: site.context.site, layouts });
    }
    if (!isSearch(name)) return assets.get(name)?.bytes() ?? this.picture(name);
    const file = await this.searchFile(now, name);
    return file === null ? null : readFileSync(file);
  }

  /** A feed says how long its pictures are: those that are not encoded yet are now. */
  private async ready(page: Page): Promise<PageOf<string, unknown>> {
    if (page.kind !== "feed") return page;
    const lengths = new Map<string, number>();
    for (const { picture } of page.model.items) {
      const name = picture && outputFile(picture.path);
      if (name && !lengths.has(name)) lengths.set(name, (await this.read(name))?.length ?? 0);
    }
    return weighed(page, (path) => lengths.get(outputFile(path)) ?? 0);
  }

  /** Encoded when somebody first asks, by a process that has no page to render. */
  private async picture(name: string): Promise<Uint8Array | null> {
    const found = this.pictures.find(name);
    if (!found?.task) return found?.asset.bytes() ?? null;
    const { task } = found;
    await this.readers.run("develop", task);
    const [bytes] = await encodedFiles(task, this.cache);
    return bytes ?? null;
  }

  /** Null where the search has no such file. */
  private async searchFile(now: Snapshot, name: string): Promise<string | null> {
    now.search ??= this.makeSearch(now).catch((error: unknown) => {
      now.search = null;
      throw error;
    });
    await now.search;
    const { outputDir } = this.settings;
    const file = path.join(outputDir, name);
    const isInside =
      path.relative(outputDir, file) === path.normalize(name) && !path.relative(outputDir, file).startsWith("..");
    return isInside && existsSync(file) && statSync(file).isFile() ? file : null;
  }

  async close(): Promise<void> {
    await Promise.all([this.readers, this.renderer].map((pool) => pool.close()));
  }

  private pool(): Pool<BuildJobs> {
    return buildPool(this.settings, String(process.pid), this.cache);
  }

  private lastLayouts: string | null = null;

  /** A process that is still at work with layouts that are no longer wanted may never end: another one takes its place. */
  private rendererFor(layouts: string): Pool<BuildJobs> {
    if (this.lastLayouts !== null && this.lastLayouts !== layouts && this.renderer.isBusy) {
      void this.renderer.close();
      this.renderer = this.pool().prepare();
    }
    this.lastLayouts = layouts;
    return this.renderer;
  }

  /** The same styles and scripts where nothing that they are made of has changed. */
  private async bundleFor(options: ReturnType<typeof bundleOptions>) {
    const key = JSON.stringify(options);
    if (this.loaded.bundle?.key !== key) this.loaded.bundle = { key, made: await bundleAssets(options) };
    return this.loaded.bundle.made;
  }

  private writeRules({ plan }: ComposedSite): void {
    makeFolder(this.rules);
    for (const page of plan.pages) {
      if (page.kind === "text") writeFileSync(path.join(this.rules, outputFile(page.path)), page.model.text);
    }
  }

  private async makeSearch({ site, code }: Snapshot): Promise<void> {
    const { settings } = this;
    const version = siteVersion(code, site.context.newsroom, site.context.site, settings);
    const { pieces, list } = searchProducts(site.context, version);
    const prepared = await prepareOutput([...pieces, oneByOne(() => [list])], {
      preview: settings.preview,
      layouts: LAYOUTS,
      context: site.context,
      pool: this.readers,
      output: new Output(settings.outputDir, String(process.pid)),
      progress: silent,
      cache: this.cache,
      looking: null,
    });
    prepared.publish();
    prepared.keep();
  }
}

const isSearch = (name: string) => `/${name}`.startsWith(addresses.searchBundle);

/** Shown where an error names no place. */
const templateOf = (page: Page | undefined): string => (page ? `layouts/${page.kind}.11ty.tsx` : "layouts");
