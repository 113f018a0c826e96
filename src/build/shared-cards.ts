import type { CardView } from "../pages/views.ts";
import type { Page } from "./site-plan.ts";

/**
 * Pages that came from another process have a card of their own for each story that they show. Layouts render a card
 * once for all the lists that hold it, and know it by being the same object.
 */
export class SharedCards {
  private readonly known = new Map<string, CardView>();

  /** The page with the cards that were seen first. One build has one card for each story. */
  shared(page: Page): Page {
    const one = (card: CardView): CardView => {
      const known = this.known.get(card.href) ?? card;
      this.known.set(card.href, known);
      return known;
    };
    switch (page.kind) {
      case "article":
        page.model.related.forEach((card, index, all) => {
          all[index] = one(card);
        });
        return page;
      case "list":
      case "author":
        page.model.stories.forEach((card, index, all) => {
          all[index] = one(card);
        });
        return page;
      default:
        return page;
    }
  }
}
