import type { TrustedHtml } from "../lib/trusted-html.ts";
import type { ProseName } from "../newsroom/newsroom.ts";
import { labelled } from "../words/sentence.ts";
import { addresses } from "./addresses.ts";
import type { PageContext, Shared } from "./context.ts";
import { type HeadModel, plainHead } from "./head.ts";
import { pageKind } from "./page.ts";

export type ProsePage = ReturnType<typeof prosePage>;

export type SearchPage = ReturnType<typeof searchPage>;

export interface FormModel {
  head: HeadModel;
  form: "newsletter" | "letter" | "correction";
}

export type FormPage = ReturnType<typeof formPage>;

export type NoticePage = ReturnType<typeof noticePage>;

const PROSE_PATHS = {
  about: addresses.about,
  "community-guidelines": addresses.guidelines,
  privacy: addresses.privacy,
};

/** Where the newsroom's own prose is published. */
export const PROSE_PAGES = (["about", "community-guidelines", "privacy"] as const).map((name) => {
  return { name, path: PROSE_PATHS[name] };
});

const prosePage = pageKind({
  kind: "prose",
  model({ name, body }: { name: ProseName; body: TrustedHtml }, { newsroom: { site, words }, site: view }: Shared) {
    const titles = { about: words.about, "community-guidelines": words.communityGuidelines, privacy: words.privacy };
    const title = titles[name];
    const path = PROSE_PATHS[name];
    return {
      head: plainHead(view, { title, description: labelled(title, site.description, words), path }),
      title,
      body,
    };
  },
});

const searchPage = pageKind({
  kind: "search",
  model(_: null, { newsroom: { words }, site }: Shared) {
    const { searchTitle: title, searchHint: description } = words;
    return { head: plainHead(site, { title, description, path: addresses.search }) };
  },
});

const formPage = pageKind({
  kind: "form",
  model(form: FormModel["form"], { newsroom: { site, words }, site: view }: Shared): FormModel {
    const { name, promise } = site.newsletter;
    const [title, description, path] = {
      newsletter: [name, promise, addresses.newsletter] as const,
      letter: [words.letterTitle, words.letterIntro, addresses.letters] as const,
      correction: [words.reportTitle, words.reportIntro, addresses.report] as const,
    }[form];
    return { head: plainHead(view, { title, description, path }), form };
  },
});

interface NoticeInputs {
  path: string;
  /** Its text, and with `Title` behind it its title, among the site's words. */
  text: "newsletterThanks" | "letterThanks" | "reportThanks" | "notFound" | "gone" | "offline";
  ways: "home" | "all" | "none";
  /** Whether the stories that are kept on the reader's device are listed. */
  listsKept?: boolean;
}

/** A short message: thanks, not found, gone. */
const noticePage = pageKind({
  kind: "notice",
  model({ path, ways, listsKept = false, ...said }: NoticeInputs, { newsroom: { words }, site }: Shared) {
    const [title, text] = [words[`${said.text}Title`], words[said.text]];
    const all = [
      { href: addresses.front, label: words.home },
      { href: addresses.search, label: words.search },
      { href: addresses.archive, label: words.archive },
      { href: addresses.tagIndex, label: words.tagIndex },
    ];
    const links = { home: all.slice(0, 1), all, none: [] }[ways];
    return { head: plainHead(site, { title, description: text, path, indexed: false }), title, text, links, listsKept };
  },
});

/** The pages that are there before the first story: about, search, forms, thanks, 404 and 410. */
export function servicePages(context: PageContext): (ProsePage | SearchPage | FormPage | NoticePage)[] {
  const { newsroom, site } = context;
  const at = (path: string) => ({ path, owner: "site" });
  const form = (path: string, form: FormModel["form"]) => formPage(at(path), () => form, context);
  const notice = (inputs: NoticeInputs) => noticePage(at(inputs.path), () => inputs, context);
  return [
    ...PROSE_PAGES.map(({ path, name }) =>
      prosePage({ path, owner: `${name}.md` }, () => ({ name, body: newsroom.prose[name].html }), context),
    ),
    searchPage(at(addresses.search), () => null, context),
    form(addresses.newsletter, "newsletter"),
    form(addresses.letters, "letter"),
    form(addresses.report, "correction"),
    notice({ path: addresses.newsletterThanks, text: "newsletterThanks", ways: "home" }),
    notice({ path: addresses.lettersThanks, text: "letterThanks", ways: "home" }),
    notice({ path: addresses.reportThanks, text: "reportThanks", ways: "home" }),
    notice({ path: addresses.notFound, text: "notFound", ways: "all" }),
    notice({ path: addresses.gone, text: "gone", ways: "all" }),
    ...(site.assets.offlineScript === null
      ? []
      : [notice({ path: addresses.offline, text: "offline", ways: "none", listsKept: true })]),
  ];
}
