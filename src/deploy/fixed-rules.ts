import type { HeaderRule } from "./rules.ts";

// What is the same for every newsroom. The build writes it into `_headers` and `_redirects`, so that an upgrade brings it.

/**
 * What neither the site nor a player on it needs. Left to them: autoplay, fullscreen, picture-in-picture and
 * encrypted-media (players), clipboard-write and web-share (the share box), storage-access (discussions).
 */
const NOT_NEEDED = [
  "accelerometer",
  "browsing-topics",
  "camera",
  "captured-surface-control",
  "compute-pressure",
  "display-capture",
  "gamepad",
  "geolocation",
  "gyroscope",
  "hid",
  "idle-detection",
  "keyboard-map",
  "local-fonts",
  "local-network",
  "local-network-access",
  "loopback-network",
  "magnetometer",
  "microphone",
  "midi",
  "otp-credentials",
  "payment",
  "screen-wake-lock",
  "serial",
  "speaker-selection",
  "usb",
  "window-management",
  "xr-spatial-tracking",
];

export const EVERYWHERE = {
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy": NOT_NEEDED.map((feature) => `${feature}=()`).join(", "),
  "Cross-Origin-Opener-Policy": "same-origin",
  // No other site may include our files; the pictures below are the exception.
  "Cross-Origin-Resource-Policy": "same-origin",
  // HTML, feeds and sitemaps: kept, but asked for again each time; an unchanged one costs a 304.
  "Cache-Control": "public, max-age=0, must-revalidate",
};

/** For files whose names hold a digest of their bytes: new bytes, new name. */
const FOREVER = { "Cache-Control": "public, max-age=31536000, immutable" };

/** Feed readers on the web show them, and so do previews of links. */
const FOR_OTHER_SITES = { "Cross-Origin-Resource-Policy": "cross-origin" };

/** Scripts of other sites may fetch a feed. */
const feed = (type: string) => ({
  "Content-Type": `${type}; charset=utf-8`,
  "Access-Control-Allow-Origin": "*",
});

/** RSS has never been registered: as application/xml every browser shows the page that its style sheet makes of it. */
const RSS = feed("application/xml");
const ATOM = feed("application/atom+xml");
const JSON_FEED = feed("application/feed+json");

export const FIXED_HEADERS: readonly HeaderRule[] = [
  // Not `/assets/*`: for Netlify that is also /assets.html.
  { for: "/assets/:file", values: FOREVER },
  { for: "/images/:file", values: { ...FOR_OTHER_SITES, ...FOREVER } },
  // The search: all but the list of its pieces (pieces.json).
  { for: "/search/index/pieces/:piece/*", values: FOREVER },
  { for: "/search/index/engine/:file", values: FOREVER },
  { for: "/search/index/names/:file", values: FOREVER },
  { for: "/search/index/words/:file", values: FOREVER },
  { for: "/favicon.ico", values: { "Content-Type": "image/x-icon", ...FOR_OTHER_SITES } },
  { for: "/site.webmanifest", values: { "Content-Type": "application/manifest+json" } },
  ...["/", "/sections/:section/", "/tags/:tag/", "/authors/:author/", "/corrections/"].map((list) => {
    return { for: `${list}feed.xml`, values: RSS };
  }),
  ...["/", "/sections/:section/"].flatMap((list) => [
    { for: `${list}feed.atom`, values: ATOM },
    { for: `${list}feed.json`, values: JSON_FEED },
  ]),
  { for: "/feeds.opml", values: feed("text/x-opml") },
];

/**
 * A list that has become shorter loses its last page: a request for it leads to the list, but only where no file answers. Not
 * `/archive/*`: Netlify drops a rule whose target matches its own pattern.
 */
export const SHORTER_LISTS = [
  ...["sections", "tags", "authors"].map((kind) => [`/${kind}/:list/page/*`, `/${kind}/:list/`] as const),
  ["/archive/:year/*", "/archive/"] as const,
].map(([from, to]) => `${from} ${to} 302`);
