import type { VNode } from "preact";
import { render as renderToString } from "preact-render-to-string";
import { flat } from "../../src/lib/flat.ts";
import { outputFile } from "../../src/pages/addresses.ts";
import type { PageOf } from "../../src/pages/page.ts";
import type { SiteView } from "../../src/pages/site-view.ts";

type AnyPage = PageOf<string, unknown>;

/** What a template is a function of: the site around the page, and the page itself. */
interface TemplateInput<Page extends AnyPage> extends Pick<Page, "path" | "model"> {
  site: SiteView;
}

/**
 * What Eleventy asks of a template that makes one file for each page of its kind. Eleventy imports a template again in each
 * of its runs, and the engine has to learn it again: what makes pages by the thousand is a component.
 */
export function template<Page extends AnyPage>(kind: Page["kind"], write: (input: TemplateInput<Page>) => string) {
  return {
    data: {
      pagination: { data: `pages.${kind}`, size: 1, alias: "entry" },
      permalink: ({ entry }: { entry: Page }) => outputFile(entry.path),
      eleventyExcludeFromCollections: true,
    },
    render: ({ site, entry: { path, model } }: { site: SiteView; entry: Page }) => write({ site, path, model }),
  };
}

/** The same for pages in HTML. */
export const htmlTemplate = <Page extends AnyPage>(kind: Page["kind"], page: (input: TemplateInput<Page>) => VNode) =>
  template<Page>(kind, (input) => flat(`<!DOCTYPE html>\n${renderToString(page(input))}\n`));
