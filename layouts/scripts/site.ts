// What a script adds to a page that is complete without it. No library, nothing from elsewhere before a click.

import type { EditionCalendar } from "../../src/pages/edition-calendar.ts";
import { editionDate } from "./edition-date.ts";

const all = <E extends HTMLElement>(selector: string): E[] => [...document.querySelectorAll<E>(selector)];

/** Put in by the bundler. */
declare const CALENDAR: EditionCalendar;

/** Today, on the newsroom's calendar: the page itself holds no date, so that it never goes stale. */
for (const place of all("[data-edition-date]")) {
  place.textContent = editionDate(CALENDAR, Date.now());
}

/** The reader's choice of light or dark; the script in the head applies it before the next page is drawn. */
for (const choice of all("[data-scheme-choice]")) {
  const root = document.documentElement;
  const browserColours = all<HTMLMetaElement>('meta[name="theme-color"]').map((meta) => ({ meta, media: meta.media }));
  const apply = (scheme: string) => {
    if (scheme === "auto") delete root.dataset.scheme;
    else root.dataset.scheme = scheme;
    for (const { meta, media } of browserColours) {
      meta.media = scheme === "auto" ? media : media.includes(scheme) ? "all" : "not all";
    }
  };
  const current = root.dataset.scheme ?? "auto";
  if (current !== "auto") apply(current);
  for (const input of choice.querySelectorAll<HTMLInputElement>("input")) {
    input.checked = input.value === current;
    input.addEventListener("change", () => {
      apply(input.value);
      // A browser that keeps nothing for us still shows the choice on this page.
      try {
        if (input.value === "auto") localStorage.removeItem("scheme");
        else localStorage.setItem("scheme", input.value);
      } catch {}
    });
  }
  choice.hidden = false;
}

for (const share of all("[data-share]")) {
  const { share: url = location.href, title = document.title } = share.dataset;
  const native = share.querySelector<HTMLButtonElement>("[data-share-native]");
  const copy = share.querySelector<HTMLButtonElement>("[data-share-copy]");
  const status = share.querySelector<HTMLElement>("[data-share-status]");
  if (native && "share" in navigator) {
    native.hidden = false;
    // A reader who closes the sheet has changed their mind: that is no error.
    native.addEventListener("click", () => void navigator.share({ url, title }).catch(() => undefined));
  }
  if (copy && "clipboard" in navigator) {
    const label = copy.textContent;
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(url);
      copy.textContent = copy.dataset.done ?? "";
      if (status) status.textContent = copy.dataset.done ?? "";
      setTimeout(() => {
        copy.textContent = label;
        if (status) status.textContent = "";
      }, 4000);
    });
  }
}

/** A plain link becomes the player or post that it leads to, once it is clicked. */
for (const link of all<HTMLAnchorElement>("a[data-frame]")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const embed = link.parentElement;
    if (!embed) return;
    const frame = document.createElement("iframe");
    frame.src = link.dataset.frame ?? link.href;
    frame.title = link.textContent ?? "";
    frame.allow = "autoplay; fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    embed.classList.add("is-open");
    embed.prepend(frame);
    frame.focus();
  });
}

interface CommentSettings {
  provider: "coral" | "giscus";
  url: string;
  id: string;
  lang: string;
  origin?: string;
  repository?: string;
  repositoryId?: string;
  category?: string;
  categoryId?: string;
}

/** What Coral's script leaves in the page. */
declare const Coral: { createStreamEmbed(options: Record<string, unknown>): { render(): void } };

/** A discussion from elsewhere is loaded when a reader asks for it, not before. */
for (const place of all("[data-comments]")) {
  const button = place.querySelector<HTMLButtonElement>("button");
  const hint = place.querySelector<HTMLElement>(".hint");
  if (!button || !hint) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    const script = commentScript(place, JSON.parse(place.dataset.comments ?? "{}") as CommentSettings);
    button.disabled = true;
    hint.textContent = hint.dataset.loading ?? "";
    script.addEventListener("load", () => {
      button.remove();
      hint.remove();
    });
    // Blocked or unreachable: the reader hears it, and may try again.
    script.addEventListener("error", () => {
      script.remove();
      button.disabled = false;
      hint.textContent = hint.dataset.failed ?? "";
      button.focus();
    });
    place.append(script);
  });
}

/** The provider's own script, which puts the discussion where it stands. */
function commentScript(place: HTMLElement, settings: CommentSettings): HTMLScriptElement {
  const script = document.createElement("script");
  script.async = true;
  if (settings.provider === "giscus") {
    script.src = "https://giscus.app/client.js";
    script.crossOrigin = "anonymous";
    Object.assign(script.dataset, {
      repo: settings.repository,
      repoId: settings.repositoryId,
      category: settings.category,
      categoryId: settings.categoryId,
      mapping: "specific",
      term: settings.id,
      theme: "preferred_color_scheme",
      lang: settings.lang.split("-")[0],
    });
    return script;
  }
  script.src = `${settings.origin}/assets/js/embed.js`;
  script.addEventListener("load", () => {
    const discussion = Object.assign(document.createElement("div"), { id: "discussion" });
    place.append(discussion);
    Coral.createStreamEmbed({
      id: discussion.id,
      rootURL: settings.origin,
      storyID: settings.id,
      storyURL: settings.url,
      autoRender: true,
    });
  });
  return script;
}

/** Put in by the bundler: whether this site keeps stories on its readers' devices. */
declare const OFFLINE: boolean;

if (OFFLINE && "serviceWorker" in navigator) {
  const workers = navigator.serviceWorker;
  /** A story is kept once it is read: not one that was only made ready, and with the files that it is shown with. */
  const keep = async () => {
    const { active } = await workers.ready;
    const files = performance.getEntriesByType("resource").map(({ name }) => new URL(name));
    const own = files.filter(
      ({ origin, pathname }) => origin === location.origin && /^\/(assets|images)\//.test(pathname),
    );
    active?.postMessage(own.map(({ pathname }) => pathname));
  };
  const start = () => {
    void workers.register("/sw.js");
    if (document.body.classList.contains("page-article")) void keep();
  };
  const whenLoaded = () => (document.readyState === "complete" ? start() : addEventListener("load", start));
  const { prerendering } = document as Document & { prerendering?: boolean };
  if (prerendering) document.addEventListener("prerenderingchange", whenLoaded);
  else whenLoaded();
}

/** Loads a script for the first reader who reaches for one of these forms; where that failed, for the next one. */
function onFirstReach(forms: readonly HTMLFormElement[], script: string | undefined): () => void {
  const load = () => {
    for (const form of forms) form.removeEventListener("focusin", load);
    import(script ?? "").catch((error: unknown) => {
      // A page that is being left stops what it loads: nothing is lost.
      console.info(error);
      for (const form of forms) form.addEventListener("focusin", load);
    });
  };
  for (const form of forms) form.addEventListener("focusin", load);
  return load;
}

/** Messages beside the fields. */
onFirstReach(all<HTMLFormElement>('form[method="post"]'), document.body.dataset.formScript);
for (const field of all<HTMLInputElement>("[data-from-query]")) {
  field.value ||= new URLSearchParams(location.search).get(field.dataset.fromQuery ?? "") ?? "";
}

/** The search box. */
const searches = all<HTMLFormElement>("[data-search]");
const startSearch = onFirstReach(searches, document.body.dataset.searchScript);
if (searches.some((form) => form.dataset.search === "page") && location.search !== "") {
  startSearch();
}
