import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { EDGE_FUNCTIONS, previewGuard } from "../deploy/preview-guard.ts";
import type { Instant } from "../lib/clock.ts";
import type { Issue } from "../lib/issue.ts";
import { isoInZone } from "../lib/zone.ts";
import { outputFile } from "../pages/addresses.ts";
import { buildSearchIndex } from "../search/search-index.ts";
import { bundleAssets, PROJECT } from "./assets.ts";
import { composeSite, readSources } from "./compose.ts";
import { lockFolder } from "./lock.ts";
import type { Progress } from "./progress.ts";
import { renderPages } from "./render.ts";
import type { Settings } from "./settings.ts";
import { type WriteReport, writeSite } from "./write.ts";

export interface BuildReport extends WriteReport {
  /** The next instant at which the same sources make another site; null where none is known. */
  nextChange: Instant | null;
  zone: string;
  /** What an editor should mend, though the site is whole. */
  warnings: Issue[];
}

/** In CACHE_DIR; `src/deploy/functions/release.ts` imports it. */
const NEXT_CHANGE = "next-change.json";

interface BuildOptions {
  withSearch?: boolean;
}

/**
 * A whole build: read, decide what is public, list the pages, render, index, write. Nothing is written before
 * everything is ready, so a build that fails leaves the last site as it was.
 * @throws {NewsroomFaults} where the newsroom's files are at fault.
 * @throws {UsageError} where another build is at work on the same output.
 */
export async function build(settings: Settings, progress: Progress, options: BuildOptions = {}): Promise<BuildReport> {
  const unlock = lockFolder(settings.outputDir);
  try {
    return await buildLocked(settings, progress, options);
  } finally {
    unlock();
  }
}

async function buildLocked(settings: Settings, progress: Progress, { withSearch = true }: BuildOptions) {
  progress.phase("Reading");
  const sources = readSources(settings);
  const bundle = await bundleAssets(sources.newsroom.words);
  const { context, plan, warnings } = composeSite(sources, bundle.addresses, settings);

  progress.phase("Rendering", plan.pages.length);
  const rendered = await renderPages(plan.pages, context.site, () => progress.step());

  progress.phase("Indexing");
  const search = withSearch ? await buildSearchIndex(context) : [];

  progress.phase("Writing");
  // The guard is in its place before anything that it guards.
  if (settings.isNetlify) await writePreviewGuard(settings.previewPassword);
  const files = new Map<string, string | Uint8Array>(rendered);
  for (const { path, bytes } of [...plan.assets, ...bundle.assets, ...search]) files.set(outputFile(path), bytes);
  const { nextChange } = context.edition;
  const { zone } = context.newsroom.site;
  // The site comes last: whatever fails before it leaves the last one as it was.
  writeNextChange(settings.cacheDir, nextChange === null ? null : isoInZone(nextChange, zone));
  const report = await writeSite(settings.outputDir, files);
  progress.done();
  return { ...report, nextChange, zone, warnings };
}

/** Relative to the working directory, where Netlify looks. */
async function writePreviewGuard(password: string | null): Promise<void> {
  const file = path.join(EDGE_FUNCTIONS, "preview-guard.mjs");
  rmSync(file, { force: true });
  if (password === null) return;
  mkdirSync(EDGE_FUNCTIONS, { recursive: true });
  writeFileSync(file, await previewGuard(password, PROJECT));
}

/** For the scheduled function, which is bundled after the build: the instant must be in no public file. */
function writeNextChange(cacheDir: string, at: string | null): void {
  mkdirSync(cacheDir, { recursive: true });
  writeFileSync(path.join(cacheDir, NEXT_CHANGE), JSON.stringify({ at }));
}
