import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Settings } from "../command/settings.ts";
import { FUNCTION_FILES, previewGuard, releaseFunction } from "../deploy/netlify-functions.ts";
import type { PreparedOutput } from "../incremental/update.ts";
import { makeFolder } from "../lib/make-folder.ts";
import { PROJECT } from "../lib/project.ts";
import { naming } from "../lib/system-error.ts";
import { isoInZone } from "../lib/zone.ts";
import { absolute, outputFile } from "../pages/addresses.ts";
import type { ComposedSite } from "../site/compose.ts";

/** In CACHE_DIR, for whatever starts builds on other hosts. */
const NEXT_CHANGE = "next-change.json";
/** In CACHE_DIR, for `src/deploy/websub`. */
const FEEDS = "feeds.json";

/** Writes what the host's functions need beside the site: nothing of it is public. */
export async function writeSideFiles(settings: Settings, site: ComposedSite, prepared: PreparedOutput): Promise<void> {
  const { edition, newsroom } = site.context;
  const nextChange = edition.nextChange === null ? null : isoInZone(edition.nextChange, newsroom.site.zone);
  if (settings.isNetlify) await writeFunctions(settings.previewPassword, nextChange);
  writeNextChange(settings.cacheDir, nextChange);
  writeFeedDigests(settings, site, prepared);
}

/** The guard is in its place before anything that it guards. */
async function writeFunctions(password: string | null, nextChange: string | null): Promise<void> {
  rmSync(FUNCTION_FILES.guard, { force: true });
  if (password !== null) writeFunction(FUNCTION_FILES.guard, await previewGuard(password, PROJECT));
  writeFunction(FUNCTION_FILES.release, await releaseFunction(nextChange, PROJECT));
}

function writeFunction(file: string, code: string): void {
  makeFolder(path.dirname(file));
  naming(file, () => writeFileSync(file, code));
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

/** The instant must be in no public file. */
function writeNextChange(cacheDir: string, at: string | null): void {
  makeFolder(cacheDir);
  const file = path.join(cacheDir, NEXT_CHANGE);
  naming(file, () => writeFileSync(file, JSON.stringify({ at })));
}
