// The search page: all results, in an order, narrowed down; its address and its title say what was asked.

import type { Answer } from "./archive.ts";
import { Narrowing } from "./narrowing.ts";
import { archiveAt, pause, warm } from "./opening.ts";
import { addKeys, fail, pageItems, ResultList, resultItem, type SearchWords, statusOf } from "./results.ts";

const SHOWN = 10;

export function startPage(form: HTMLFormElement, input: HTMLInputElement, words: SearchWords): void {
  const find = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector);
  const area = find("[data-search-area]");
  const status = find("[data-search-status]");
  const pages = find("[data-search-pages]");
  const list = find("[data-search-results]");
  const more = find<HTMLButtonElement>("[data-search-more]");
  const options = find("[data-search-options]");
  const order = options?.querySelector<HTMLSelectElement>("[name=order]");
  const narrow = options?.querySelector("details");
  if (!area || !status || !pages || !list || !more || !options || !order || !narrow) return;
  const address = new URLSearchParams(location.search);
  const narrowing = new Narrowing(options, address);
  const results = new ResultList(list);
  const bundle = form.dataset.bundle ?? "";
  const settled = pause();
  const title = document.title;
  let answer: Answer | null = null;
  let turn = 0;

  const showMore = async () => {
    const mine = turn;
    const from = list.childElementCount;
    const items = await Promise.all(
      answer?.findings.slice(from, from + SHOWN).map((one) => resultItem(one, words)) ?? [],
    );
    if (mine !== turn) return;
    list.append(...items);
    more.hidden = (answer?.findings.length ?? 0) <= from + SHOWN;
    items[0]?.querySelector("a")?.focus();
  };

  const fill = async () => {
    const mine = turn;
    const counts = await answer?.counts();
    if (counts && mine === turn) narrowing.fill(counts);
  };

  const search = async (immediately: boolean) => {
    turn += 1;
    const mine = turn;
    const query = input.value.trim();
    const { chosen } = narrowing;
    const parameters = parametersOf(query, chosen, order.value);
    history.replaceState(null, "", parameters === "" ? location.pathname : `?${parameters}`);
    document.title = query === "" ? title : `${query} ${words.separator} ${title}`;
    const isAsking = query !== "" || Object.keys(chosen).length > 0;
    if (!isAsking) {
      results.clear();
      pages.replaceChildren();
      more.hidden = true;
      status.textContent = "";
      if (!narrow.open) return;
    } else if (results.isEmpty) status.textContent = words.searchLoading;
    try {
      warm(bundle);
      if (!(await settled(immediately ? 0 : 250))) return;
      const archive = await archiveAt(bundle);
      const found = await archive.search(query, chosen, order.value === "date" ? "date" : undefined);
      const items = isAsking
        ? await Promise.all(found.findings.slice(0, SHOWN).map((one) => resultItem(one, words)))
        : [];
      if (mine !== turn) return;
      answer = found;
      if (isAsking) {
        results.show(parameters, items, () => {
          pages.replaceChildren(...pageItems(found.pages, words));
          more.hidden = found.findings.length <= SHOWN;
          status.replaceChildren(
            ...statusOf(found, query, words, (other) => `?${parametersOf(other, chosen, order.value)}`),
          );
        });
      }
      if (narrow.open) await fill();
    } catch (error) {
      fail(status, words, error);
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void search(true);
  });
  input.addEventListener("input", () => void search(false));
  for (const field of [order, ...narrowing.fields]) field.addEventListener("change", () => void search(true));
  more.addEventListener("click", () => void showMore());
  addKeys(form, input, area, () => {
    input.value = "";
    void search(true);
  });
  // What stories can be narrowed down by is loaded for those who want it.
  narrow.addEventListener("toggle", () => {
    if (narrow.open) void search(true);
  });
  // What a quick reader has typed while this was loading counts more than the address.
  input.value ||= address.get("q") ?? "";
  order.value = address.get("order") === "date" ? "date" : "";
  narrow.open = narrowing.isAsked;
  options.hidden = false;
  void search(true);
}

/** The address holds the query, so that a search can be sent to somebody else. */
function parametersOf(query: string, chosen: Record<string, string | undefined>, order: string): string {
  const parameters = new URLSearchParams();
  if (query !== "") parameters.set("q", query);
  if (order !== "") parameters.set("order", order);
  for (const [name, value] of Object.entries(chosen)) if (value) parameters.set(name, value);
  return parameters.toString();
}
