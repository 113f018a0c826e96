import type { Issue } from "../lib/issue.ts";
import { foldPath } from "../text/fold-path.ts";
import { meaningOf } from "../text/slugs.ts";
import type { Article } from "./article.ts";

/**
 * What no article can know alone: two stories with one address or feed id, two meanings behind one tag.
 * @param tag the language that the newsroom writes in, BCP 47.
 */
export function findConflicts(articles: readonly Article[], tag?: string): Issue[] {
  return [
    ...addressConflicts(articles),
    ...feedIdConflicts(articles),
    ...tagConflicts(articles, tag),
    ...seriesConflicts(articles),
  ];
}

function addressConflicts(articles: readonly Article[]): Issue[] {
  const owners = new Map<string, Article>();
  const issues: Issue[] = [];
  for (const article of articles) {
    const address = foldPath(article.path);
    const owner = owners.get(address);
    if (owner) {
      const problem = `the address ${article.path} already belongs to ${owner.file}.`;
      const remedy = "Give one of them another `slug`.";
      issues.push({ file: article.file, line: article.content().lines.slug, field: "slug", problem, remedy });
    } else owners.set(address, article);
  }
  const redirects = new Map<string, Article>();
  for (const article of articles) {
    for (const alias of article.aliases) {
      const address = foldPath(alias);
      // Who is led on takes the query along: a story's own address with a query would lead to itself for ever.
      const path = foldPath(alias.split("?")[0] ?? "");
      const owner = owners.get(path) ?? redirects.get(address);
      if (owner) {
        const { problem, remedy } = aliasError(alias, article, owner, owners.has(path));
        issues.push({ file: article.file, line: article.content().lines.aliases, field: "aliases", problem, remedy });
      } else redirects.set(address, article);
    }
  }
  return issues;
}

/** @param isAddress whether the owner answers there now, and not only as an old path. */
function aliasError(alias: string, article: Article, owner: Article, isAddress: boolean) {
  if (owner !== article) {
    return {
      problem: `the old path ${alias} already belongs to ${owner.file}.`,
      remedy: "Remove it from one of them.",
    };
  }
  return isAddress
    ? { problem: `the old path ${alias} is the story's own address.`, remedy: "Remove it." }
    : { problem: `the old path ${alias} is listed twice.`, remedy: "Remove one of the two." };
}

function feedIdConflicts(articles: readonly Article[]): Issue[] {
  const owners = new Map<string, Article>();
  return articles.flatMap((article) => {
    const owner = owners.get(article.feedId);
    owners.set(article.feedId, owner ?? article);
    if (!owner || owner.path === article.path) return [];
    const problem = `the feed id "${article.feedId}" already belongs to ${owner.file}.`;
    return [{ file: article.file, line: 1, field: "id", problem, remedy: "Give this story an `id` of its own." }];
  });
}

/** A part that is retracted makes room for another one. */
function seriesConflicts(articles: readonly Article[]): Issue[] {
  const parts = new Map<string, Article>();
  const names = new Map<string, { name: string; file: string }>();
  return articles.flatMap((article) => {
    const { series, file, retraction } = article;
    if (series === null || retraction !== null) return [];
    const at = { file, line: article.content().lines.series, field: "series" };
    const address = foldPath(`/${series.slug}`);
    const key = `${address}${series.part}`;
    const owner = parts.get(key);
    const known = names.get(address);
    parts.set(key, owner ?? article);
    names.set(address, known ?? { name: series.name, file });
    const issues: Issue[] = [];
    if (owner) {
      const problem = `part ${series.part} of "${series.name}" is ${owner.file} already.`;
      issues.push({ ...at, problem, remedy: "Give one of them another `part`." });
    }
    if (known && known.name !== series.name) {
      const problem = `"${series.name}" and "${known.name}" (${known.file}) would share the page /series/${series.slug}/.`;
      issues.push({ ...at, problem, remedy: "Spell them alike, or name one of them in other words." });
    }
    return issues;
  });
}

function tagConflicts(articles: readonly Article[], tag: string | undefined): Issue[] {
  const first = new Map<string, { slug: string; label: string; file: string }>();
  const issues: Issue[] = [];
  for (const article of articles) {
    for (const { slug, label } of article.tags) {
      const address = foldPath(`/${slug}`);
      const known = first.get(address);
      if (!known) first.set(address, { slug, label, file: article.file });
      else if (
        known.slug !== slug ||
        (known.label !== label && meaningOf(known.label, tag) !== meaningOf(label, tag))
      ) {
        const problem = `"${label}" and "${known.label}" (${known.file}) would share the page /tags/${slug}/.`;
        const remedy = "Spell them alike, or give one its own `slug` in tags.yaml.";
        issues.push({ file: article.file, line: article.content().lines.tags, field: "tags", problem, remedy });
      }
    }
  }
  return issues;
}
