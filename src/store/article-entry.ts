import type { PictureUse } from "../article/article.ts";
import type { ArticleHead } from "../article/stored.ts";
import type { FileState } from "./file-state.ts";

/** One article as it was parsed: JSON, of which every build reads all. */
export interface Entry {
  file: string;
  /** Null where it changed a moment before it was read: then its bytes decide. */
  state: FileState | null;
  /** Digest of the source's bytes. */
  source: string;
  pictures: (PictureUse & { file: string; state: FileState | null })[];
  /** What every build asks of it. */
  head: ArticleHead;
  /** Where the rest lies in the folder's facts, and where its text in the folder's texts. */
  facts: Piece;
  text: TextPiece;
}

/** Bytes of a file, and the digest of them. */
export interface Piece {
  start: number;
  length: number;
  digest: string;
}

/** HTML and, after so many bytes, the same as text. */
export interface TextPiece extends Piece {
  html: number;
}
