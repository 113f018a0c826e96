import { digest } from "../lib/digest.ts";
import { outputFile } from "../pages/addresses.ts";
import type { PageOf } from "../pages/page.ts";
import type { SiteView } from "../pages/site-view.ts";
import { renderPages } from "../render/render.ts";
import type { SearchDocument } from "../search/document.ts";
import { indexPiece } from "../search/index-piece.ts";
import { isEngine, pieceAssets } from "../search/list.ts";
import type { Output } from "./output.ts";
import type { MadeFile } from "./target.ts";

/** Puts a file aside, unless it stands in the output already. @param standing the digest of what stands there. */
export function stageFile(
  output: Output,
  name: string,
  content: string | Uint8Array,
  standing: string | null | undefined,
): MadeFile {
  // As bytes at once: a digest and a file of a text would each encode it.
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const made = digest(bytes);
  const isNew = made !== standing;
  if (isNew) output.stage(name, bytes);
  return { name, digest: made, isNew };
}

/** What pages are rendered with: what all of them show, and the folder of layouts. */
export interface Rendering {
  site: SiteView;
  layouts: string;
}

/** Renders pages and puts them aside. @param standing digests of their files in the output, in the same order. */
export async function stagePages(
  pages: readonly PageOf<string, unknown>[],
  standing: readonly (string | null)[],
  { site, layouts }: Rendering,
  output: Output,
): Promise<MadeFile[]> {
  const rendered = await renderPages(pages, site, layouts);
  return pages.map(({ path }, index) => {
    const name = outputFile(path);
    const content = rendered.get(name);
    if (content === undefined) throw new Error(`nothing was rendered for ${path}`);
    return stageFile(output, name, content, standing[index]);
  });
}

/** What a piece of the search index is made of: JSON. */
export interface PieceTask {
  name: string;
  language: string;
  documents: SearchDocument[];
  /** Whether the file that all pieces share is put aside with this one. */
  withEngine: boolean;
}

/** Indexes a piece and puts its files aside. @param standing digests of the files in the output, by their names. */
export async function stagePiece(
  { name, language, documents, withEngine }: PieceTask,
  standing: ReadonlyMap<string, string>,
  output: Output,
): Promise<MadeFile[]> {
  const all = pieceAssets(name, await indexPiece(documents, { language }));
  const assets = withEngine ? all : all.filter(({ path }) => !isEngine(path));
  return assets.map(({ path, bytes }) => {
    const file = outputFile(path);
    return stageFile(output, file, bytes(), standing.get(file));
  });
}
