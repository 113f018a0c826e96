import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { digest } from "../lib/digest.ts";
import { ifThere } from "../lib/if-there.ts";
import { makeFolder } from "../lib/make-folder.ts";
import { naming } from "../lib/system-error.ts";

/** The folder of what builds keep for later ones. */
export interface BuildCache {
  dir: string;
  /** Receives each file in it that is not what we wrote. */
  damaged(file: string): void;
}

/** A text after the digest of it: what a crash, a full disk or a stranger has left is known as such. */
export const withDigest = (payload: string, separator = "\n"): string => digest(payload) + separator + payload;

/** Null where the text is not what `withDigest` made. */
export function checkedPayload(text: string, separator = "\n"): string | null {
  const end = text.indexOf(separator);
  const payload = text.slice(end + 1);
  return end > 0 && digest(payload) === text.slice(0, end) ? payload : null;
}

/** The same for bytes. */
export const bytesWithDigest = (payload: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${digest(payload)}\n`), payload]);

/** Null where the bytes are not what `bytesWithDigest` made. */
export function checkedBytes(bytes: Buffer): Buffer | null {
  const end = bytes.indexOf("\n");
  const payload = bytes.subarray(end + 1);
  return end > 0 && digest(payload) === bytes.toString("latin1", 0, end) ? payload : null;
}

/** Whoever reads the file finds the old one or the new one, whole. */
export function replaceFile(file: string, content: string | Uint8Array): void {
  makeFolder(path.dirname(file));
  const temporary = `${file}.${process.pid}.new`;
  try {
    naming(temporary, () => writeFileSync(temporary, content));
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
}

/** What an earlier build kept in a file; null where there is none. */
export const readKept = (file: string): Buffer | null => ifThere(() => naming(file, () => readFileSync(file)));
