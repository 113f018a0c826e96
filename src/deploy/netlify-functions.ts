import { createHash } from "node:crypto";
import { build } from "esbuild";

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
  bundled("src/deploy/edge/preview-guard.ts", project, {
    PASSWORD_DIGEST: createHash("sha256").update(password).digest("hex"),
  });

/**
 * The scheduled function that starts the build for the next change.
 * @param nextChange the instant, in ISO 8601: the function alone holds it, and no public file does.
 */
export const releaseFunction = (nextChange: string | null, project: string): Promise<string> =>
  bundled("src/deploy/functions/release.ts", project, { NEXT_CHANGE: nextChange });

async function bundled(source: string, project: string, constants: Record<string, string | null>): Promise<string> {
  const result = await build({
    absWorkingDir: project,
    entryPoints: [source],
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    define: Object.fromEntries(Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)])),
  });
  return result.outputFiles[0]?.text ?? "";
}
