import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Settings } from "../command/settings.ts";
import { EDGE_FUNCTIONS, previewGuard } from "../deploy/preview-guard.ts";
import type { PreparedOutput } from "../incremental/update.ts";
import { makeFolder } from "../lib/make-folder.ts";
import { PROJECT } from "../lib/project.ts";
import { naming } from "../lib/system-error.ts";
import { isoInZone } from "../lib/zone.ts";
import { absolute, outputFile } from "../pages/addresses.ts";
import type { ComposedSite } from "../site/compose.ts";

/** In CACHE_DIR; `src/deploy/functions/release.ts` imports it. */
const NEXT_CHANGE = "next-change.json";
/** In CACHE_DIR, for `src/deploy/websub`. */
const FEEDS = "feeds.json";

/** Writes what the host's functions need beside the site: nothing of it is public. */
export async function writeSideFiles(settings: Settings, site: ComposedSite, prepared: PreparedOutput): Promise<void> {
  // The guard is in its place before anything that it guards.
  if (settings.isNetlify) await writePreviewGuard(settings.previewPassword);
  const { nextChange } = site.context.edition;
  const { zone } = site.context.newsroom.site;
  writeNextChange(settings.cacheDir, nextChange === null ? null : isoInZone(nextChange, zone));
  writeFeedDigests(settings, site, prepared);
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
  { context: { newsroom, site }, plan: { pages } }: ComposedSite,
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
