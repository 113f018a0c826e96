import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { shortDigest } from "../lib/digest.ts";
import type { Asset } from "../pages/page.ts";
import type { AssetAddresses } from "../pages/site-view.ts";
import type { Words } from "../words/en.ts";

/** The folder of the project itself, wherever the command was started. */
export const PROJECT = fileURLToPath(new URL("../../", import.meta.url));

const ENTRIES = {
  styles: "layouts/styles/site.css",
  overviewStyles: "layouts/styles/overview.css",
  script: "layouts/scripts/site.ts",
  searchScript: "src/search/box.ts",
  formScript: "layouts/scripts/forms.ts",
  liveScript: "layouts/scripts/live.ts",
};

/** What every page is set in: fetched beside the style sheet, not after it. */
const FONTS = ["layouts/fonts/newsreader.woff2", "layouts/fonts/libre-franklin.woff2"];

/**
 * Bundles styles, scripts and fonts. Each file's name holds a digest of its contents, so that browsers and CDNs may
 * keep it for ever.
 */
export async function bundleAssets(words: Words): Promise<{ assets: Asset[]; addresses: AssetAddresses }> {
  const result = await build({
    absWorkingDir: PROJECT,
    entryPoints: Object.values(ENTRIES),
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: "esm",
    target: ["chrome111", "firefox115", "safari16.4"],
    outdir: "/assets",
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    publicPath: "/assets/",
    loader: { ".woff2": "file" },
    external: ["/search/*"],
    define: { FORM_WORDS: JSON.stringify(formWords(words)) },
    legalComments: "none",
    logLevel: "silent",
  });
  const outputOf = (entry: string): string => {
    const found = Object.entries(result.metafile.outputs).find(([, output]) => output.entryPoint === entry);
    if (!found) throw new Error(`the bundler made nothing of ${entry}`);
    return `/assets/${path.basename(found[0])}`;
  };
  const fontOf = (source: string): string => {
    const found = Object.entries(result.metafile.outputs).find(([, { inputs }]) => source in inputs);
    if (!found) throw new Error(`the styles do not use ${source}`);
    return `/assets/${path.basename(found[0])}`;
  };
  const feedStyles = `${await styleFeed(words)}`;
  const feedStylesAddress = `/assets/feed-${shortDigest(feedStyles)}.css`;
  const assets = result.outputFiles.map(
    (file): Asset => ({
      kind: "asset",
      path: `/assets/${path.basename(file.path)}`,
      owner: "layouts",
      bytes: file.contents,
    }),
  );
  assets.push({ kind: "asset", path: feedStylesAddress, owner: "layouts", bytes: Buffer.from(feedStyles) });
  return {
    assets,
    addresses: {
      styles: outputOf(ENTRIES.styles),
      overviewStyles: outputOf(ENTRIES.overviewStyles),
      script: outputOf(ENTRIES.script),
      searchScript: outputOf(ENTRIES.searchScript),
      formScript: outputOf(ENTRIES.formScript),
      liveScript: outputOf(ENTRIES.liveScript),
      feedStyles: feedStylesAddress,
      fonts: FONTS.map(fontOf),
    },
  };
}

/** What scripts/forms.ts says. */
function formWords({ fieldMissing, emailMissing, emailWrong, consentMissing }: Words) {
  return { fieldMissing, emailMissing, emailWrong, consentMissing };
}

/** The feed's own style sheet, opening with a sentence for people who meet a feed in their browser. */
async function styleFeed(words: Words): Promise<string> {
  const intro = JSON.stringify(words.feedIntro);
  const result = await build({
    absWorkingDir: PROJECT,
    stdin: {
      contents: `@import "./layouts/styles/feed.css";\n:root::before { content: ${intro} }`,
      loader: "css",
      resolveDir: PROJECT,
    },
    bundle: true,
    write: false,
    minify: true,
  });
  return result.outputFiles[0]?.text ?? "";
}
