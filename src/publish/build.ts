import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bundleAssets, bundleOptions } from "../assets/assets.ts";
import { environmentFault } from "../command/environment.ts";
import { foldersOf, type Settings } from "../command/settings.ts";
import { EDGE_FUNCTIONS, previewGuard } from "../deploy/preview-guard.ts";
import { manyGone, refuseEmpty } from "../incremental/empty.ts";
import { faviconAssets } from "../incremental/favicon.ts";
import { productsOf } from "../incremental/make.ts";
import { Output } from "../incremental/output.ts";
import { forgetOtherPictures, forgetPictures } from "../incremental/pictures.ts";
import { lookAtOutput, type PreparedOutput, prepareOutput, type WriteReport } from "../incremental/update.ts";
import type { Instant } from "../lib/clock.ts";
import type { Issue } from "../lib/issue.ts";
import { makeFolder } from "../lib/make-folder.ts";
import type { Progress } from "../lib/progress.ts";
import { LAYOUTS, PROJECT } from "../lib/project.ts";
import { rootCause } from "../lib/root-cause.ts";
import { naming } from "../lib/system-error.ts";
import { UsageError } from "../lib/usage-error.ts";
import { isoInZone } from "../lib/zone.ts";
import { readNewsroom } from "../newsroom/read.ts";
import { absolute, outputFile } from "../pages/addresses.ts";
import { type ComposedSite, composeSite, soundSources } from "../site/compose.ts";
import type { PlanOwnPages } from "../site/site-plan.ts";
import { allPictures, type Page } from "../site/site-plan.ts";
import { ArticleStore } from "../store/article-store.ts";
import { withPictureIssues } from "../store/examined-pictures.ts";
import { type CodeVersion, codeVersion, keepVersion, lastVersion, siteVersion } from "../store/versions.ts";
import type { Pool } from "../workers/pool.ts";
import { type BuildJobs, buildPool } from "./jobs.ts";
import { lockFolder } from "./lock.ts";

export interface BuildReport extends WriteReport {
  /** Articles that were parsed, because nothing that an earlier build kept would do. */
  parsed: number;
  /** The next instant at which the same sources make another site; null where none is known. */
  nextChange: Instant | null;
  zone: string;
  /** What an editor should mend, though the site is whole. */
  warnings: Issue[];
  /** Why the page that was asked for was made again, or was not; null where none was asked for. */
  explanation: string | null;
  /** What an earlier build kept and this one could not use, in a sentence each. */
  notices: string[];
}

/** In CACHE_DIR; `src/deploy/functions/release.ts` imports it. */
const NEXT_CHANGE = "next-change.json";
/** In CACHE_DIR, for `src/deploy/websub`. */
const FEEDS = "feeds.json";

interface BuildOptions {
  withSearch?: boolean;
  /** Pages of other kinds than the generator's. */
  ownPages?: PlanOwnPages;
  /** The folder of layouts. */
  layouts?: string;
  /** The address of a page: the report says why it was made again. */
  explain?: string;
  /** How many processes work, this one included: one for each core, if nothing is said. */
  processes?: number;
}

/**
 * A whole build: read, decide what is public, list the pages, make those that are new, write. Nothing is moved into its
 * place before everything is ready, so a build that fails leaves the last site as it was.
 * @throws {NewsroomFaults} where the newsroom's files are at fault.
 * @throws {UsageError} where another build is at work on the same output, or the machine refuses something.
 */
export async function build(settings: Settings, progress: Progress, options: BuildOptions = {}): Promise<BuildReport> {
  const unlock = lockFolder(settings.outputDir);
  const name = String(process.pid);
  const notices = new Set<string>();
  const damaged = (file: string) => notices.add(`${file} is damaged: what it kept is made anew.`);
  const pool = buildPool(settings, name, damaged, options.processes);
  const output = new Output(settings.outputDir, name);
  try {
    const report = await buildLocked(settings, progress, pool, output, { damaged, notices }, options);
    return { ...report, notices: [...notices] };
  } catch (error) {
    await pool.close();
    const isUntouched = output.abandon();
    const cause = rootCause(error);
    const fault = environmentFault(cause, foldersOf(settings));
    if (fault === null) throw error;
    const state = isUntouched ? "was left as it was" : "is not finished: build again once this is fixed";
    throw new UsageError(`${fault}\n${settings.outputDir} ${state}.`);
  } finally {
    await pool.close();
    unlock();
  }
}

