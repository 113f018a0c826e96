import { type ArticleText, CutHtml, StoredHtml, type TextPlace } from "../article/stored.ts";
import { RecentMap } from "../lib/recent.ts";
import type { TrustedHtml } from "../lib/trusted-html.ts";
import type { Span } from "../markdown/body.ts";
import type { CardView } from "../pages/views.ts";
import type { Page } from "../site/site-plan.ts";

/** What `StoredHtml` and `CutHtml` are as JSON. */
type SentHtml = TrustedHtml | { place: TextPlace } | { whole: TrustedHtml; cut: Span };

/**
 * Pages as they were before they were sent to this process as JSON: the texts of stories are read from their place,
 * and a story has one card in all of its lists. Layouts render a card once, and know it by being the same object.
 */
export class ReceivedPages {
  private readonly cards = new RecentMap<string, CardView>(10_000);
  private readonly readText: (place: TextPlace) => ArticleText;

  constructor(readText: (place: TextPlace) => ArticleText) {
    this.readText = readText;
  }

  revive(page: Page): Page {
    const card = (card: CardView) => this.card(card);
    switch (page.kind) {
      case "article": {
        const { body, related } = page.model;
        return { ...page, model: { ...page.model, body: this.html(body), related: related.map(card) } };
      }
      case "feed": {
        const items = page.model.items.map((item) => {
          const { text } = item.content;
          return { ...item, content: { ...item.content, text: text && this.html(text) } };
        });
        return { ...page, model: { ...page.model, items } };
      }
      case "list":
        return { ...page, model: { ...page.model, stories: page.model.stories.map(card) } };
      case "series":
        return {
          ...page,
          model: { ...page.model, parts: page.model.parts.map((part) => ({ ...part, story: card(part.story) })) },
        };
      case "author":
        return { ...page, model: { ...page.model, stories: page.model.stories.map(card) } };
      default:
        return page;
    }
  }

  private html(sent: SentHtml): TrustedHtml {
    if ("cut" in sent) return new CutHtml(this.html(sent.whole as SentHtml), sent.cut as Span);
    return "place" in sent ? new StoredHtml(sent.place as TextPlace, this.readText) : sent;
  }

  /** One build has one card for each story. */
  private card(card: CardView): CardView {
    return this.cards.get(card.href, () => card);
  }
}
