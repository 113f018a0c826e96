// Files of the index, as the browser reads them.

export type LoadFile = (path: string) => Promise<Uint8Array<ArrayBuffer>>;

export const toText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

export const toJson = <T>(bytes: Uint8Array): T => JSON.parse(toText(bytes)) as T;

/** Loads and uses each file once. What failed may be tried again. */
export function once(
  loadFile: LoadFile,
): (path: string, use?: (bytes: Uint8Array<ArrayBuffer>) => void) => Promise<Uint8Array<ArrayBuffer>> {
  const files = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  return (path, use) => {
    const known = files.get(path);
    if (known) return known;
    const file = loadFile(path).then((bytes) => {
      use?.(bytes);
      return bytes;
    });
    files.set(path, file);
    file.catch(() => files.delete(path));
    return file;
  };
}

/** With this word each of Pagefind's files begins, once decompressed. */
const SIGNATURE = "pagefind_dcd";

/** @throws {Error} where it is none of Pagefind's files. */
export function withoutSignature(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (toText(bytes.subarray(0, SIGNATURE.length)) !== SIGNATURE)
    throw new Error("This is no file of the search index.");
  return bytes.slice(SIGNATURE.length);
}
