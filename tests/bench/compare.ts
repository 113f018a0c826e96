import { readFileSync } from "node:fs";
import path from "node:path";
import { compareFeeds } from "./compare-feeds.ts";
import { compareFirstPages, compareLists, listsOf, sampleOf } from "./compare-lists.ts";
import { filesOf } from "./files.ts";
import type { ExpectedStories } from "./generate.ts";

/** @throws where `folder` does not hold exactly the expected stories, each with its headline. */
export function checkStories(name: string, folder: string, expected: ExpectedStories): void {
  const found = filesOf(folder).flatMap(
    (file) => /^\d{4}\/\d{2}\/\d{2}\/[^/]+\/(?=index\.html$)/.exec(file)?.[0] ?? [],
  );
  const present = new Set(found);
  const missing = [...expected.keys()].filter((address) => !present.has(address.slice(1)));
  if (missing.length > 0) throw new Error(`${name} has no page at ${missing[0]} and ${missing.length - 1} others`);
  const unexpected = found.filter((address) => !expected.has(`/${address}`));
  if (unexpected.length > 0) throw new Error(`${name} has a page at /${unexpected[0]} that no article asked for`);
  for (const [address, headline] of expected) {
    const html = readFileSync(path.join(folder, address, "index.html"), "utf8");
    if (!html.includes(`<h1>${headline}</h1>`)) throw new Error(`${name}: ${address} lacks its headline "${headline}"`);
  }
}

/** @throws where the sites do not hold the same lists and feeds: then their costs are not comparable. */
export async function compareSites(ours: string, hugos: string): Promise<void> {
  const lists = listsOf(ours);
  compareLists(lists, listsOf(hugos));
  const sample = sampleOf(lists, 20);
  compareFirstPages(ours, hugos, sample);
  await compareFeeds(ours, hugos, ["", ...sample]);
}
