import type { Article } from "../article/article.ts";
import type { Instant } from "../lib/clock.ts";
import type { Issue } from "../lib/issue.ts";
import { percentDecoded } from "../lib/web-address.ts";
import { foldPath } from "../text/fold-path.ts";

/**
 * Links from one story to another that is not public when the first one is, now or at any later time. A scheduled
 * build must never fail, or give an embargoed address away, because of a link that could have been seen in advance.
 */
export function findEarlyLinks(articles: readonly Article[], now: Instant): Issue[] {
  // What is public now is public whenever another story is.
  const closed = articles.filter(({ draft, publishedAt }) => draft || publishedAt > now);
  const byPath = new Map(
    closed.flatMap((article) => [article.path, ...article.aliases].map((path) => [foldPath(path), article])),
  );
  if (byPath.size === 0) return [];
  return articles
    .filter((article) => !article.draft)
    .flatMap((article) =>
      article.links.flatMap(({ href, line }) => {
        // Markdown writes non-Latin letters of an address percent-encoded.
        const address = href.replace(/[#?].*$/, "");
        const target = byPath.get(foldPath(percentDecoded(address) ?? address));
        if (!target || target === article) return [];
        const publicFrom = Math.max(now, article.publishedAt);
        if (!target.draft && target.publishedAt <= publicFrom) return [];
        const problem = `this links to ${target.path}, which is ${target.draft ? "a draft" : "not public yet"} when this story is.`;
        const remedy = "Publish that one first, or remove the link until then.";
        return [{ file: article.file, line, field: null, problem, remedy }];
      }),
    );
}
