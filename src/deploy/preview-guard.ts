import { createHash } from "node:crypto";
import { build } from "esbuild";

/** Netlify's Frameworks API: what a build puts here runs in front of the deploy that the same build makes. */
export const EDGE_FUNCTIONS = ".netlify/v1/edge-functions";

/**
 * The edge function that asks for the password before a preview with stories that are not public answers anything.
 * It is made by the build that shows them, so that neither is ever deployed without the other, and holds a digest of
 * the password.
 */
export async function previewGuard(password: string, project: string): Promise<string> {
  const digest = createHash("sha256").update(password).digest("hex");
  const result = await build({
    absWorkingDir: project,
    entryPoints: ["src/deploy/edge/preview-guard.ts"],
    bundle: true,
    write: false,
    format: "esm",
    define: { PASSWORD_DIGEST: JSON.stringify(digest) },
  });
  return result.outputFiles[0]?.text ?? "";
}
