// Results as elements of the page. All that a story or a reader says is text, never markup.

import { type Plural, sayCount } from "../words/plural.ts";
import { say } from "../words/sentence.ts";
import type { Answer, Finding } from "./archive.ts";
import type { NamedKind, NamedPage } from "./names.ts";
import type { Part } from "./shown.ts";

/** The sentences of the search, in the site's language. */
export type SearchWords = { searchFound: Plural } & Record<
  | "searchLoading"
  | "searchNone"
  | "searchNoneChosen"
  | "searchMore"
  | "searchAll"
  | "searchKeys"
  | "searchFailed"
  | "searchCorrected"
  | "filterAuthor"
  | "filterTag"
  | "filterSection"
  | "separator",
  string
>;

/** A sentence with a number, both as the page's language writes them. */
export function inNumbers(plural: Plural, count: number): string {
  const { lang } = document.documentElement;
  return sayCount(plural, count, new Intl.PluralRules(lang), new Intl.NumberFormat(lang).format(count));
}

export function element(name: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

export function link(href: string, ...children: (Node | string)[]): HTMLAnchorElement {
  const made = document.createElement("a");
  made.href = href;
  made.append(...children);
  return made;
}

/** What was found is marked. */
function marked(parts: readonly Part[]): (Node | string)[] {
  return parts.map(({ text, found }) => {
    if (!found) return text;
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });
}

export async function resultItem(result: Finding, words: Pick<SearchWords, "separator">): Promise<HTMLElement> {
  const { url, language, isOpinion, headline, section, byline, day, excerpt, besides } = await result.load();
  const own = [
    element("p", "card-headline", link(url, ...marked(headline))),
    element("p", "search-excerpt", ...marked(excerpt)),
  ];
  if (language !== null) for (const part of own) Object.assign(part, language);
  const facts = [marked(byline), ...besides.map(marked), [day]].filter((parts) => parts.some((part) => part !== ""));
  return element(
    "li",
    isOpinion ? "search-result search-opinion" : "search-result",
    element("p", "kicker", ...marked(section)),
    ...own,
    element(
      "p",
      "card-meta",
      ...facts.flatMap((parts, place) => (place === 0 ? parts : [` ${words.separator} `, ...parts])),
    ),
  );
}

/** The pages whose names were typed. */
export function pageItems(pages: readonly NamedPage[], words: SearchWords): HTMLElement[] {
  const kinds: Record<NamedKind, string> = {
    author: words.filterAuthor,
    tag: words.filterTag,
    section: words.filterSection,
  };
  return pages.map(({ kind, label, url }) =>
    element(
      "li",
      "search-result",
      element("p", "kicker", kinds[kind]),
      element("p", "card-headline", link(url, label)),
    ),
  );
}

/** How many stories were found, and for what if not for what was typed. */
export function statusOf(
  { findings, corrected }: Answer,
  query: string,
  words: SearchWords,
  addressOf: (query: string) => string,
): (Node | string)[] {
  const count = findings.length;
  const counted = inNumbers(words.searchFound, count);
  if (corrected !== null) {
    const [before = "", after = ""] = say(words.searchCorrected, { query }).split("{corrected}");
    return [before, link(addressOf(corrected), corrected), `${after} ${counted}`];
  }
  if (count > 0) return [counted];
  return [query === "" ? words.searchNoneChosen : say(words.searchNone, { query })];
}

/**
 * A list that is drawn again as answers come, under a reader who may be in it. The same answer is not drawn twice, and the
 * focus stays on the address that it is on: where a new answer lacks that, it waits until the reader leaves the list.
 */
export class ResultList {
  private drawn: string | null = null;
  private waiting: (() => void) | null = null;
  private readonly list: HTMLElement;

  constructor(list: HTMLElement) {
    this.list = list;
    list.addEventListener("focusout", ({ relatedTarget }) => {
      if (this.waiting && !list.contains(relatedTarget as Node | null)) this.waiting();
    });
  }

  /**
   * @param key stands for the question: the same key, the same answer.
   * @param after is called once the items are in the list.
   */
  show(key: string, items: readonly HTMLElement[], after: () => void): void {
    this.waiting = null;
    const focused = this.list.contains(document.activeElement) ? (document.activeElement as HTMLAnchorElement) : null;
    if (focused && key === this.drawn) return;
    const draw = (next?: HTMLElement) => {
      this.waiting = null;
      this.drawn = key;
      const old = [...this.list.children];
      // The new one takes the focus before the old one goes: a reader is never without it.
      this.list.append(...items);
      next?.focus({ preventScroll: true });
      for (const item of old) item.remove();
      after();
    };
    const links = items.flatMap((item) => [...item.querySelectorAll("a")]);
    const same = links.find(({ href }) => href === focused?.href);
    if (focused && !same) this.waiting = draw;
    else draw(same);
  }

  /** Whether nothing has been drawn so far. */
  get isEmpty(): boolean {
    return !this.list.hasChildNodes();
  }

  clear(): void {
    this.waiting = null;
    this.drawn = null;
    this.list.replaceChildren();
  }
}

/** Arrow keys move through the results, Escape goes back to the box. */
export function addKeys(form: HTMLFormElement, input: HTMLInputElement, area: HTMLElement, close: () => void): void {
  const onKey = (event: KeyboardEvent) => {
    const all = [...area.querySelectorAll<HTMLAnchorElement>(".search-results a, .search-pages a")];
    const index = all.indexOf(document.activeElement as HTMLAnchorElement);
    if (event.key === "ArrowDown") (all[index + 1] ?? all[0])?.focus();
    else if (event.key === "ArrowUp" && index > 0) all[index - 1]?.focus();
    else if (event.key === "ArrowUp" && index === 0) input.focus();
    else if (event.key === "Escape") {
      input.focus();
      close();
    } else return;
    event.preventDefault();
  };
  form.addEventListener("keydown", onKey);
  if (!form.contains(area)) area.addEventListener("keydown", onKey);
}

export function fail(status: HTMLElement, words: SearchWords, error: unknown): void {
  status.textContent = words.searchFailed;
  console.error(error);
}
