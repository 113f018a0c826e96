import { absolute, addresses } from "../pages/addresses.ts";
import type { PageContext } from "../pages/context.ts";
import type { TextPage } from "../pages/page.ts";

/** Everything may be read; the search bundle is of no use to anybody's index. */
export function robotsPage({ site }: PageContext): TextPage {
  const text = [
    "User-agent: *",
    `Disallow: ${addresses.searchBundle}`,
    "",
    `Sitemap: ${absolute(site.origin, addresses.sitemap)}`,
    `Sitemap: ${absolute(site.origin, addresses.newsSitemap)}`,
    "",
  ].join("\n");
  return { kind: "text", path: addresses.robots, owner: "sitemaps", model: { text } };
}
