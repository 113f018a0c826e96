import type { BenchArticle } from "./invent.ts";

/** A story as our own generator wants it. */
export function ourDocument(article: BenchArticle): string {
  const { headline, section, authors, tags, standfirst, kicker, dateline, updated, correction, isWire } = article;
  const matter = yamlMap({
    headline,
    published: `${article.year}-${article.month}-${article.day} ${article.time}`,
    section,
    standfirst,
    kicker,
    byline: isWire ? null : authors,
    source: isWire ? "wire" : null,
    dateline,
    tags,
    updated,
    corrections: correction && [correction],
  });
  return document(matter, article.body);
}

/** The same story as Hugo wants it. Its section is the folder that it lies in. */
export function hugoDocument(article: BenchArticle): string {
  const { headline, authors, tags, standfirst, kicker, dateline, updated, correction, isWire } = article;
  const { year, month, day, time } = article;
  const matter = yamlMap({
    title: headline,
    date: `${year}-${month}-${day}T${time}:00`,
    lastmod: updated && `${updated.replace(" ", "T")}:00`,
    description: standfirst,
    kicker,
    authors,
    source: isWire ? "wire" : null,
    dateline,
    tags,
    archive: [`${year}-${month}`],
    corrections: correction && [{ ...correction, at: `${correction.at.replace(" ", "T")}:00` }],
  });
  return document(matter, article.body);
}

export const document = (frontMatter: string, body: string) => `---\n${frontMatter}---\n\n${body}\n`;

/** JSON is YAML, and neither reader can mistake it. Keys without a value are left out. */
export function yamlMap(map: Record<string, unknown>): string {
  return Object.entries(map)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join("");
}

export const yamlList = (items: Record<string, unknown>[]) =>
  items.map((item) => `- ${JSON.stringify(item)}\n`).join("");
