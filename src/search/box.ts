// The search box: the archive's index and the page's own elements. Loaded when a reader first reaches for it.

import { type Archive, type Finding, type FoundStory, openArchive } from "./archive.ts";
import type { ExcerptPart } from "./excerpt.ts";

type Words = Record<
  "searchLoading" | "searchNone" | "searchOne" | "searchMany" | "searchMore" | "searchAll" | "searchFailed",
  string
>;

const FILTERS = ["section", "tag", "author", "year"];
const PAGE = 10;
const PANEL = 5;

let opening: Promise<Archive> | undefined;

/** Opens the index once. A failure is told to the reader and may be tried again by the next query. */
function archiveAt(bundle: string): Promise<Archive> {
  opening ??= openArchive((path) => fetchFile(`${bundle}${path}`)).catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

/** Opens the index while the reader types. Whoever waits for it hears of a failure. */
function warm(bundle: string): void {
  archiveAt(bundle).catch(() => {});
}

async function fetchFile(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(address);
  if (!response.ok || !response.body) throw new Error(`${response.status} for ${address}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!isGzip) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Answers with true after so many milliseconds, unless it was called again in the meantime. */
function pause(): (milliseconds: number) => Promise<boolean> {
  let latest = 0;
  return (milliseconds) => {
    latest += 1;
    const mine = latest;
    return new Promise((resolve) => setTimeout(() => resolve(mine === latest), milliseconds));
  };
}

const say = (sentence: string, values: Record<string, string | number>) =>
  sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));

/** The words that were found are marked; all is text. */
function marked(parts: readonly ExcerptPart[]): (Node | string)[] {
  return parts.map(({ text, found }) => {
    if (!found) return text;
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });
}

const fold = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();

/**
 * Where no story has a word, Pagefind falls back on whatever begins alike, down to a single letter. A find that shares
 * less than 60 % of a word's beginning is none.
 */
function isPlausible({ headline, excerpt }: FoundStory, query: string): boolean {
  const marks = [...headline, ...excerpt].flatMap(({ text, found }) => (found ? [fold(text)] : []));
  const sought = query.split(/\s+/).map(fold).filter(Boolean);
  return sought.some((word) => {
    const enough = Math.ceil(word.length * 0.6);
    return marks.some((mark) => mark.startsWith(word.slice(0, enough)));
  });
}

/** The results, or none where even the first few only begin like what was sought. */
async function plausible(results: Finding[], query: string): Promise<Finding[]> {
  const first = await Promise.all(results.slice(0, PANEL).map((result) => result.load()));
  return first.some((story) => isPlausible(story, query)) ? results : [];
}

function element(name: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

async function resultItem(result: Finding): Promise<HTMLElement> {
  const { url, language, headline, section, byline, day, excerpt } = await result.load();
  const link = document.createElement("a");
  link.href = url;
  link.append(...marked(headline));
  const own = [element("p", "card-headline", link), element("p", "search-excerpt", ...marked(excerpt))];
  if (language !== null) for (const part of own) Object.assign(part, language);
  return element(
    "li",
    "search-result",
    element("p", "kicker", section),
    ...own,
    element("p", "card-meta", [byline, day].filter(Boolean).join(" · ")),
  );
}

/** Arrow keys move through the results, Escape goes back to the box. */
function addKeys(form: HTMLFormElement, input: HTMLInputElement, list: HTMLElement, close: () => void): void {
  const links = () => [...list.querySelectorAll<HTMLAnchorElement>("a")];
  const onKey = (event: KeyboardEvent) => {
    const all = links();
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
  if (!form.contains(list)) list.addEventListener("keydown", onKey);
}

function startPanel(form: HTMLFormElement, input: HTMLInputElement, words: Words): void {
  const panel = form.querySelector<HTMLElement>("[data-search-panel]");
  if (!panel) return;
  const status = element("p", "search-status");
  status.setAttribute("role", "status");
  const list = element("ol", "search-results");
  panel.append(status, list);
  const close = () => {
    panel.hidden = true;
  };
  addKeys(form, input, panel, close);
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget as Node | null)) close();
  });
  const bundle = form.dataset.bundle ?? "";
  const settled = pause();
  const find = async () => {
    const query = input.value.trim();
    if (query === "") return close();
    panel.hidden = false;
    if (!list.hasChildNodes()) status.textContent = words.searchLoading;
    try {
      warm(bundle);
      if (!(await settled(200))) return;
      const archive = await archiveAt(bundle);
      const results = await plausible(await archive.search(query, {}), query);
      const items = await Promise.all(results.slice(0, PANEL).map(resultItem));
      if (query !== input.value.trim()) return;
      const more = document.createElement("a");
      more.href = `${form.getAttribute("action")}?q=${encodeURIComponent(query)}`;
      more.textContent = words.searchAll;
      list.replaceChildren(...items, ...(results.length > PANEL ? [element("li", "search-all", more)] : []));
      status.textContent = countText(results.length, query, words);
    } catch (error) {
      fail(status, words, error);
    }
  };
  input.addEventListener("input", () => void find());
  void find();
}

function countText(count: number, query: string, words: Words): string {
  if (count === 0) return say(words.searchNone, { query });
  return count === 1 ? words.searchOne : say(words.searchMany, { count });
}

function fail(status: HTMLElement, words: Words, error: unknown): void {
  status.textContent = words.searchFailed;
  console.error(error);
}

function startPage(form: HTMLFormElement, input: HTMLInputElement, words: Words): void {
  const status = document.querySelector<HTMLElement>("[data-search-status]");
  const list = document.querySelector<HTMLElement>("[data-search-results]");
  const more = document.querySelector<HTMLButtonElement>("[data-search-more]");
  const options = document.querySelector<HTMLElement>("[data-search-options]");
  const order = options?.querySelector<HTMLSelectElement>("[name=order]");
  const narrow = options?.querySelector("details");
  if (!status || !list || !more || !options || !order || !narrow) return;
  const choices = [...options.querySelectorAll("select")];
  const narrowing = choices.filter((choice) => choice !== order);
  const bundle = form.dataset.bundle ?? "";
  const settled = pause();
  let results: Finding[] = [];
  let turn = 0;

  const address = new URLSearchParams(location.search);
  // What a quick reader has typed while this was loading counts more than the address.
  input.value ||= address.get("q") ?? "";

  const show = async (from: number) => {
    const mine = turn;
    const items = await Promise.all(results.slice(from, from + PAGE).map(resultItem));
    if (mine !== turn) return;
    if (from === 0) list.replaceChildren(...items);
    else list.append(...items);
    more.hidden = results.length <= from + PAGE;
    if (from > 0) items[0]?.querySelector("a")?.focus();
  };

  const search = async (immediately: boolean) => {
    turn += 1;
    const mine = turn;
    const query = input.value.trim();
    const chosen = Object.fromEntries(choices.map(({ name, value }) => [name, value]));
    const filters = Object.fromEntries(FILTERS.flatMap((name) => (chosen[name] ? [[name, chosen[name]]] : [])));
    remember(query, chosen);
    if (query === "") {
      list.replaceChildren();
      more.hidden = true;
      status.textContent = "";
      return;
    }
    if (!list.hasChildNodes()) status.textContent = words.searchLoading;
    try {
      warm(bundle);
      if (!(await settled(immediately ? 0 : 250))) return;
      const archive = await archiveAt(bundle);
      const found = await archive.search(query, filters, chosen.order === "date" ? "date" : undefined);
      if (mine !== turn) return;
      const kept = await plausible(found, query);
      if (mine !== turn) return;
      results = kept;
      await show(0);
      if (mine === turn) status.textContent = countText(results.length, query, words);
    } catch (error) {
      fail(status, words, error);
    }
  };

  const fillFilters = once(async () => {
    const archive = await archiveAt(bundle);
    const filters = await archive.filters();
    for (const choice of narrowing) {
      const values = Object.entries(filters[choice.name] ?? {}).sort(([a], [b]) =>
        choice.name === "year" ? b.localeCompare(a) : a.localeCompare(b),
      );
      for (const [value, count] of values) choice.append(new Option(`${value} (${count})`, value));
      choice.value = address.get(choice.name) ?? "";
      // What the address names may be gone.
      if (choice.selectedIndex < 0) choice.value = "";
      choice.disabled = false;
    }
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void search(true);
  });
  input.addEventListener("input", () => void search(false));
  for (const choice of choices) choice.addEventListener("change", () => void search(true));
  more.addEventListener("click", () => void show(list.childElementCount));
  addKeys(form, input, list, () => {
    input.value = "";
    void search(true);
  });
  // The filters' files are the largest of the index: they are loaded for those who want them.
  narrow.addEventListener("toggle", () => {
    if (narrow.open) fillFilters().catch((error: unknown) => fail(status, words, error));
  });
  order.value = address.get("order") === "date" ? "date" : "";
  narrow.open = FILTERS.some((name) => address.get(name));
  options.hidden = false;
  (narrow.open ? fillFilters() : Promise.resolve())
    .then(() => search(true))
    .catch((error: unknown) => fail(status, words, error));
}

/** Does the work at the first call; again only where it failed. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work().catch((error: unknown) => {
      done = undefined;
      throw error;
    });
    return done;
  };
}

/** The address holds the query, so that a search can be sent to somebody else. */
function remember(query: string, chosen: Record<string, string>): void {
  const parameters = new URLSearchParams();
  if (query !== "") parameters.set("q", query);
  for (const [name, value] of Object.entries(chosen)) if (value) parameters.set(name, value);
  const text = parameters.toString();
  history.replaceState(null, "", text ? `?${text}` : location.pathname);
}

for (const form of document.querySelectorAll<HTMLFormElement>("[data-search]")) {
  const input = form.querySelector<HTMLInputElement>("input[type=search]");
  if (!input) continue;
  const words = JSON.parse(form.dataset.words ?? "{}") as Words;
  if (form.dataset.search === "page") startPage(form, input, words);
  else startPanel(form, input, words);
}
