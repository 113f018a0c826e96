const numbered = (number: number): string => (number === 1 ? "" : `-${number}`);

/** Every address of the site. An article's own is made in `parseArticle`, from its day and slug. */
export const addresses = {
  front: "/",
  section: (slug: string) => `/sections/${slug}/`,
  tag: (slug: string) => `/tags/${slug}/`,
  tagIndex: "/tags/",
  series: (slug: string) => `/series/${slug}/`,
  author: (slug: string) => `/authors/${slug}/`,
  authorIndex: "/authors/",
  archive: "/archive/",
  /** `month` as `2024/05`. */
  month: (month: string) => `/archive/${month}/`,
  /** Page `number` of the list at `list`, numbered from the oldest. */
  listPage: (list: string, number: number) => `${list}page/${number}/`,
  /** The versions of the story at `story`. */
  history: (story: string) => `${story}history/`,
  search: "/search/",
  searchBundle: "/search/index/",
  corrections: "/corrections/",
  report: "/corrections/report/",
  reportThanks: "/corrections/report/thanks/",
  newsletter: "/newsletter/",
  newsletterThanks: "/newsletter/thanks/",
  letters: "/letters/",
  lettersThanks: "/letters/thanks/",
  guidelines: "/community-guidelines/",
  about: "/about/",
  privacy: "/privacy/",
  notFound: "/404.html",
  gone: "/410.html",
  rss: (list: string) => `${list}feed.xml`,
  atom: (list: string) => `${list}feed.atom`,
  jsonFeed: (list: string) => `${list}feed.json`,
  pictures: "/images/",
  /** Styles, scripts and fonts. */
  assets: "/assets/",
  opml: "/feeds.opml",
  webManifest: "/site.webmanifest",
  favicon: "/favicon.ico",
  /** The page that a service worker shows while there is no network. */
  offline: "/offline/",
  /** Workers rule over the folder that they come from. */
  worker: "/sw.js",
  sitemap: "/sitemap.xml",
  /** `part` is a month as `2024/05`, or `pages`. From the second file on, each bears its number. */
  sitemapPart: (part: string, number: number) => `/sitemaps/${part.replace("/", "-")}${numbered(number)}.xml`,
  newsSitemap: (number: number) => `/news-sitemap${numbered(number)}.xml`,
  robots: "/robots.txt",
  redirects: "/_redirects",
  headers: "/_headers",
} as const;

/**
 * What is made after the pages are listed (by the bundler, by the search), or in some builds alone: nothing else may take
 * an address there. A file, or a folder with all that is in it; the code that makes such files uses the same address.
 */
export const RESERVED = [
  addresses.assets,
  addresses.searchBundle,
  addresses.worker,
  addresses.offline,
  addresses.favicon,
] as const;

/** The address as it is written into HTML, XML and rules: non-Latin letters percent-encoded, as RFC 3986 asks. */
export const encodePath = (path: string): string => encodeURI(path.normalize("NFC"));

/** An absolute address. `origin` has no slash at the end. */
export const absolute = (origin: string, path: string): string => `${origin}${encodePath(path)}`;

/** The file in the output folder that answers `path`, without a slash at the front. */
export const outputFile = (path: string): string => (path.endsWith("/") ? `${path}index.html` : path).slice(1);

/** Whether a file of the output is a picture of a story, a person or the newsroom. */
export const isPicture = (file: string): boolean => `/${file}`.startsWith(addresses.pictures);
