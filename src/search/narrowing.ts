// The choices by which results are narrowed down, on the search page.

import { type Chosen, FILTERS, type FilterCounts } from "./facets.ts";

const DATES = ["from", "to"] as const;

/** The filters of the search page, the dates among them. */
export class Narrowing {
  readonly fields: (HTMLSelectElement | HTMLInputElement)[];
  private readonly selects: HTMLSelectElement[];
  private readonly address: URLSearchParams;

  /** @param address what the page's own address chooses. */
  constructor(options: HTMLElement, address: URLSearchParams) {
    this.address = address;
    this.selects = FILTERS.flatMap((name) => options.querySelector<HTMLSelectElement>(`select[name=${name}]`) ?? []);
    const dates = DATES.flatMap((name) => options.querySelector<HTMLInputElement>(`input[name=${name}]`) ?? []);
    for (const date of dates) date.value = address.get(date.name) ?? "";
    this.fields = [...this.selects, ...dates];
    // Until they are filled, they hold what the address says.
    for (const select of this.selects) this.add(select, address.get(select.name) ?? "");
  }

  private add(select: HTMLSelectElement, value: string): void {
    if (value === "") return;
    select.append(new Option(value, value));
    select.value = value;
  }

  get chosen(): Chosen {
    return Object.fromEntries(this.fields.flatMap(({ name, value }) => (value === "" ? [] : [[name, value]])));
  }

  /** Whether the page's address chooses something. */
  get isAsked(): boolean {
    return [...FILTERS, ...DATES].some((name) => this.address.get(name));
  }

  /** Offers what leads to a story, with how many there are; what is chosen stays. */
  fill(counts: FilterCounts): void {
    for (const select of this.selects) {
      const name = FILTERS.find((filter) => filter === select.name);
      if (name === undefined) continue;
      const chosen = select.value;
      const values = [...counts[name]]
        .filter(([value, count]) => count > 0 || value === chosen)
        .sort(([a], [b]) => (name === "year" ? Number(b) - Number(a) : a.localeCompare(b)));
      const options = values.map(([value, count]) => new Option(`${value} (${count})`, value));
      const [any] = select.options;
      select.replaceChildren(...(any ? [any] : []), ...options);
      select.value = chosen;
      // What the address names may be gone.
      if (select.selectedIndex < 0) select.value = "";
      select.disabled = false;
    }
  }
}
