import { type ArticleText, CutHtml, StoredHtml, type TextPlace } from "../article/stored.ts";
import { RecentMap } from "../lib/recent.ts";
import { revive } from "../lib/tagged.ts";
import type { CardView } from "../pages/views.ts";

/**
 * Makes pages that came as JSON what they were: the texts of stories are read from their place, and a story has one card
 * in all of its lists. Layouts render a card once, and know it by being the same object.
 */
export function pageReviver(readText: (place: TextPlace) => ArticleText): <Page extends object>(page: Page) => Page {
  const cards = new RecentMap<string, CardView>(10_000);
  const revivers = {
    stored: ({ place }: ReturnType<StoredHtml["toJSON"]>) => new StoredHtml(place, readText),
    cut: ({ whole, cut }: ReturnType<CutHtml["toJSON"]>) => new CutHtml(whole, cut),
    card: (card: CardView) => cards.get(card.href, () => card),
  };
  return (page) => revive(page, revivers) as typeof page;
}
