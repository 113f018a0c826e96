import type { Story } from "../edition/edition.ts";
import { rightsOf } from "../edition/rights.ts";
import type { PageContext } from "../pages/context.ts";
import type { Asset } from "../pages/page.ts";
import { searchDocument } from "./document.ts";
import { indexPiece } from "./index-piece.ts";
import { type IndexedPiece, searchAssets } from "./list.ts";
import { searchPieces } from "./pieces.ts";

/** The stories that may be searched. A search index is an archive, which some agencies do not allow. */
export function searchableStories({ edition, newsroom }: Pick<PageContext, "edition" | "newsroom">): Story[] {
  return edition.stories.filter((story) => rightsOf(story, newsroom).archive);
}

/**
 * Indexes the public stories piece by piece, and no page besides.
 * @throws {Error} with Pagefind's own words where it refuses a document.
 */
export async function buildSearchIndex(context: PageContext): Promise<Asset[]> {
  const { language, zone } = context.newsroom.site;
  const indexed: IndexedPiece[] = [];
  for (const { name, stories } of searchPieces(searchableStories(context), context.edition.now, zone)) {
    const documents = stories.map((story) => searchDocument(story, story.body.text, context));
    indexed.push({ name, documents, files: await indexPiece(documents, { language }) });
  }
  return searchAssets(indexed, language);
}