async function buildLocked(
  settings: Settings,
  progress: Progress,
  pool: Pool<BuildJobs>,
  output: Output,
  { damaged, notices }: { damaged: (file: string) => void; notices: Set<string> },
  { withSearch = true, layouts = LAYOUTS, ownPages, explain }: BuildOptions,
): Promise<Omit<BuildReport, "notices">> {
  progress.phase("Reading");
  const looking = lookAtOutput(settings, pool);
  const code = codeVersion(layouts);
  const { parsed, warnings, context, plan, notice } = await readSite(settings, code, pool, damaged, ownPages);
  const version = siteVersion(code, context.newsroom, context.site, settings);
  const versions = { before: lastVersion(settings.cacheDir), now: version };
  const asked = explain === undefined ? null : { name: outputFile(explain), versions };
  const products = productsOf({ context, plan }, version, { withSearch });
  const prepared = await prepareOutput(products, {
    settings,
    layouts,
    context,
    pool,
    output,
    progress,
    damaged,
    looking,
    asked,
  });

  // One line, of which a damaged file is the first reason.
  if (prepared.anew !== null && notices.size === 0) notices.add(prepared.anew);
  if (notice !== null) notices.add(notice);

  progress.phase("Writing");
  // The guard is in its place before anything that it guards.
  if (settings.isNetlify) await writePreviewGuard(settings.previewPassword);
  const { nextChange } = context.edition;
  const { zone } = context.newsroom.site;
  // The site comes last: whatever fails before it leaves the last one as it was.
  writeNextChange(settings.cacheDir, nextChange === null ? null : isoInZone(nextChange, zone));
  writeFeedDigests(settings, context, plan.pages, prepared);
  const report = prepared.publish();
  const { stories, retractions } = context.edition;
  const gone = manyGone(report.deleted, stories.length + retractions.length);
  if (gone !== null) notices.add(gone);
  const unkept = faultIn(settings, () => {
    prepared.keep();
    keepVersion(settings.cacheDir, version);
    if (prepared.lookedAtAll) forgetOtherPictures(settings.cacheDir, allPictures(plan).encoded);
    else forgetPictures(settings.cacheDir, report.deleted);
  });
  if (unkept !== null) notices.add(`${unkept} The site is whole, and the next build makes more of it again.`);
  progress.done();
  return { ...report, parsed, nextChange, zone, warnings, explanation: prepared.explanation };
}

/** The site is in its place by now: what the machine refuses costs the next build time, and no more. */
function faultIn(settings: Settings, work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    const fault = environmentFault(error, foldersOf(settings));
    if (fault === null) throw error;
    return fault;
  }
}

async function readSite(
  settings: Settings,
  code: CodeVersion,
  pool: Pool<BuildJobs>,
  damaged: (file: string) => void,
  ownPages: PlanOwnPages | undefined,
): Promise<ComposedSite & { parsed: number; notice: string | null }> {
  const read = readNewsroom(settings.newsroomDir);
  // The bundler works in a process of its own, while the articles are read.
  const bundling = bundleAssets(bundleOptions(read.newsroom, settings));
  const reading = new ArticleStore(settings, pool, damaged).read(read.newsroom, code);
  const favicon = faviconAssets(read.newsroom, settings.cacheDir, damaged);
  const [bundle, library, icons] = await Promise.all([bundling, reading, favicon]);
  // There will be pages to make: the others, if there are any, get ready while this process lists them.
  if (library.parsed.size > 0) pool.runEverywhere("warmUp", null);
  const examined = await withPictureIssues(library, read.newsroom, settings.cacheDir);
  const sources = soundSources(read, examined, settings);
  const notice = refuseEmpty(sources.articles.length, settings);
  const site = composeSite(sources, bundle.addresses, settings, ownPages);
  const plan = { ...site.plan, assets: [...site.plan.assets, ...bundle.assets, ...icons] };
  return { ...site, plan, parsed: library.parsed.size, notice };
}

/** Relative to the working directory, where Netlify looks. */
async function writePreviewGuard(password: string | null): Promise<void> {
  const file = path.join(EDGE_FUNCTIONS, "preview-guard.mjs");
  rmSync(file, { force: true });
  if (password === null) return;
  makeFolder(EDGE_FUNCTIONS);
  const guard = await previewGuard(password, PROJECT);
  naming(file, () => writeFileSync(file, guard));
}

/** What the hubs will have to be told of, once it is live: no file where no hub is named, and none for a preview. */
function writeFeedDigests(
  { cacheDir, preview }: Settings,
  { newsroom, site }: ComposedSite["context"],
  pages: readonly Page[],
  { digestOf }: PreparedOutput,
): void {
  const file = path.join(cacheDir, FEEDS);
  const { hubs = [] } = newsroom.site;
  rmSync(file, { force: true });
  if (preview || hubs.length === 0) return;
  const feeds = pages
    .filter(({ kind }) => kind === "feed")
    .map(({ path }) => [absolute(site.origin, path), digestOf(outputFile(path))]);
  naming(file, () => writeFileSync(file, JSON.stringify({ hubs, feeds: Object.fromEntries(feeds) })));
}

/** For the scheduled function, which is bundled after the build: the instant must be in no public file. */
function writeNextChange(cacheDir: string, at: string | null): void {
  makeFolder(cacheDir);
  const file = path.join(cacheDir, NEXT_CHANGE);
  naming(file, () => writeFileSync(file, JSON.stringify({ at })));
}
