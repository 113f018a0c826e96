import { type Plural, sayCount } from "../../src/words/plural.ts";

// A running story: asked for once a minute while somebody looks. New updates are put into the page when a reader asks;
// what was corrected or withdrawn is taken up at once, since nobody should read on in what is wrong.

const MINUTE = 60_000;
const LONGEST_WAIT = 16 * MINUTE;

const body = document.querySelector(".story > .body");
const news = document.querySelector<HTMLElement>(".live-news");

const updatesIn = (page: ParentNode): Element[] => [...page.querySelectorAll(".story > .body > .update")];

if (body && news && document.querySelector("[data-live]")) follow(body, news);

function follow(body: Element, news: HTMLElement): void {
  /** The page as it was last sent: a reader may have opened a video in the one on the screen. */
  let known: ParentNode = document.documentElement.cloneNode(true) as Element;
  let wait = MINUTE;
  let isDue = false;
  /** Newest first. */
  let fresh: Element[] = [];

  const schedule = (): void => {
    setTimeout(() => {
      if (document.hidden) isDue = true;
      else void ask();
    }, wait);
  };
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || !isDue) return;
    isDue = false;
    void ask();
  });

  async function ask(): Promise<void> {
    const page = await fetchPage();
    if (page === "failed") {
      wait = Math.min(wait * 2, LONGEST_WAIT);
      schedule();
      return;
    }
    wait = MINUTE;
    if (page === "gone") return;
    const isStory = page.querySelector(".story") !== null;
    if (isStory) takeUp(known, page);
    known = page.documentElement.cloneNode(true) as Element;
    fresh = updatesIn(page).filter(({ id }) => document.getElementById(id) === null);
    announce();
    if (page.querySelector("[data-live]")) schedule();
  }

  function announce(): void {
    const { lang } = document.documentElement;
    const words = JSON.parse(news.dataset.words ?? "{}") as Plural;
    const label = sayCount(
      words,
      fresh.length,
      new Intl.PluralRules(lang),
      new Intl.NumberFormat(lang).format(fresh.length),
    );
    const known = news.querySelector("button");
    if (fresh.length === 0) news.replaceChildren();
    else if (!known) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.addEventListener("click", insert);
      news.replaceChildren(button);
    } else if (known.textContent !== label) known.textContent = label;
  }

  /** The reader asked for them, and is taken to the newest. */
  function insert(): void {
    const added = fresh.map((update) => document.adoptNode(update));
    const place = body.querySelector(":scope > .update, :scope > .notes");
    if (place) place.before(...added);
    else body.append(...added);
    fresh = [];
    news.replaceChildren();
    added[0]?.querySelector<HTMLElement>("h2 a")?.focus();
  }

  schedule();
}

/** Parts of the page beside its updates, and what each follows where it is new. */
const PARTS = [
  [".story > .story-top", null],
  [".story > .lead-image", ".story > .story-top"],
  [".story-end > .corrections", ".story-end > .wire-credit"],
] as const;

/** Puts into the page what differs between how it was sent before and how it is sent now; new updates wait for a click. */
function takeUp(before: ParentNode, now: Document): void {
  document.title = now.title;
  for (const [part, follows] of PARTS) {
    const [was, is, shown] = [before, now, document].map((page) => page.querySelector(part));
    if (is ? was?.isEqualNode(is) : !was) continue;
    if (!is) shown?.remove();
    else if (shown) shown.replaceWith(document.importNode(is, true));
    else {
      const place = follows && document.querySelector(follows);
      if (place) place.after(document.importNode(is, true));
      else document.querySelector(".story-end")?.prepend(document.importNode(is, true));
    }
  }
  const [summaryWas, summaryIs, summaryShown] = [before, now, document].map(summaryIn);
  if (!isSame(summaryWas, summaryIs)) {
    for (const block of summaryShown ?? []) block.remove();
    document
      .querySelector(".story > .body")
      ?.prepend(...(summaryIs ?? []).map((block) => document.importNode(block, true)));
  }
  for (const shown of updatesIn(document)) {
    const [was, is] = [before, now].map((page) => page.querySelector(`#${shown.id}`));
    if (!is) shown.remove();
    else if (!was?.isEqualNode(is)) shown.replaceWith(document.importNode(is, true));
  }
}

/** What stands above the first update. */
const summaryIn = (page: ParentNode): Element[] => [
  ...page.querySelectorAll(".story > .body > :not(.update, .update ~ *)"),
];

const isSame = (some: readonly Element[] = [], others: readonly Element[] = []): boolean =>
  some.length === others.length && some.every((one, index) => one.isEqualNode(others[index] ?? null));

/** The page as it is now: `no-cache` asks the server whether it is another one, and costs little where it is not. */
async function fetchPage(): Promise<Document | "failed" | "gone"> {
  try {
    const response = await fetch(location.pathname, { cache: "no-cache" });
    if (response.status === 404 || response.status === 410) return "gone";
    if (!response.ok) return "failed";
    return new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    return "failed";
  }
}
