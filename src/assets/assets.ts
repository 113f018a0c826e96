import path from "node:path";
import type { Plugin } from "esbuild";
import { fontFaces } from "../../layouts/fonts/faces.ts";
import type { Settings } from "../command/settings.ts";
import { shortDigest } from "../lib/digest.ts";
import { ErrorList } from "../lib/error-list.ts";
import { LAYOUTS, PROJECT } from "../lib/project.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";
import { type Theme, themeStyles } from "../newsroom/theme.ts";
import { addresses } from "../pages/addresses.ts";
import { type EditionCalendar, editionCalendar } from "../pages/edition-calendar.ts";
import type { Asset } from "../pages/page.ts";
import type { AssetAddresses } from "../pages/site-view.ts";
import type { Words } from "../words/en.ts";
import { bundle } from "./bundle.ts";

/** What of the settings and of the deploy the scripts depend on. */
interface BundleOptions {
  words: Words;
  theme: Theme;
  calendar: EditionCalendar;
  /** Whether readers' devices keep stories. */
  offline: boolean;
}

const ENTRIES = {
  styles: "layouts/styles/site.css",
  overviewStyles: "layouts/styles/overview.css",
  script: "layouts/scripts/site.ts",
  searchScript: "src/search/box.ts",
  formScript: "layouts/scripts/forms.ts",
  liveScript: "layouts/scripts/live.ts",
};

const OFFLINE_ENTRY = "layouts/scripts/offline.ts";

const TARGETS = ["chrome111", "firefox115", "safari16.4"];

/** What every page is set in: fetched beside the style sheet, not after it. */
const FONTS = ["layouts/fonts/newsreader.woff2", "layouts/fonts/libre-franklin.woff2"];
/** What opinion has its headlines in. */
const ITALIC = "layouts/fonts/newsreader-italic.woff2";

/** What styles import by a name alone, and no file holds: the rules of the fonts, and the theme. */
const generated = (theme: Theme): Plugin => ({
  name: "generated-styles",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(font-faces|theme)$/ }, ({ path }) => ({ path, namespace: "generated" }));
    onLoad({ filter: /.*/, namespace: "generated" }, ({ path: name }) => ({
      contents: name === "theme" ? themeStyles(theme) : fontFaces(),
      loader: "css",
      resolveDir: path.join(LAYOUTS, "fonts"),
    }));
  },
});

/** No device keeps what a preview shows. */
export const bundleOptions = (
  { words, site, theme }: Pick<Newsroom, "words" | "site" | "theme">,
  { preview, isProduction }: Pick<Settings, "preview" | "isProduction">,
): BundleOptions => ({
  words,
  theme,
  calendar: editionCalendar(site),
  offline: site.offline === true && isProduction && !preview,
});

/**
 * Bundles styles, scripts and fonts. Each file's name holds a digest of its contents, so that browsers and CDNs may
 * keep it for ever.
 * @throws {NewsroomErrors} with every place that is no style sheet or script.
 */
export async function bundleAssets({
  words,
  theme,
  calendar,
  offline,
}: BundleOptions): Promise<{ assets: Asset[]; addresses: AssetAddresses }> {
  const problems = new ErrorList();
  const main = bundle({
    entryPoints: [...Object.values(ENTRIES), ...(offline ? [OFFLINE_ENTRY] : [])],
    minify: true,
    format: "esm",
    target: TARGETS,
    outdir: addresses.assets,
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    publicPath: addresses.assets,
    loader: { ".woff2": "file" },
    plugins: [generated(theme)],
    external: ["/search/*"],
    define: {
      CALENDAR: JSON.stringify(calendar),
      FORM_WORDS: JSON.stringify(formWords(words)),
      OFFLINE: String(offline),
    },
    legalComments: "none",
  });
  const [result, feedStyles] = await Promise.all([problems.of(main), problems.of(styleFeed(words, theme))]);
  if (result === null || feedStyles === null) throw problems.found();
  /** Each font and each entry is in one file. */
  const addressOf = (source: string): string => {
    const found = Object.entries(result.metafile.outputs).find(([, { inputs }]) => source in inputs);
    if (!found) throw new Error(`the bundler made nothing of ${source}, or no style uses it`);
    return `${addresses.assets}${path.basename(found[0])}`;
  };
  const feedStylesAddress = `${addresses.assets}feed-${shortDigest(feedStyles)}.css`;
  const assets = result.outputFiles.map(
    (file): Asset => ({
      kind: "asset",
      path: `${addresses.assets}${path.basename(file.path)}`,
      owner: "layouts",
      bytes: () => file.contents,
    }),
  );
  assets.push({ kind: "asset", path: feedStylesAddress, owner: "layouts", bytes: () => Buffer.from(feedStyles) });
  const version = shortDigest(assets.map(({ path }) => path).join());
  assets.push(await bundleWorker(offline ? "offline-worker" : "no-worker", version));
  return {
    assets,
    addresses: {
      styles: addressOf(ENTRIES.styles),
      overviewStyles: addressOf(ENTRIES.overviewStyles),
      script: addressOf(ENTRIES.script),
      searchScript: addressOf(ENTRIES.searchScript),
      formScript: addressOf(ENTRIES.formScript),
      offlineScript: offline ? addressOf(OFFLINE_ENTRY) : null,
      liveScript: addressOf(ENTRIES.liveScript),
      feedStyles: feedStylesAddress,
      fonts: FONTS.map(addressOf),
      italicFont: addressOf(ITALIC),
    },
  };
}

/** @param version another one whenever a file of the site is another one: then devices fetch the worker's own files again. */
async function bundleWorker(name: "offline-worker" | "no-worker", version: string): Promise<Asset> {
  const result = await bundle({
    entryPoints: [`layouts/scripts/${name}.ts`],
    minify: true,
    format: "iife",
    target: TARGETS,
    define: { OFFLINE_VERSION: JSON.stringify(version) },
    legalComments: "none",
  });
  const bytes = result.outputFiles[0]?.contents ?? new Uint8Array();
  return { kind: "asset", path: addresses.worker, owner: "layouts", bytes: () => bytes, version: shortDigest(bytes) };
}

/** What scripts/forms.ts says. */
function formWords({ fieldMissing, emailMissing, emailWrong, consentMissing }: Words) {
  return { fieldMissing, emailMissing, emailWrong, consentMissing };
}

/** The feed's own style sheet, opening with a sentence for people who meet a feed in their browser. */
async function styleFeed(words: Words, theme: Theme): Promise<string> {
  const intro = JSON.stringify(words.feedIntro.replace(/\s+/g, " "));
  const result = await bundle({
    stdin: {
      contents: `@import "./layouts/styles/feed.css";\n:root::before { content: ${intro} }`,
      loader: "css",
      resolveDir: PROJECT,
    },
    minify: true,
    plugins: [generated(theme)],
  });
  return result.outputFiles[0]?.text ?? "";
}
