import type { TrustedHtml } from "../lib/trusted-html.ts";
import type { ProseName } from "../newsroom/newsroom.ts";
import { addresses } from "./addresses.ts";
import type { PageContext } from "./context.ts";
import { type HeadModel, plainHead } from "./head.ts";
import type { PageOf } from "./page.ts";
import type { Link } from "./views.ts";

export interface ProseModel {
  head: HeadModel;
  title: string;
  body: TrustedHtml;
}

export type ProsePage = PageOf<"prose", ProseModel>;

export interface SearchModel {
  head: HeadModel;
}

export type SearchPage = PageOf<"search", SearchModel>;

export interface FormModel {
  head: HeadModel;
  form: "newsletter" | "letter" | "correction";
}

export type FormPage = PageOf<"form", FormModel>;

/** A short message: thanks, not found, gone. */
export interface NoticeModel {
  head: HeadModel;
  title: string;
  text: string;
  links: Link[];
  /** Whether the stories that are kept on the reader's device are listed. */
  listsKept: boolean;
}

export type NoticePage = PageOf<"notice", NoticeModel>;

/** Where the newsroom's own prose is published. */
export const PROSE_PAGES: readonly { path: string; name: ProseName }[] = [
  { path: addresses.about, name: "about" },
  { path: addresses.guidelines, name: "community-guidelines" },
  { path: addresses.privacy, name: "privacy" },
];

type ServicePage = ProsePage | SearchPage | FormPage | NoticePage;

/** The pages that are there before the first story: about, search, forms, thanks, 404 and 410. */
export function servicePages({ newsroom, site }: PageContext): ServicePage[] {
  const { words, prose } = newsroom;
  const { newsletter, description } = newsroom.site;
  const head = (title: string, text: string, path: string, indexed = true) =>
    plainHead({ title, description: text, path, indexed }, site);
  const titles: Record<ProseName, string> = {
    about: words.about,
    "community-guidelines": words.communityGuidelines,
    privacy: words.privacy,
  };
  const prosePage = (path: string, title: string, name: ProseName): ProsePage => ({
    kind: "prose",
    path,
    owner: `${name}.md`,
    model: { head: head(title, `${title}: ${description}`, path), title, body: prose[name].html },
  });
  const notice = (path: string, title: string, text: string, links: Link[], listsKept = false): NoticePage => ({
    kind: "notice",
    path,
    owner: "site",
    model: { head: head(title, text, path, false), title, text, links, listsKept },
  });
  const ways = [
    { href: addresses.front, label: words.home },
    { href: addresses.search, label: words.search },
    { href: addresses.archive, label: words.archive },
    { href: addresses.tagIndex, label: words.tagIndex },
  ];
  const home = ways.slice(0, 1);
  return [
    ...PROSE_PAGES.map(({ path, name }) => prosePage(path, titles[name], name)),
    {
      kind: "search",
      path: addresses.search,
      owner: "site",
      model: { head: head(words.searchTitle, words.searchHint, addresses.search) },
    },
    {
      kind: "form",
      path: addresses.newsletter,
      owner: "site",
      model: { head: head(newsletter.name, newsletter.promise, addresses.newsletter), form: "newsletter" },
    },
    {
      kind: "form",
      path: addresses.letters,
      owner: "site",
      model: { head: head(words.letterTitle, words.letterIntro, addresses.letters), form: "letter" },
    },
    {
      kind: "form",
      path: addresses.report,
      owner: "site",
      model: { head: head(words.reportTitle, words.reportIntro, addresses.report), form: "correction" },
    },
    notice(addresses.newsletterThanks, words.newsletterThanksTitle, words.newsletterThanks, home),
    notice(addresses.lettersThanks, words.letterThanksTitle, words.letterThanks, home),
    notice(addresses.reportThanks, words.reportThanksTitle, words.reportThanks, home),
    notice(addresses.notFound, words.notFoundTitle, words.notFound, ways),
    notice(addresses.gone, words.goneTitle, words.gone, ways),
    ...(site.assets.offlineScript === null
      ? []
      : [notice(addresses.offline, words.offlineTitle, words.offline, [], true)]),
  ];
}
