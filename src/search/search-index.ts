import type { Story } from "../edition/edition.ts";
import { rightsOf } from "../edition/rights.ts";
import type { PageContext } from "../pages/context.ts";
import { type SearchDocument, searchDocument } from "./document.ts";
import { type SearchPiece, searchPieces } from "./pieces.ts";

/** The pieces of the search index, newest first. An index is an archive, which some agencies do not allow. */
export function piecesOf({ edition, newsroom }: PageContext): SearchPiece<Story>[] {
  const searchable = edition.stories.filter((story) => rightsOf(story, newsroom).archive);
  return searchPieces(searchable, edition.now, newsroom.site.zone);
}

/** What the index of a piece is made of. */
export const documentsOf = ({ stories }: SearchPiece<Story>, context: PageContext): SearchDocument[] =>
  stories.map((story) => searchDocument(story, story.body.text, context));
