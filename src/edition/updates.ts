import type { Article } from "../article/article.ts";
import { CutHtml } from "../article/stored.ts";
import { type Instant, instant } from "../lib/clock.ts";
import type { ArticleBody, Span } from "../markdown/body.ts";

/**
 * The body without the updates that are dated later than `now`: not even their pictures are left. They stand first
 * among the updates, so that one cut takes them out.
 */
export function bodyAt(body: ArticleBody, now: Instant): ArticleBody {
  const hidden = body.updates.filter(({ at }) => at > now);
  const [newest] = hidden;
  const last = hidden.at(-1);
  if (newest === undefined || last === undefined) return body;
  const html: Span = [newest.html[0], last.html[1]];
  const text: Span = [newest.text[0], last.text[1]];
  const anchors = new Set(hidden.map(({ anchor }) => anchor));
  const isHidden = (index: number) => hidden.some(({ figures: [from, to] }) => index >= from && index < to);
  return {
    html: new CutHtml(body.html, html),
    get text() {
      return without(body.text, text);
    },
    words: body.words - hidden.reduce((sum, { words }) => sum + words, 0),
    signs: body.signs - hidden.reduce((sum, { signs }) => sum + signs, 0),
    figures: body.figures.filter((_, index) => !isHidden(index)),
    links: body.links,
    anchors: body.anchors.filter((anchor) => !anchors.has(anchor)),
    updates: body.updates.slice(hidden.length).map((update) => ({
      ...update,
      html: moved(update.html, html),
      text: moved(update.text, text),
    })),
    hasEmbeds: body.hasEmbeds,
  };
}

const without = (text: string, [start, end]: Span): string => text.slice(0, start) + text.slice(end);

const moved = ([start, end]: Span, [from, to]: Span): Span => [start - (to - from), end - (to - from)];

/** When the story last changed by an update or by what `updated` says, as far as `now` knows. */
export function updatedAtOf({ updatedAt, body }: Pick<Article, "updatedAt" | "body">, now: Instant): Instant | null {
  const times = [...(updatedAt === null ? [] : [updatedAt]), ...body.updates.map(({ at }) => at)];
  const past = times.filter((at) => at <= now);
  return past.length === 0 ? null : instant(Math.max(...past));
}
