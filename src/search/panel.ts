// The search box of the masthead: the first few results, as the reader types.

import { archiveAt, pause, warm } from "./opening.ts";
import {
  addKeys,
  element,
  fail,
  link,
  pageItems,
  ResultList,
  resultItem,
  type SearchWords,
  statusOf,
} from "./results.ts";

const SHOWN = 5;

export function startPanel(form: HTMLFormElement, input: HTMLInputElement, words: SearchWords): void {
  const panel = form.querySelector<HTMLElement>("[data-search-panel]");
  if (!panel) return;
  const status = element("p", "search-status");
  status.setAttribute("role", "status");
  const pages = element("ul", "search-pages");
  const list = element("ol", "search-results");
  const results = new ResultList(list);
  panel.append(status, pages, list);
  describe(input, panel, words.searchKeys);
  const close = () => {
    panel.hidden = true;
  };
  addKeys(form, input, panel, close);
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget as Node | null)) close();
  });
  const bundle = form.dataset.bundle ?? "";
  const addressOf = (query: string) => `${form.getAttribute("action")}?q=${encodeURIComponent(query)}`;
  const settled = pause();
  const find = async () => {
    const query = input.value.trim();
    if (query === "") return close();
    panel.hidden = false;
    if (results.isEmpty) status.textContent = words.searchLoading;
    try {
      warm(bundle);
      if (!(await settled(200))) return;
      const archive = await archiveAt(bundle);
      const answer = await archive.search(query);
      const items = await Promise.all(answer.findings.slice(0, SHOWN).map((one) => resultItem(one, words)));
      if (query !== input.value.trim()) return;
      if (answer.findings.length > SHOWN) {
        items.push(element("li", "search-all", link(addressOf(query), words.searchAll)));
      }
      results.show(query, items, () => {
        pages.replaceChildren(...pageItems(answer.pages, words));
        status.replaceChildren(...statusOf(answer, query, words, addressOf));
      });
    } catch (error) {
      fail(status, words, error);
    }
  };
  input.addEventListener("input", () => void find());
  void find();
}

/** What a reader sees anyway: results appear below the box, and arrow keys lead through them. */
function describe(input: HTMLInputElement, panel: HTMLElement, sentence: string): void {
  const description = element("span", "visually-hidden", sentence);
  description.id = `${input.id}-keys`;
  panel.id = `${input.id}-panel`;
  input.after(description);
  input.setAttribute("aria-describedby", description.id);
  input.setAttribute("aria-controls", panel.id);
}
