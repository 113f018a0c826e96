// The search boxes of a page. Loaded when a reader first reaches for one.

import { startPage } from "./page.ts";
import { startPanel } from "./panel.ts";
import type { SearchWords } from "./results.ts";

for (const form of document.querySelectorAll<HTMLFormElement>("[data-search]")) {
  const input = form.querySelector<HTMLInputElement>("input[type=search]");
  if (!input) continue;
  const words = JSON.parse(form.dataset.words ?? "{}") as SearchWords;
  if (form.dataset.search === "page") startPage(form, input, words);
  else startPanel(form, input, words);
}
