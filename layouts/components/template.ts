import type { VNode } from "preact";
import { render as renderToString } from "preact-render-to-string";
import { flat } from "../../src/lib/flat.ts";
import { outputFile } from "../../src/pages/addresses.ts";
import type { PageOf } from "../../src/pages/page.ts";
import type { SiteView } from "../../src/pages/site-view.ts";

/** What a template is a function of: the site around the page, and the page itself. */
export interface TemplateInput<Page extends PageOf<string, unknown>> {
  site: SiteView;
  entry: Page;
}

/**
 * Eleventy's front matter for a template that makes one file for each page of its kind. Eleventy imports a template again in
 * each of its runs, and the engine has to learn it again: what makes pages by the thousand is a component.
 */
export function eachPage<Page extends PageOf<string, unknown>>(kind: Page["kind"]) {
  return {
    pagination: { data: `pages.${kind}`, size: 1, alias: "entry" },
    permalink: ({ entry }: TemplateInput<Page>) => outputFile(entry.path),
    eleventyExcludeFromCollections: true,
  };
}

/** An HTML document as text. */
export const toHtml = (document: VNode): string => flat(`<!DOCTYPE html>\n${renderToString(document)}\n`);
