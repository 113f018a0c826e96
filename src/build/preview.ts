import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PictureChanged } from "../article/stored.ts";
import type { Advice } from "../lib/issue.ts";
import { readNewsroom } from "../newsroom/read.ts";
import { addresses, outputFile } from "../pages/addresses.ts";
import type { Asset } from "../pages/page.ts";
import { adviceOn } from "./advice.ts";
import { bundleAssets, bundleOptions } from "./assets.ts";
import { type ComposedSite, composeSite, soundSources } from "./compose.ts";
import { Crew } from "./crew.ts";
import { withPictureIssues } from "./examined-pictures.ts";
import { Library } from "./library.ts";
import { oneByOne, searchProducts, weighed } from "./make.ts";
import { Output } from "./output.ts";
import { PictureFinder } from "./picture-finder.ts";
import { encodedFiles } from "./pictures.ts";
import { silent } from "./progress.ts";
import type { Settings } from "./settings.ts";
import type { Page } from "./site-plan.ts";
import { prepareOutput } from "./update.ts";
import { type CodeVersion, codeVersion, siteVersion } from "./versions.ts";

/** A site at one moment: what can be asked for, by its name in the output. */
interface Snapshot {
  site: ComposedSite;
  code: CodeVersion;
  pages: Map<string, Page>;
  assets: Map<string, Asset>;
  /** The search index, made when somebody first searches. */
  search: Promise<void> | null;
}

/**
 * The site for an editor's eyes, drafts and embargoed stories included: read at once and kept in memory, and each page
 * made when somebody asks for it. So a change is seen as fast in an archive of ten years as on the first day.
 */
export class Preview {
  private readonly settings: Settings;
  private readonly articles: Library;
  private readonly readers: Crew;
  private renderer: Crew;
  /** Has everything loaded but the layouts: takes the renderer's place when these have changed. */
  private next: Crew;
  private readonly pictures = new PictureFinder();
  private now: Snapshot | null = null;
  /** What is worth a second look in what was read last. */
  advice: Advice[] = [];

  constructor(settings: Settings) {
    this.settings = settings;
    const crew = () => new Crew(settings, String(process.pid), () => {});
    this.readers = crew();
    this.articles = new Library(settings, this.readers, () => {});
    this.renderer = crew().prepare();
    this.next = crew().prepare();
  }

  /**
   * Reads what has changed. With faults, the last site that had none stays.
   * @param layouts whether layouts, styles or scripts have changed.
   * @returns how many articles were parsed.
   * @throws {NewsroomFaults} with every issue of every file.
   */
  async refresh({ layouts }: { layouts: boolean }): Promise<number> {
    try {
      return await this.readAll(layouts);
    } catch (error) {
      // Somebody saves a picture just now: it is read again.
      if (error instanceof PictureChanged) return this.refresh({ layouts: false });
      throw error;
    }
  }

  private async readAll(layouts: boolean): Promise<number> {
    const { settings } = this;
    if (layouts) this.loadLayoutsAgain();
    const code = this.now === null || layouts ? codeVersion() : this.now.code;
    const read = readNewsroom(settings.newsroomDir);
    const [bundle, library] = await Promise.all([
      bundleAssets(bundleOptions(read.newsroom, settings)),
      this.articles.read(read.newsroom, code),
    ]);
    const examined = await withPictureIssues(library, read.newsroom, settings.cacheDir);
    const composed = composeSite(soundSources(read, examined, settings), bundle.addresses, settings);
    const site = { ...composed, plan: { ...composed.plan, assets: [...composed.plan.assets, ...bundle.assets] } };
    this.writeRules(site);
    this.pictures.follow(site.plan, siteVersion(code, read.newsroom, site.context.site, settings));
    this.now = {
      site,
      code,
      pages: new Map(site.plan.pages.map((page) => [outputFile(page.path), page])),
      assets: new Map(site.plan.assets.map((asset) => [outputFile(asset.path), asset])),
      search: null,
    };
    this.advice = adviceOn(
      { newsroom: read.newsroom, articles: library.articles },
      library.articles.filter(({ file }) => library.parsed.has(file)),
    );
    return library.parsed.size;
  }

  /** Where `_headers` and `_redirects` are. */
  get rules(): string {
    return path.join(this.settings.cacheDir, "preview-rules");
  }

  has(name: string): boolean {
    if (this.now === null) return false;
    const { pages, assets } = this.now;
    return pages.has(name) || assets.has(name) || isSearch(name) || this.pictures.find(name) !== null;
  }

  /** The contents of a file of the site; null where there is none. */
  async read(name: string): Promise<string | Uint8Array | null> {
    if (this.now === null) return null;
    const { pages, assets, site } = this.now;
    const page = pages.get(name);
    if (page) return this.renderer.run({ kind: "show", page: await this.ready(page), site: site.context.site });
    if (!isSearch(name)) return assets.get(name)?.bytes ?? this.picture(name);
    this.now.search ??= this.makeSearch(this.now);
    await this.now.search;
    const file = path.join(this.settings.outputDir, name);
    return path.relative(this.settings.outputDir, file).startsWith("..") ? null : readFileSync(file);
  }

  /** A feed says how long its pictures are: those that are not encoded yet are now. */
  private async ready(page: Page): Promise<Page> {
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
    if (!found?.task) return found?.asset.bytes ?? null;
    const { task } = found;
    await this.readers.run({ kind: "develop", task });
    const [bytes] = await encodedFiles(task, this.settings.cacheDir, () => {});
    return bytes ?? null;
  }

  async close(): Promise<void> {
    await Promise.all([this.readers, this.renderer, this.next].map((crew) => crew.dismiss()));
  }

  private loadLayoutsAgain(): void {
    void this.renderer.dismiss();
    this.renderer = this.next;
    this.next = new Crew(this.settings, String(process.pid), () => {}).prepare();
  }

  private writeRules({ plan }: ComposedSite): void {
    mkdirSync(this.rules, { recursive: true });
    for (const page of plan.pages) {
      if (page.kind === "text") writeFileSync(path.join(this.rules, outputFile(page.path)), page.model.text);
    }
  }

  private async makeSearch({ site, code }: Snapshot): Promise<void> {
    const { settings } = this;
    const version = siteVersion(code, site.context.newsroom, site.context.site, settings);
    const { pieces, list } = searchProducts(site.context, version);
    const prepared = await prepareOutput([...pieces, oneByOne(() => [list])], {
      settings,
      context: site.context,
      crew: this.readers,
      output: new Output(settings.outputDir, String(process.pid)),
      progress: silent,
      damaged: () => {},
      looking: null,
    });
    prepared.publish();
    prepared.keep();
  }
}

const isSearch = (name: string) => `/${name}`.startsWith(addresses.searchBundle);
