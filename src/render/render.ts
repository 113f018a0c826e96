import { readdirSync } from "node:fs";
import path from "node:path";
import { LAYOUTS, PROJECT } from "../lib/project.ts";
import type { PageOf } from "../pages/page.ts";
import type { SiteView } from "../pages/site-view.ts";

/** A page of any kind, as its layout gets it. */
type AnyPage = PageOf<string, unknown>;

/** The pages of each kind: what the templates paginate. A class, so that Eleventy takes it as it is and copies nothing. */
class PagesByKind {
  [kind: string]: AnyPage[];

  constructor(pages: readonly AnyPage[]) {
    for (const page of pages) {
      const group = this[page.kind];
      if (group) group.push(page);
      else this[page.kind] = [page];
    }
  }
}

/**
 * Renders the pages with Eleventy, in memory: nothing is written here.
 * @param layouts the folder with the templates.
 * @returns the contents by output file, relative to the output folder.
 */
export async function renderPages(
  pages: readonly AnyPage[],
  site: SiteView,
  layouts = LAYOUTS,
): Promise<Map<string, string>> {
  const byKind = new PagesByKind(pages);
  if (pages.length === 0) return new Map();
  // Loading it takes longer than a build that has nothing to render.
  const { default: Eleventy } = await import("@11ty/eleventy");
  const input = path.relative(process.cwd(), path.resolve(layouts));
  const output = "output";
  const eleventy = new Eleventy(input, output, {
    configPath: path.relative(process.cwd(), path.join(PROJECT, ".eleventy.ts")),
    quietMode: true,
    config(config) {
      config.addGlobalData("pages", byKind);
      // Frozen, it is handed on as it is; else each page would get a proxy, and nothing that is made once for a site were
      // found again.
      config.addGlobalData("site", Object.freeze(site));
      // By default, Eleventy passes over what is in a package.
      config.ignores.delete("**/node_modules/**");
      // Eleventy loads every template again in each run: only those are worth it that have pages.
      for (const kind of kindsIn(layouts)) if (!byKind[kind]) config.ignores.add(`${input}/${kind}.11ty.*`);
    },
  });
  const rendered = await eleventy.toJSON();
  return new Map(rendered.map(({ outputPath, content }) => [path.relative(output, outputPath), content]));
}

/** A folder of layouts has one template for each kind of page: `article.11ty.tsx`. */
const kindsIn = (layouts: string): string[] =>
  readdirSync(layouts).flatMap((name) => (name.includes(".11ty.") ? [name.slice(0, name.indexOf("."))] : []));
