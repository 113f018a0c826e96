import { rightsOf } from "../edition/rights.ts";
import type { Story } from "../edition/story.ts";
import { addresses, encodePath } from "../pages/addresses.ts";
import type { PageContext } from "../pages/context.ts";
import { type SearchDocument, searchDocument } from "./document.ts";
import type { NamedPage } from "./names.ts";
import { type SearchPiece, searchPieces } from "./pieces.ts";

/** The pieces of the search index, newest first. An index is an archive, which some agencies do not allow. */
export function piecesOf({ edition, newsroom }: PageContext): SearchPiece<Story>[] {
  const searchable = edition.stories.filter((story) => rightsOf(story, newsroom).archive);
  return searchPieces(searchable, edition.now, newsroom.site.zone);
}

/** The pages of authors, tags and sections, by the names that readers type. */
export function namedPages({ edition, newsroom }: PageContext): NamedPage[] {
  const authors = [...newsroom.authors.values()].filter(({ slug }) => edition.authors.has(slug));
  return [
    ...authors.map(({ slug, name }) => ({ kind: "author" as const, label: name, path: addresses.author(slug) })),
    ...newsroom.sections.map(({ slug, name }) => {
      return { kind: "section" as const, label: name, path: addresses.section(slug) };
    }),
    ...[...edition.tags.values()].map(({ slug, label }) => {
      return { kind: "tag" as const, label, path: addresses.tag(slug) };
    }),
  ].map(({ kind, label, path }) => ({ kind, label, url: encodePath(path) }));
}

/** What the index of a piece is made of. */
export const documentsOf = ({ stories }: SearchPiece<Story>, context: PageContext): SearchDocument[] =>
  stories.map((story) => searchDocument(story, context));
