import { bundleAssets, bundleOptions } from "../assets/assets.ts";
import { environmentError } from "../command/environment.ts";
import { foldersOf, type Settings } from "../command/settings.ts";
import { manyGone, refuseEmpty } from "../incremental/empty.ts";
import { faviconAssets } from "../incremental/favicon.ts";
import { productsOf } from "../incremental/make.ts";
import { Output } from "../incremental/output.ts";
import { forgetOtherPictures, forgetPictures } from "../incremental/pictures.ts";
import { lookAtOutput, type PreparedOutput, prepareOutput, type WriteReport } from "../incremental/update.ts";
import type { Instant } from "../lib/clock.ts";
import type { Issue } from "../lib/issue.ts";
import type { Progress } from "../lib/progress.ts";
import { LAYOUTS } from "../lib/project.ts";
import { rootCause } from "../lib/root-cause.ts";
import { UsageError } from "../lib/usage-error.ts";
import { readNewsroom } from "../newsroom/read.ts";
import { outputFile } from "../pages/addresses.ts";
import { type ComposedSite, composeSite, soundSources } from "../site/compose.ts";
import { allPictures, type PlanOwnPages } from "../site/site-plan.ts";
import { ArticleStore } from "../store/article-store.ts";
import type { BuildCache } from "../store/cache-file.ts";
import { withPictureIssues } from "../store/examined-pictures.ts";
import { type CodeVersion, codeVersion, keepVersion, lastVersion, siteVersion } from "../store/versions.ts";
import type { Pool } from "../workers/pool.ts";
import { type BuildJobs, buildPool } from "./jobs.ts";
import { lockFolder } from "./lock.ts";
import { writeSideFiles } from "./side-files.ts";

export interface BuildReport extends WriteReport {
  /** Articles that were parsed, because nothing that an earlier build kept would do. */
  parsed: number;
  /** The next instant at which the same sources make another site; null where none is known. */
  nextChange: Instant | null;
  zone: string;
  /** What an editor should fix, though the site is whole. */
  warnings: Issue[];
  /** Why the page that was asked for was made again, or was not; null where none was asked for. */
  explanation: string | null;
  /** What an earlier build kept and this one could not use, in a sentence each. */
  notices: string[];
}

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
 * @throws {NewsroomErrors} where the newsroom's files are at fault.
 * @throws {UsageError} where another build is at work on the same output, or the machine refuses something.
 */
export async function build(settings: Settings, progress: Progress, options: BuildOptions = {}): Promise<BuildReport> {
  const unlock = lockFolder(settings.outputDir);
  const name = String(process.pid);
  const notices = new Set<string>();
  const cache: BuildCache = {
    dir: settings.cacheDir,
    damaged: (file) => notices.add(`${file} is damaged: what it held is built again.`),
  };
  const pool = buildPool(settings, name, cache, options.processes);
  const output = new Output(settings.outputDir, name);
  try {
    const { layouts = LAYOUTS } = options;
    const code = codeVersion(layouts);
    const report = await buildLocked({ settings, options, layouts, code, progress, pool, output, cache, notices });
    return { ...report, notices: [...notices] };
  } catch (error) {
    await pool.close();
    const isUntouched = output.abandon();
    const cause = rootCause(error);
    const problem = environmentError(cause, foldersOf(settings));
    if (problem === null) throw error;
    const state = isUntouched ? "was left as it was" : "is not finished: build again once this is fixed";
    throw new UsageError(`${problem}\n${settings.outputDir} ${state}.`);
  } finally {
    await pool.close();
    unlock();
  }
}

/** A build under way. */
interface Build {
  settings: Settings;
  options: BuildOptions;
  layouts: string;
  code: CodeVersion;
  progress: Progress;
  pool: Pool<BuildJobs>;
  output: Output;
  cache: BuildCache;
  /** What the person who builds should know, in a sentence each. */
  notices: Set<string>;
}

