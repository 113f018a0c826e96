import { say } from "../words/sentence.ts";
import { addresses } from "./addresses.ts";
import type { PageContext, Shared } from "./context.ts";
import { type HeadModel, plainHead } from "./head.ts";
import { type ListPage, listPage } from "./lists.ts";
import { pageKind } from "./page.ts";
import { type Link, monthName } from "./views.ts";

export interface ArchiveModel {
  head: HeadModel;
  years: { year: string; months: Link[] }[];
}

export type ArchivePage = ReturnType<typeof indexPage>;

/** The list of months, and a page with every story of each. */
export function archivePages(context: PageContext): (ArchivePage | ListPage)[] {
  const { edition, newsroom } = context;
  const { words } = newsroom;
  const months = [...edition.months.keys()].sort().reverse();
  const pages = months.map((month) => {
    const path = addresses.month(month);
    const stories = edition.months.get(month) ?? [];
    const description = stories.length === 1 ? words.storyCountOne : say(words.storyCount, { count: stories.length });
    const facts = { path, title: monthName(month, newsroom), description, about: "month" as const };
    const part = { path, number: null, stories, pager: { older: null, newest: null } };
    return listPage(facts, part, context);
  });
  return [indexPage({ path: addresses.archive, owner: "archive" }, () => months, context), ...pages];
}

const indexPage = pageKind({
  kind: "archive",
  /** @param months newest first: `2024/05`. */
  model(months: readonly string[], { newsroom, site }: Shared): ArchiveModel {
    const { words } = newsroom;
    const years = [...new Set(months.map((month) => month.slice(0, 4)))];
    return {
      head: plainHead({ title: words.archive, description: words.archiveIntro, path: addresses.archive }, site),
      years: years.map((year) => ({
        year,
        months: months
          .filter((month) => month.startsWith(year))
          .map((month) => ({ href: addresses.month(month), label: monthName(month, newsroom) })),
      })),
    };
  },
});
