// By what results can be narrowed down: which stories of a piece have which section, tag and author, and their days.
// The page counts by it what was found, so it does not ask the engine, which knows nothing of phrases left out.

import type { SearchDocument } from "./document.ts";

export const FILTERS = ["section", "tag", "author", "year"] as const;
export type Filter = (typeof FILTERS)[number];

/** A piece's `facets-<digest>.json`. Stories are called by their place, newest first. */
export interface PieceFacets {
  /** By filter and value the places, each as its distance from the one before, separated by spaces. */
  values: Record<Exclude<Filter, "year">, Record<string, string>>;
  /** The day of each story, as so many days since 1970. */
  days: string;
}

/** What a reader chose. Days are as `2024-05-25`, both included. */
export type Chosen = Partial<Record<Filter, string>> & { from?: string; to?: string };

/** By filter and value, how many stories have it. */
export type FilterCounts = Record<Filter, Map<string, number>>;

const DAY = 86_400_000;

/** @param documents newest first. */
export function facetsOf(documents: readonly SearchDocument[]): PieceFacets {
  const places = (valuesOf: (document: SearchDocument) => readonly string[]) => {
    const found = new Map<string, number[]>();
    documents.forEach((document, place) => {
      for (const value of new Set(valuesOf(document))) {
        const own = found.get(value);
        if (own) own.push(place);
        else found.set(value, [place]);
      }
    });
    return Object.fromEntries([...found].map(([value, own]) => [value, distances(own)]));
  };
  return {
    values: {
      section: places(({ section }) => [section]),
      tag: places(({ tags }) => tags),
      author: places(({ authors }) => authors),
    },
    days: distances(documents.map(({ date }) => Math.round(Date.parse(date) / DAY))),
  };
}

const distances = (numbers: readonly number[]) =>
  numbers.map((number, index) => number - (numbers[index - 1] ?? 0)).join(" ");

function numbersOf(distances: string): number[] {
  let number = 0;
  return distances === ""
    ? []
    : distances.split(" ").map((distance) => {
        number += Number(distance);
        return number;
      });
}

/** The facets of a piece, in use. */
export class Facets {
  private readonly values: Record<Filter, Map<string, ReadonlySet<number>>>;
  private readonly dates: string[];

  constructor({ values, days }: PieceFacets) {
    this.dates = numbersOf(days).map((day) => new Date(day * DAY).toISOString().slice(0, 10));
    const years = new Map<string, Set<number>>();
    this.dates.forEach((date, place) => {
      const year = String(Number(date.slice(0, -6)));
      years.set(year, (years.get(year) ?? new Set()).add(place));
    });
    const sets = (own: Record<string, string>) =>
      new Map(Object.entries(own).map(([value, places]) => [value, new Set(numbersOf(places))]));
    this.values = { section: sets(values.section), tag: sets(values.tag), author: sets(values.author), year: years };
  }

  /** Every story, newest first. */
  get places(): number[] {
    return this.dates.map((_, place) => place);
  }

  /** Whether any story has a value. */
  knows(filter: Filter, value: string): boolean {
    return this.values[filter].has(value);
  }

  /** Whether a story has all that was chosen. @param except a filter that does not count. */
  has(place: number, chosen: Chosen, except?: Filter): boolean {
    const date = this.dates[place] ?? "";
    if (chosen.from && date < chosen.from) return false;
    if (chosen.to && date > chosen.to) return false;
    return FILTERS.every((filter) => {
      const value = chosen[filter];
      return !value || filter === except || this.values[filter].get(value)?.has(place) === true;
    });
  }

  /** Counts what was found by each value of each filter; what is chosen of another filter counts. */
  count(found: readonly number[], chosen: Chosen, counts: FilterCounts): void {
    for (const filter of FILTERS) {
      const own = new Set(found.filter((place) => this.has(place, chosen, filter)));
      for (const [value, places] of this.values[filter]) {
        const count = [...places].filter((place) => own.has(place)).length;
        counts[filter].set(value, (counts[filter].get(value) ?? 0) + count);
      }
    }
  }
}

export const noCounts = (): FilterCounts => ({
  section: new Map(),
  tag: new Map(),
  author: new Map(),
  year: new Map(),
});

/** Without values that no story has: an old address may name a tag that is gone. */
export const knownChoices = (chosen: Chosen, facets: readonly Facets[]): Chosen =>
  Object.fromEntries(
    Object.entries(chosen).filter(([name, value]) => {
      const filter = FILTERS.find((one) => one === name);
      return filter === undefined || facets.some((own) => own.knows(filter, value));
    }),
  );
