import { createHash } from "node:crypto";
import { bundleModule } from "./bundle-module.ts";

/**
 * Netlify's Frameworks API: what a build puts here is deployed with the site that the same build makes. Relative to the
 * working directory, where Netlify looks.
 */
export const FUNCTION_FILES = {
  guard: ".netlify/v1/edge-functions/preview-guard.mjs",
  release: ".netlify/v1/functions/release.mjs",
} as const;

/**
 * The edge function that asks for the password before a preview with stories that are not public answers anything.
 * It is made by the build that shows them, so that neither is ever deployed without the other, and holds a digest of
 * the password.
 */
export const previewGuard = (password: string, project: string): Promise<string> =>
  bundleModule("edge/preview-guard.ts", project, {
    PASSWORD_DIGEST: createHash("sha256").update(password).digest("hex"),
  });

/**
 * The scheduled function that starts the build for the next change.
 * @param nextChange the instant, in ISO 8601: the function alone holds it, and no public file does.
 */
export const releaseFunction = (nextChange: string | null, project: string): Promise<string> =>
  bundleModule("functions/release.ts", project, { NEXT_CHANGE: nextChange });
