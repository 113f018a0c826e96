import type { TrustedHtml } from "../lib/trusted-html.ts";
import type { NewsroomFacts } from "../newsroom/newsroom.ts";
import type { SiteSettings } from "../newsroom/schemas.ts";
import type { Shade } from "../newsroom/theme.ts";
import { imageHref } from "../pictures/address.ts";
import { readLanguage, type StoryLanguage } from "../text/language.ts";
import type { Words } from "../words/en.ts";
import { addresses } from "./addresses.ts";
import { homeScreenIcon, iconOf, pictureNamed, tabIcon } from "./icons.ts";
import type { Link } from "./views.ts";

/** What every page shows around its own content: the masthead, the footer, the words. The same for all pages. */
export interface SiteView {
  name: string;
  tagline: string;
  /** For absolute addresses; no slash at the end. */
  origin: string;
  locale: string;
  /** Which way the script of its language runs. */
  dir: StoryLanguage["dir"];
  /** The digits of the locale, by their name in Unicode CLDR; null for those of most languages. */
  digits: string | null;
  words: Words;
  mark: TrustedHtml;
  /** The ground of a page, which browsers give to what is around it. */
  paper: Shade;
  icon: string;
  tabIcon: { href: string; type: string };
  /** Null where the icon is a drawing. */
  homeScreenIcon: string | null;
  logo: string;
  nav: Link[];
  watchLive: Link | null;
  newsletter: SiteSettings["newsletter"];
  contact: SiteSettings["contact"];
  comments: SiteSettings["comments"];
  footer: { links: Link[]; feeds: Link[]; publisher: string; rights: string; trademark: string | null };
  assets: AssetAddresses;
  /** Shown on cards of stories without a picture. */
  socialCard: { href: string; width: number; height: number };
}

/** Where the styles and scripts are, with digests in their names. */
export interface AssetAddresses {
  /** Of every page. */
  styles: string;
  /** Of the front, lists and whatever else is no story. */
  overviewStyles: string;
  script: string;
  searchScript: string;
  formScript: string;
  /** Of the page for readers without a network; null where the site keeps nothing on their devices. */
  offlineScript: string | null;
  liveScript: string;
  feedStyles: string;
  /** Those that every page needs. */
  fonts: string[];
  /** Of pages whose headline is opinion. */
  italicFont: string;
}

export function siteView(newsroom: NewsroomFacts, origin: string, assets: AssetAddresses): SiteView {
  const { site, words, sections } = newsroom;
  const card = pictureNamed(site.socialCard, newsroom);
  return {
    name: site.name,
    tagline: site.tagline,
    origin,
    locale: site.locale,
    dir: readLanguage(site.locale)?.dir ?? "ltr",
    digits: digitsOf(site.locale),
    words,
    mark: newsroom.mark,
    paper: newsroom.theme.colors.paper,
    icon: imageHref(iconOf(newsroom)),
    tabIcon: tabIcon(newsroom),
    homeScreenIcon: homeScreenIcon(newsroom),
    logo: imageHref(pictureNamed(site.publisher.logo, newsroom)),
    nav: sections.map(({ slug, name }) => ({ href: addresses.section(slug), label: name })),
    watchLive: site.watchLive ? { href: site.watchLive.url, label: site.watchLive.label } : null,
    newsletter: site.newsletter,
    contact: site.contact,
    comments: site.comments,
    footer: {
      links: [
        { href: addresses.about, label: words.about },
        { href: addresses.authorIndex, label: words.authors },
        { href: addresses.corrections, label: words.corrections },
        { href: addresses.guidelines, label: words.communityGuidelines },
        { href: addresses.newsletter, label: words.newsletter },
        { href: addresses.privacy, label: words.privacy },
        { href: addresses.tagIndex, label: words.tagIndex },
        { href: addresses.archive, label: words.archive },
      ],
      feeds: [
        { href: addresses.rss("/"), label: "RSS" },
        { href: addresses.atom("/"), label: "Atom" },
        { href: addresses.jsonFeed("/"), label: "JSON Feed" },
        { href: addresses.opml, label: words.opml },
      ],
      publisher: site.publisher.name,
      rights: site.rights,
      trademark: site.trademark ?? null,
    },
    assets,
    socialCard: { href: imageHref(card), width: card.width, height: card.height },
  };
}

function digitsOf(locale: string): string | null {
  const { numberingSystem } = new Intl.NumberFormat(locale).resolvedOptions();
  return numberingSystem === "latn" ? null : numberingSystem;
}
