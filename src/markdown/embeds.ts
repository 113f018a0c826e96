/** What a plain link can turn into on a click. */
export interface Embed {
  kind: "video" | "post";
  /** The page that the link leads to. */
  href: string;
  /** The document that a click loads in a frame. */
  frame: string;
  /** The service's name, for people. */
  host: string;
}

interface Provider {
  kind: Embed["kind"];
  host: string;
  pattern: RegExp;
  /** What a frame comes from. */
  origin: string;
  path(match: RegExpExecArray): string;
}

const PROVIDERS: Provider[] = [
  {
    kind: "video",
    host: "YouTube",
    pattern: /^https:\/\/(?:www\.youtube\.com\/watch\?v=|youtu\.be\/)([\w-]{11})(?:[?&]\S*)?$/,
    origin: "https://www.youtube-nocookie.com",
    path: ([, id]) => `/embed/${id}?autoplay=1`,
  },
  {
    kind: "video",
    host: "Vimeo",
    pattern: /^https:\/\/vimeo\.com\/(\d+)$/,
    origin: "https://player.vimeo.com",
    path: ([, id]) => `/video/${id}?autoplay=1&dnt=1`,
  },
  {
    kind: "post",
    host: "X",
    pattern: /^https:\/\/(?:x|twitter)\.com\/\w+\/status\/(\d+)$/,
    origin: "https://platform.twitter.com",
    path: ([, id]) => `/embed/Tweet.html?dnt=true&id=${id}`,
  },
  {
    kind: "post",
    host: "Mastodon",
    pattern: /^https:\/\/mastodon\.social\/(@[\w.-]+(?:@[\w.-]+)?\/\d+)$/,
    origin: "https://mastodon.social",
    path: ([, id]) => `/${id}/embed`,
  },
];

/** Origins that a frame may come from: what the content security policy allows. */
export const EMBED_ORIGINS = PROVIDERS.map(({ origin }) => origin);

export const EMBED_HOSTS = PROVIDERS.map((provider) => provider.host);

export function embedOf(href: string): Embed | null {
  for (const { kind, host, pattern, origin, path } of PROVIDERS) {
    const match = pattern.exec(href);
    if (match) return { kind, href, host, frame: origin + path(match) };
  }
  return null;
}
