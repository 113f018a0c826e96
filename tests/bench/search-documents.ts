import type { Settings } from "../../src/command/settings.ts";
import type { SearchDocument } from "../../src/search/document.ts";
import { documentsOf, piecesOf } from "../../src/search/search-index.ts";
import { composeSite, NO_ASSETS, readSources } from "../../src/site/compose.ts";

/** What the index is told of every story of a newsroom, newest first. */
export function searchDocuments(settings: Settings): SearchDocument[] {
  const { context } = composeSite(readSources(settings, { withHistories: false }), NO_ASSETS, settings);
  return piecesOf(context).flatMap((piece) => documentsOf(piece, context));
}
