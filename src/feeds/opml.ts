import { element, xmlDocument } from "../lib/xml.ts";
import { absolute, addresses } from "../pages/addresses.ts";
import type { PageContext, Shared } from "../pages/context.ts";
import { pageKind } from "../pages/page.ts";
import { labelled } from "../words/sentence.ts";

export interface OpmlModel {
  title: string;
  owner: string;
  feeds: { title: string; xmlUrl: string; htmlUrl: string }[];
}

export type OpmlPage = ReturnType<typeof planPage>;

/** One file that brings the whole paper, section by section, into a feed reader. */
export const opmlPage = (context: PageContext): OpmlPage =>
  planPage({ path: addresses.opml, owner: "sections.yaml" }, () => null, context);

const planPage = pageKind({
  kind: "opml",
  model(_: null, { newsroom, site }: Shared): OpmlModel {
    const lists = [
      { title: site.name, list: "/" },
      ...newsroom.sections.map(({ slug, name }) => ({
        title: labelled(site.name, name, newsroom.words),
        list: addresses.section(slug),
      })),
    ];
    return {
      title: site.name,
      owner: newsroom.site.publisher.name,
      feeds: lists.map(({ title, list }) => ({
        title,
        xmlUrl: absolute(site.origin, addresses.rss(list)),
        htmlUrl: absolute(site.origin, list),
      })),
    };
  },
});

/** OPML 2.0, a subscription list. */
export function opml({ title, owner, feeds }: OpmlModel): string {
  const outlines = feeds.map(({ title, xmlUrl, htmlUrl }) =>
    element("outline", { type: "rss", text: title, title, xmlUrl, htmlUrl }),
  );
  const head = element("head", {}, element("title", {}, title), element("ownerName", {}, owner));
  return xmlDocument(element("opml", { version: "2.0" }, head, element("body", {}, outlines)));
}
