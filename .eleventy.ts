import type { EleventyConfig } from "@11ty/eleventy";

/**
 * What Eleventy needs to know. Each template in `layouts/*.11ty.tsx` makes one file for each page of its kind; the
 * list of pages comes from `src/publish/build.ts`, which hands it over as the global data `pages` and `site`.
 * Articles are data here, never templates: their front matter does not enter Eleventy's data cascade, and no template
 * language runs on what an editor wrote.
 */
export default function configure(config: EleventyConfig) {
  if (!("pages" in config.globalData)) throw new Error("There are no pages to render: build with `npm run build`.");

  // Layouts are TSX, run by tsx and rendered by Preact.
  config.addTemplateFormats(["11ty.ts", "11ty.tsx"]);
  config.addExtension(["11ty.ts", "11ty.tsx"], { key: "11ty.js" });

  config.setIncludesDirectory("components");
  config.setDataDirectory("data-is-handed-over");
  config.setUseGitIgnore(false);
  config.setQuietMode(true);
}
