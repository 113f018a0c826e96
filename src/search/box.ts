// The search box: Pagefind's JavaScript API and the page's own elements. Loaded when a reader first reaches for it.

interface PagefindResult {
  data(): Promise<{ url: string; excerpt: string; meta: Record<string, string> }>;
}

interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  filters(): Promise<Record<string, Record<string, number>>>;
  search(query: string, options: Record<string, unknown>): Promise<{ results: PagefindResult[] }>;
  debouncedSearch(
    query: string,
    options: Record<string, unknown>,
    milliseconds?: number,
  ): Promise<{ results: PagefindResult[] } | null>;
}

type Words = Record<
  "searchLoading" | "searchNone" | "searchOne" | "searchMany" | "searchMore" | "searchAll" | "searchFailed",
  string
>;

const FILTERS = ["section", "tag", "author", "year"];
const PAGE = 10;
const PANEL = 5;

let loading: Promise<Pagefind> | undefined;

/** Loads the index once. A failure is told to the reader and may be tried again by the next query. */
function loadPagefind(bundle: string): Promise<Pagefind> {
  loading ??= (async () => {
    const pagefind: Pagefind = await import(`${bundle}pagefind.js`);
    await pagefind.options({ excerptLength: 28 });
    await pagefind.init();
    return pagefind;
  })().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

const say = (sentence: string, values: Record<string, string | number>) =>
  sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));

const ENTITIES: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'", "#x27": "'" };
const decode = (text: string) => text.replace(/&(#?\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity);

/** Pagefind marks the words it found in a string of HTML; only the marks are taken over, all else is text. */
function marked(excerpt: string): (Node | string)[] {
  let open = false;
  return excerpt.split(/(<\/?mark>)/).flatMap((part): (Node | string)[] => {
    if (part === "<mark>" || part === "</mark>") {
      open = part === "<mark>";
      return [];
    }
    if (!open) return [decode(part)];
    const mark = document.createElement("mark");
    mark.textContent = decode(part);
    return [mark];
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
function isPlausible(excerpt: string, query: string): boolean {
  const found = [...excerpt.matchAll(/<mark>(.*?)<\/mark>/g)].map(([, word = ""]) => fold(decode(word)));
  const sought = query.split(/\s+/).map(fold).filter(Boolean);
  return sought.some((word) => {
    const enough = Math.ceil(word.length * 0.6);
    return found.some((mark) => mark.startsWith(word.slice(0, enough)));
  });
}

/** The results, or none where even the first few only begin like what was sought. */
async function plausible(results: PagefindResult[], query: string): Promise<PagefindResult[]> {
  const first = await Promise.all(results.slice(0, PANEL).map((result) => result.data()));
  return first.some(({ excerpt }) => isPlausible(excerpt, query)) ? results : [];
}

function element(name: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

async function resultItem(result: PagefindResult): Promise<HTMLElement> {
  const { url, excerpt, meta } = await result.data();
  const link = document.createElement("a");
  link.href = url;
  link.textContent = meta.title ?? url;
  return element(
    "li",
    "search-result",
    element("p", "kicker", meta.section ?? ""),
    element("p", "card-headline", link),
    element("p", "search-excerpt", ...marked(excerpt)),
    element("p", "card-meta", [meta.byline, meta.day].filter(Boolean).join(" · ")),
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
  const find = async () => {
    const query = input.value.trim();
    if (query === "") return close();
    panel.hidden = false;
    if (!list.hasChildNodes()) status.textContent = words.searchLoading;
    try {
      const pagefind = await loadPagefind(form.dataset.bundle ?? "");
      const found = await pagefind.debouncedSearch(query, {}, 200);
      if (found === null) return;
      const results = await plausible(found.results, query);
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
  if (!status || !list || !more || !options) return;
  const choices = [...options.querySelectorAll("select")];
  let results: PagefindResult[] = [];
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
      const pagefind = await loadPagefind(form.dataset.bundle ?? "");
      const settings = { filters, ...(chosen.order === "date" ? { sort: { date: "desc" } } : {}) };
      const found = await pagefind.debouncedSearch(query, settings, immediately ? 0 : 250);
      if (found === null || mine !== turn) return;
      const kept = await plausible(found.results, query);
      if (mine !== turn) return;
      results = kept;
      await show(0);
      if (mine === turn) status.textContent = countText(results.length, query, words);
    } catch (error) {
      fail(status, words, error);
    }
  };

  const fillFilters = async () => {
    const pagefind = await loadPagefind(form.dataset.bundle ?? "");
    const filters = await pagefind.filters();
    for (const choice of choices) {
      const values = Object.entries(filters[choice.name] ?? {}).sort(([a], [b]) =>
        choice.name === "year" ? b.localeCompare(a) : a.localeCompare(b),
      );
      for (const [value, count] of values) choice.append(new Option(`${value} (${count})`, value));
      const wanted = address.get(choice.name);
      if (wanted !== null) choice.value = wanted;
    }
    options.hidden = false;
  };

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
  fillFilters()
    .then(() => search(true))
    .catch((error: unknown) => fail(status, words, error));
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
