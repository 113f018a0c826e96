import { closeSync, openSync, readSync } from "node:fs";
import path from "node:path";
import { digest } from "../lib/digest.ts";
import { ifThere } from "../lib/if-there.ts";
import { naming } from "../lib/system-error.ts";
import { replaceFile } from "./cache-file.ts";

/** Bytes of a file, and the digest of them. */
export interface Piece {
  start: number;
  length: number;
  digest: string;
}

/** Null where the piece is not there, or is not what was written. */
export function readPiece(file: string, { start, length, digest: known }: Piece): Buffer | null {
  const open = ifThere(() => openSync(file, "r"));
  if (open === null) return null;
  try {
    const piece = Buffer.allocUnsafe(length);
    const read = naming(file, () => readSync(open, piece, 0, length, start));
    return read === length && digest(piece) === known ? piece : null;
  } finally {
    closeSync(open);
  }
}

/** Writes pieces into one file of a folder. @returns its name, which stands for all of them, and their places. */
export function writePieces(folder: string, parts: readonly Buffer[], owner: string, kind: string) {
  let start = 0;
  const pieces = parts.map((part): Piece => {
    const piece = { start, length: part.length, digest: digest(part) };
    start += part.length;
    return piece;
  });
  const name = `${digest([owner, ...pieces.map(({ digest }) => digest)].join())}.${kind}`;
  replaceFile(path.join(folder, name), Buffer.concat(parts));
  return { name, pieces };
}
