import { EMBED_ORIGINS } from "../markdown/embeds.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";
import type { SiteSettings } from "../newsroom/schemas.ts";
import { absolute, addresses } from "../pages/addresses.ts";
import { formOrigins } from "../pages/forms.ts";
import { INLINE_SCRIPT_SOURCES } from "../pages/inline-scripts.ts";
import { type TextPage, textPage } from "../pages/page.ts";
import { EVERYWHERE, FIXED_HEADERS } from "./fixed-rules.ts";

/** Where a comments provider may load from, once a reader has asked for it. */
function commentOrigins(comments: SiteSettings["comments"]): string[] {
  switch (comments.provider) {
    case "letters":
      return [];
    case "coral":
      return [new URL(comments.origin).origin];
    case "giscus":
      return ["https://giscus.app"];
  }
}

/**
 * The content security policy: everything from this site alone, but for what readers ask for by a click. Pagefind
 * compiles WebAssembly, which `'wasm-unsafe-eval'` allows without allowing `eval`. The scripts in the pages themselves
 * are named by their digests.
 */
export function contentSecurityPolicy({ comments, newsletter }: Pick<SiteSettings, "comments" | "newsletter">): string {
  const extra = commentOrigins(comments);
  const directives: Record<string, string[]> = {
    "default-src": ["'none'"],
    "script-src": ["'self'", "'wasm-unsafe-eval'", ...INLINE_SCRIPT_SOURCES, ...extra],
    "style-src": ["'self'", ...(comments.provider === "giscus" ? extra : [])],
    "img-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'", ...extra],
    "worker-src": ["'self'"],
    "manifest-src": ["'self'"],
    "frame-src": [...EMBED_ORIGINS, ...extra],
    "form-action": ["'self'", ...formOrigins(newsletter)],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(" "))
    .join("; ");
}

/**
 * Where to subscribe to a list's feeds, for readers that look at headers first (https://www.w3.org/TR/websub/#discovery). Of the
 * site and its sections; the thousands of tags and authors say it in the feeds themselves alone.
 */
function hubLinks(list: string, origin: string, hubs: readonly string[]): string[] {
  if (hubs.length === 0) return [];
  return [addresses.rss(list), addresses.atom(list), addresses.jsonFeed(list)].flatMap((feed) => [
    feed,
    `  Link: ${[...hubs.map((hub) => `<${hub}>; rel="hub"`), `<${absolute(origin, feed)}>; rel="self"`].join(", ")}`,
  ]);
}

/**
 * `_headers`: what is the same for every newsroom, and what depends on its settings or on where the build runs. A deploy that
 * is not the production one is kept out of search engines.
 */
export function headersPage(
  { site, sections }: Pick<Newsroom, "site" | "sections">,
  { origin, isProduction }: { origin: string; isProduction: boolean },
): TextPage {
  const followed = ["/", ...sections.map(({ slug }) => addresses.section(slug))];
  const everywhere = {
    ...EVERYWHERE,
    "Content-Security-Policy": contentSecurityPolicy(site),
    ...(isProduction ? {} : { "X-Robots-Tag": "noindex" }),
  };
  const lines = [
    ...[{ for: "/*", values: everywhere }, ...FIXED_HEADERS].flatMap((rule) => [
      rule.for,
      ...Object.entries(rule.values).map(([name, value]) => `  ${name}: ${value}`),
    ]),
    ...followed.flatMap((list) => hubLinks(list, origin, site.hubs ?? [])),
  ];
  return textPage(addresses.headers, "site.yaml", `${lines.join("\n")}\n`);
}
