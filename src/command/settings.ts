import { statSync } from "node:fs";
import path from "node:path";
import { type Instant, readClock } from "../lib/clock.ts";
import { UsageError } from "../lib/usage-error.ts";
import { isOrigin, localAddress } from "../lib/web-address.ts";
import { type Folders, foldersIn } from "./environment.ts";

/** What the environment says of a build. All folders relative to the working directory, as messages show them. */
export interface Settings {
  articlesDir: string;
  newsroomDir: string;
  outputDir: string;
  cacheDir: string;
  now: Instant;
  /** Origin for absolute addresses, without a slash at the end; null for the newsroom's own. */
  siteUrl: string | null;
  /** False for deploy previews and branch deploys: these are kept out of search engines. */
  isProduction: boolean;
  /** Shows drafts, embargoed and expired stories, marked. */
  preview: boolean;
  /** Whether Netlify's own machines build. */
  isNetlify: boolean;
  /** Whether a site without a single story may take the place of one that had some. */
  allowEmpty: boolean;
  /** Set where such a preview is deployed: readers are asked for it before anything is answered. */
  previewPassword: string | null;
}

/** @throws {UsageError} where a variable makes no sense. */
export function readSettings(
  env: NodeJS.ProcessEnv,
  { preview = false, allowEmpty = false }: { preview?: boolean; allowEmpty?: boolean } = {},
): Settings {
  const folders = foldersIn(env);
  const previewPassword = passwordOfPreview(env);
  for (const name of ["ARTICLES_DIR", "NEWSROOM_DIR"] as const) {
    const folder = env[name];
    // Says so where the folder may not be looked into, which `existsSync` takes for an absence.
    if (folder && statSync(folder, { throwIfNoEntry: false }) === undefined)
      throw new UsageError(`${name} names a folder that is not there: ${folder}`);
  }
  return {
    articlesDir: folders.ARTICLES_DIR,
    newsroomDir: folders.NEWSROOM_DIR,
    // A preview never touches the folder that a deploy might take.
    outputDir: preview ? path.join(folders.CACHE_DIR, "preview") : folders.OUTPUT_DIR,
    cacheDir: folders.CACHE_DIR,
    now: clock(env.BUILD_TIME),
    siteUrl: origin(env.SITE_URL),
    isProduction: !preview && (env.CONTEXT === undefined || env.CONTEXT === "production"),
    preview: preview || previewPassword !== null,
    isNetlify: env.NETLIFY === "true",
    allowEmpty,
    previewPassword,
  };
}

/** The folders of a command, by the variables that name them. */
export const foldersOf = ({ articlesDir, newsroomDir, outputDir, cacheDir }: Settings): Folders => ({
  ...foldersIn({}),
  ARTICLES_DIR: articlesDir,
  NEWSROOM_DIR: newsroomDir,
  OUTPUT_DIR: outputDir,
  CACHE_DIR: cacheDir,
});

const SHORTEST_PASSWORD = 12;

/**
 * A deploy preview or branch deploy shows what is not public only behind a password, and only on Netlify, where the
 * guard of `src/deploy/preview-guard.ts` runs. Everywhere else, and without the password, it is what readers see.
 */
function passwordOfPreview(env: NodeJS.ProcessEnv): string | null {
  const { PREVIEW_PASSWORD: password, NETLIFY, CONTEXT } = env;
  const isPreviewDeploy = NETLIFY === "true" && (CONTEXT === "deploy-preview" || CONTEXT === "branch-deploy");
  if (!password || !isPreviewDeploy) return null;
  if (password.length >= SHORTEST_PASSWORD) return password;
  throw new UsageError(`PREVIEW_PASSWORD is too short: at least ${SHORTEST_PASSWORD} characters, or none at all.`);
}

function clock(buildTime: string | undefined): Instant {
  try {
    return readClock(buildTime);
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message);
    throw error;
  }
}

function origin(siteUrl: string | undefined): string | null {
  if (!siteUrl) return null;
  const url = localAddress(siteUrl);
  if (url === null || !isOrigin(url)) {
    throw new UsageError(`SITE_URL "${siteUrl}" is not an origin like https://www.example.com.`);
  }
  return url.origin;
}
