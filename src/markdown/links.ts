/** Where a link in a text leads. */
export type Link =
  /** To an address of this site: a path, or a place on the page. */
  | { kind: "own"; href: string }
  | { kind: "elsewhere" }
  /** To somebody's mail program or telephone. */
  | { kind: "contact" }
  | { kind: "nowhere"; remedy: string };

/** @param href as Markdown gives it: percent-encoded, its host in ASCII. */
export function readLink(href: string, siteUrl: string): Link {
  if (href.startsWith("#") || /^\/(?!\/)/.test(href)) return { kind: "own", href };
  if (/^(mailto|tel):/i.test(href)) return { kind: "contact" };
  if (!/^https?:\/\//i.test(href)) return { kind: "nowhere", remedy: remedyFor(href) };
  const own = ownAddress(href, siteUrl);
  return own === null ? { kind: "elsewhere" } : { kind: "own", href: own };
}

/** The site is known by its name with `www.` and without, by https and by http. */
function ownAddress(href: string, siteUrl: string): string | null {
  if (!URL.canParse(href)) return null;
  const [link, site] = [new URL(href), new URL(siteUrl)];
  const name = ({ hostname }: URL) => hostname.replace(/^www\./, "");
  const isOwn = name(link) === name(site) && (link.port === site.port || link.port === "") && link.username === "";
  // Two slashes would begin the name of another host.
  return isOwn && !link.pathname.startsWith("//") ? `${link.pathname}${link.search}${link.hash}` : null;
}

/** What the writer may have meant. */
function remedyFor(href: string): string {
  if (/^[^\s/:@]+@[^\s/:@]+\.\w+$/.test(href)) return `Write mailto:${href} for a mail address.`;
  if (/^\/\/[\w-]+(\.[\w-]+)+/.test(href)) return `Write https:${href} .`;
  if (/^[\w-]+(\.[\w-]+)*\.[a-z]{2,}(:\d+)?\//i.test(href) || /^www\./i.test(href)) return `Write https://${href} .`;
  if (/^\d{4}\/\d{2}\/\d{2}\//.test(href)) return `Write /${href} .`;
  return "Write /2024/05/25/slug/ for a story of ours, or https://… .";
}
