import { say } from "../words/sentence.ts";
import { addresses } from "./addresses.ts";
import type { PageContext } from "./context.ts";
import { type HeadModel, plainHead } from "./head.ts";
import { ListMaker, type ListPage } from "./lists.ts";
import type { PageOf } from "./page.ts";
import { type Link, monthName } from "./views.ts";

export interface ArchiveModel {
  head: HeadModel;
  years: { year: string; months: Link[] }[];
}

export type ArchivePage = PageOf<"archive", ArchiveModel>;

/** The list of months, and a page with every story of each. */
export function archivePages(context: PageContext): (ArchivePage | ListPage)[] {
  const { edition, newsroom, site } = context;
  const { words } = newsroom;
  const months = [...edition.months.keys()].sort().reverse();
  const years = [...new Set(months.map((month) => month.slice(0, 4)))];
  const index: ArchivePage = {
    kind: "archive",
    path: addresses.archive,
    owner: "archive",
    model: {
      head: plainHead({ title: words.archive, description: words.archiveIntro, path: addresses.archive }, site),
      years: years.map((year) => ({
        year,
        months: months
          .filter((month) => month.startsWith(year))
          .map((month) => ({ href: addresses.month(month), label: monthName(month, newsroom) })),
      })),
    },
  };
  const pages = months.map((month) => {
    const path = addresses.month(month);
    const stories = edition.months.get(month) ?? [];
    const description = stories.length === 1 ? words.storyCountOne : say(words.storyCount, { count: stories.length });
    const facts = { path, title: monthName(month, newsroom), description, about: "month" as const };
    const part = { path, number: null, stories, pager: { older: null, newest: null } };
    return new ListMaker(facts, context).page(part);
  });
  return [index, ...pages];
}
