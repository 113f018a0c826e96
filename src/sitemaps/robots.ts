import { absolute, addresses } from "../pages/addresses.ts";
import type { PageContext } from "../pages/context.ts";
import { type TextPage, textPage } from "../pages/page.ts";
import { newsSitemaps } from "./sitemap.ts";

/** Everything may be read; the search bundle is of no use to anybody's index. */
export function robotsPage(context: PageContext): TextPage {
  const { site } = context;
  const text = [
    "User-agent: *",
    `Disallow: ${addresses.searchBundle}`,
    "",
    ...[addresses.sitemap, ...newsSitemaps(context)].map((path) => `Sitemap: ${absolute(site.origin, path)}`),
    "",
  ].join("\n");
  return textPage(addresses.robots, "sitemaps", text);
}
