// The archive's index in the browser: opened once, when a reader first reaches for it.

import { type Archive, openArchive } from "./archive.ts";

let opening: Promise<Archive> | undefined;

/** Opens the index once. A failure is reported to the reader and may be tried again by the next query. */
export function archiveAt(bundle: string): Promise<Archive> {
  opening ??= openArchive((path) => fetchFile(`${bundle}${path}`)).catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

/** Opens the index while the reader types. A search that waits for it reports the failure. */
export function warm(bundle: string): void {
  archiveAt(bundle).catch(() => {});
}

async function fetchFile(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(address);
  if (!response.ok || !response.body) throw new Error(`${response.status} for ${address}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!isGzip) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Answers with true after so many milliseconds, unless it was called again in the meantime. */
export function pause(): (milliseconds: number) => Promise<boolean> {
  let latest = 0;
  return (milliseconds) => {
    latest += 1;
    const mine = latest;
    return new Promise((resolve) => setTimeout(() => resolve(mine === latest), milliseconds));
  };
}