/** Four steps: read, compose, render, publish. */
async function buildLocked(build: Build): Promise<Omit<BuildReport, "notices">> {
  const { settings, progress, pool, options } = build;
  progress.phase("Reading");
  const looking = lookAtOutput(settings, pool);
  const read = await readSources(build);

  const composed = composeSite(read.sources, read.bundle.addresses, settings, options.ownPages);
  const assets = [...composed.plan.assets, ...read.bundle.assets, ...read.icons];
  const site = { ...composed, plan: { ...composed.plan, assets } };

  const version = siteVersion(build.code, site.context.newsroom, site.context.site, settings);
  const prepared = await renderSite(build, site, version, looking);
  if (read.notice !== null) build.notices.add(read.notice);

  progress.phase("Writing");
  const report = await publishSite(build, site, version, prepared);
  progress.done();
  const { nextChange } = site.context.edition;
  const { zone } = site.context.newsroom.site;
  const { warnings } = site;
  return { ...report, parsed: read.parsed, nextChange, zone, warnings, explanation: prepared.explanation };
}

/** Everything that the newsroom wrote, with the bundles of its own look. */
async function readSources({ settings, code, pool, cache }: Build) {
  const read = readNewsroom(settings.newsroomDir);
  // The bundler works in a process of its own, while the articles are read.
  const [bundle, articles, icons] = await Promise.all([
    bundleAssets(bundleOptions(read.newsroom, settings)),
    new ArticleStore(settings.articlesDir, cache, pool).read(read.newsroom, code),
    faviconAssets(read.newsroom, cache),
  ]);
  const parsed = articles.parsed.size;
  // There will be pages to make: workers that run already get ready while this process lists them.
  if (parsed > 0) pool.runEverywhere("warmUp", null);
  const examined = await withPictureIssues(articles, read.newsroom, settings.cacheDir);
  const sources = soundSources(read, examined, settings);
  const notice = refuseEmpty(sources.articles.length, settings);
  return { sources, bundle, icons, parsed, notice };
}

/** Makes what has changed, and puts it aside: nothing of the last site is touched. */
async function renderSite(
  { options, ...build }: Build,
  site: ComposedSite,
  version: string,
  looking: ReturnType<typeof lookAtOutput>,
): Promise<PreparedOutput> {
  const { withSearch = true, explain } = options;
  const versions = { before: lastVersion(build.settings.cacheDir), now: version };
  const asked = explain === undefined ? null : { name: outputFile(explain), versions };
  const products = productsOf(site, version, { withSearch });
  const prepared = await prepareOutput(products, {
    ...build,
    preview: build.settings.preview,
    context: site.context,
    looking,
    asked,
  });
  // One line, of which a damaged file is the first reason.
  if (prepared.again !== null && build.notices.size === 0) build.notices.add(prepared.again);
  return prepared;
}

/** Moves the site to its place, and notes for the next build what was published. */
async function publishSite(
  { settings, notices }: Build,
  site: ComposedSite,
  version: string,
  prepared: PreparedOutput,
): Promise<WriteReport> {
  // The site comes last: whatever fails before it leaves the last one as it was.
  await writeSideFiles(settings, site, prepared);
  const report = prepared.publish();
  const { stories, retractions } = site.context.edition;
  const gone = manyGone(report.deleted, stories.length + retractions.length);
  if (gone !== null) notices.add(gone);
  const unkept = errorIn(settings, () => {
    prepared.keep();
    keepVersion(settings.cacheDir, version);
    if (prepared.lookedAtAll) forgetOtherPictures(settings.cacheDir, allPictures(site.plan).encoded);
    else forgetPictures(settings.cacheDir, report.deleted);
  });
  if (unkept !== null) notices.add(`${unkept} The site is whole, and the next build makes more of it again.`);
  return report;
}

/** The site is in its place by now: what the machine refuses costs the next build time, and no more. */
function errorIn(settings: Settings, work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    const problem = environmentError(error, foldersOf(settings));
    if (problem === null) throw error;
    return problem;
  }
}
