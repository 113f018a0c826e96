import type { Article } from "../article/article.ts";
import { textWithout } from "../article/text.ts";
import { type Instant, instant } from "../lib/clock.ts";
import type { Span } from "../markdown/body.ts";

type Updated = Pick<Article, "updates" | "content">;

/**
 * The article without the updates that are dated later than `now`: not even their pictures are left. They stand first
 * among the updates, so that one cut takes them out.
 */
export function untilNow(article: Updated, now: Instant): Updated {
  const hidden = article.updates.filter(({ at }) => at > now);
  const [newest] = hidden;
  const last = hidden.at(-1);
  if (newest === undefined || last === undefined) return article;
  const html: Span = [newest.html[0], last.html[1]];
  const text: Span = [newest.text[0], last.text[1]];
  const anchors = new Set(hidden.map(({ anchor }) => anchor));
  const isHidden = (index: number) => hidden.some(({ figures: [from, to] }) => index >= from && index < to);
  return {
    updates: article.updates.slice(hidden.length).map((update) => ({
      ...update,
      html: moved(update.html, html),
      text: moved(update.text, text),
    })),
    content() {
      const content = article.content();
      return {
        ...content,
        text: textWithout(content.text, html, text),
        words: content.words - hidden.reduce((sum, { words }) => sum + words, 0),
        signs: content.signs - hidden.reduce((sum, { signs }) => sum + signs, 0),
        figures: content.figures.filter((_, index) => !isHidden(index)),
        anchors: content.anchors.filter((anchor) => !anchors.has(anchor)),
      };
    },
  };
}

const moved = ([start, end]: Span, [from, to]: Span): Span => [start - (to - from), end - (to - from)];

/** When the story last changed by an update or by what `updated` says, as far as `now` knows. */
export function updatedAtOf(
  { updatedAt, updates }: Pick<Article, "updatedAt" | "updates">,
  now: Instant,
): Instant | null {
  const times = [...(updatedAt === null ? [] : [updatedAt]), ...updates.map(({ at }) => at)];
  const past = times.filter((at) => at <= now);
  return past.length === 0 ? null : instant(Math.max(...past));
}

/**
 * When what readers see of a story last changed, as far as the edition knows: the latest of its publication, its update
 * (the newest one of a live story) and its corrections. Every output that says when a story changed says this.
 */
export function lastChange({
  publishedAt,
  updatedAt,
  corrections,
}: Pick<Article, "publishedAt" | "updatedAt" | "corrections">): Instant {
  return instant(Math.max(publishedAt, updatedAt ?? publishedAt, ...corrections.map(({ at }) => at)));
}
