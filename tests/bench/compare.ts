import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { ExpectedStories } from "./generate.ts";

export interface SiteSize {
  files: number;
  pages: number;
  megabytes: number;
}

/** Every file below `folder`, with slashes. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"));
}

export function sizeOf(folder: string): SiteSize {
  const files = filesOf(folder);
  const bytes = files.reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
  return { files: files.length, pages: files.filter((file) => file.endsWith(".html")).length, megabytes: bytes / 1e6 };
}

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
