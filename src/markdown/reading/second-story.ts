import type { Finding, Reading } from "./reading.ts";

const KEY = /^(headline|title|published|date|section|byline|standfirst|kicker|tags|slug|draft|image):(?: |$)/gm;

/** The front matter of a second story is text to the first one. */
export function findSecondStory(reading: Reading): Finding[] {
  if (!reading.holds("headline:", "title:", "published:", "date:")) return [];
  return reading.passages.flatMap((passage): Finding[] => {
    if (!isFrontMatter(passage.text)) return [];
    const problem = "a second story begins here: readers would see its front matter.";
    return [{ level: "error", line: passage.line, problem, remedy: "Put it into a file of its own." }];
  });
}

/** Whether a text is lines of `key: value`, with the keys of a story. */
export function isFrontMatter(text: string): boolean {
  if (!text.includes(":")) return false;
  const keys = new Set([...text.matchAll(KEY)].map(([, key]) => key));
  return keys.size > 1 && ["headline", "title", "published", "date"].some((key) => keys.has(key));
}
