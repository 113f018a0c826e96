// @ts-check
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";

/**
 * A plugin for Netlify's build: each build there starts in a fresh clone, so this brings CACHE_DIR and the last output
 * back before the build command, and keeps them after it. Netlify runs it as it is, hence JavaScript. See decision 14.
 *
 * Nothing here may fail a build: whatever goes wrong is one line in the log, and the build does all its work.
 *
 * @typedef {object} Cache Netlify's cache: it copies, and `restore` replaces what is there. False where there is nothing.
 * @property {(folder: string) => Promise<boolean>} restore
 * @property {(folder: string) => Promise<boolean>} save
 * @property {(folder: string) => Promise<boolean>} remove
 *
 * @typedef {{ cacheDir: string, outputDir: string, kind: string }} Settings
 */

/** In CACHE_DIR: the kind of the output that is kept together with it. */
const LABEL = "kept-output";

/** Of every build's output, and of nothing else's: without these, the next build would refuse the folder. */
const SITE = ["index.html", "_headers", "sitemap.xml"];
/** Marks an output whose build was cut off: UNFINISHED in src/incremental/output.ts. */
const UNFINISHED = ".unfinished";

/** Before the build command. @param {{ utils: { cache: Cache } }} netlify */
export const onPreBuild = ({ utils }) => tell((settings) => bringBack(utils.cache, settings));

/** After the build command, if it succeeded, and before the deploy. @param {{ utils: { cache: Cache } }} netlify */
export const onPostBuild = ({ utils }) => tell((settings) => keep(utils.cache, settings));

/** Prints the one line that `work` returns, or what it stumbled over. @param {(settings: Settings) => Promise<string>} work */
async function tell(work) {
  try {
    const settings = settingsOf(process.env);
    const line = isOneInTheOther(settings)
      ? "not used: OUTPUT_DIR and CACHE_DIR lie in one another."
      : await work(settings);
    console.log(`Build cache: ${line}`);
  } catch (error) {
    console.log(`Build cache: given up (${messageOf(error)}).`);
  }
}

/** The folders as `readSettings` of src/command/settings.ts reads them. @param {NodeJS.ProcessEnv} env @returns {Settings} */
function settingsOf({ CACHE_DIR, OUTPUT_DIR, CONTEXT, PREVIEW_PASSWORD }) {
  const context = CONTEXT || "production";
  return {
    cacheDir: path.normalize(CACHE_DIR || ".cache"),
    outputDir: path.normalize(OUTPUT_DIR || "_site"),
    // An output with drafts in it is only ever the start of another one that asks for the password.
    kind: context !== "production" && PREVIEW_PASSWORD ? `${context} with drafts` : context,
  };
}

/** One of them would be kept, and brought back, with the other. @param {Settings} settings */
function isOneInTheOther({ cacheDir, outputDir }) {
  const cache = path.resolve(cacheDir) + path.sep;
  const output = path.resolve(outputDir) + path.sep;
  return cache.startsWith(output) || output.startsWith(cache);
}

/** The output comes only with the cache, which says of which kind it is. @param {Cache} cache @param {Settings} settings */
async function bringBack(cache, { cacheDir, outputDir, kind }) {
  const noCache = await restore(cache, cacheDir);
  if (noCache !== null) return `nothing restored: ${noCache}.`;
  const kept = kindOfKept(cacheDir);
  if (kept !== kind) return `${cacheDir} restored. ${outputDir} was not: it is of ${kept}, and this is ${kind}.`;
  const noOutput = (await restore(cache, outputDir)) ?? (await removeUnlessSite(outputDir));
  return noOutput === null ? `${cacheDir} and ${outputDir} restored.` : `${cacheDir} restored, but ${noOutput}.`;
}

/** @param {Cache} cache @param {string} folder @returns null, or why the folder was not restored. */
async function restore(cache, folder) {
  // Whatever is there is newer than what was kept.
  if (existsSync(folder) && readdirSync(folder).length > 0) return `${folder} is there already`;
  try {
    return (await cache.restore(folder)) ? null : `${folder} was not kept`;
  } catch (error) {
    // Half a folder is worse than none.
    await rm(folder, { recursive: true, force: true });
    return `${folder} could not be restored (${messageOf(error)})`;
  }
}

/** @param {string} cacheDir */
function kindOfKept(cacheDir) {
  const label = path.join(cacheDir, LABEL);
  return existsSync(label) ? readFileSync(label, "utf8") : "no known kind";
}

/** @param {string} outputDir @returns null, or why the folder was removed. */
async function removeUnlessSite(outputDir) {
  if (isFinishedSite(outputDir)) return null;
  await rm(outputDir, { recursive: true, force: true });
  return `${outputDir} was no finished site`;
}

/** @param {string} folder */
function isFinishedSite(folder) {
  return SITE.every((name) => existsSync(path.join(folder, name))) && !existsSync(path.join(folder, UNFINISHED));
}

/**
 * The old output goes before the new label is kept, and the new output comes after it: at no moment do a label and the
 * output of another kind lie side by side.
 * @param {Cache} cache @param {Settings} settings
 */
async function keep(cache, { cacheDir, outputDir, kind }) {
  await cache.remove(outputDir);
  mkdirSync(cacheDir, { recursive: true });
  writeFileSync(path.join(cacheDir, LABEL), kind);
  const noCache = await save(cache, cacheDir);
  if (noCache !== null) return `nothing kept: ${noCache}.`;
  const noOutput = isFinishedSite(outputDir) ? await save(cache, outputDir) : `${outputDir} is no finished site`;
  return noOutput === null ? `${cacheDir} and ${outputDir} kept.` : `${cacheDir} kept, but ${noOutput}.`;
}

/** @param {Cache} cache @param {string} folder @returns null, or why the folder was not kept. */
async function save(cache, folder) {
  try {
    return (await cache.save(folder)) ? null : `${folder} is empty`;
  } catch (error) {
    await cache.remove(folder);
    return `${folder} could not be kept (${messageOf(error)})`;
  }
}

/** @param {unknown} error */
const messageOf = (error) => (error instanceof Error ? error.message : String(error));
