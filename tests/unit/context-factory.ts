import type { Article } from "../../src/article/article.ts";
import { editionAt } from "../../src/edition/edition.ts";
import type { Newsroom } from "../../src/newsroom/newsroom.ts";
import type { PageContext } from "../../src/pages/context.ts";
import { siteView } from "../../src/pages/site-view.ts";
import { at } from "./article-factory.ts";
import { aNewsroom } from "./newsroom-factory.ts";

interface Circumstances {
  now?: string;
  newsroom?: Newsroom;
  /** Where the site is published, if not at the newsroom's own address. */
  origin?: string;
}

const ASSETS = {
  styles: "/s.css",
  overviewStyles: "/o.css",
  script: "/s.js",
  searchScript: "/q.js",
  formScript: "",
  offlineScript: null,
  liveScript: "/l.js",
  feedStyles: "/feed.css",
  fonts: [],
  italicFont: "",
};

/** What the makers of pages are handed, for a site of these articles. */
export function aContext(
  articles: readonly Article[],
  { now = "2024-07-01T00:00:00Z", newsroom = aNewsroom(), origin = newsroom.site.url }: Circumstances = {},
): PageContext {
  return {
    edition: editionAt(at(now), articles, newsroom),
    newsroom,
    site: siteView(newsroom, origin, ASSETS),
    histories: new Map(),
  };
}
