/**
 * One form for all spellings that a file system or a server may hold for the same path. By way of the capitals, since
 * small letters alone keep `ς` and `σ` apart, and `ß` and `ss`; but the Turkish `ı` is no `i`.
 */
export function foldPath(path: string): string {
  return IS_FOLDED.test(path) ? path : folded(path);
}

/** Small letters and signs of ASCII, and a slash at the end: nearly every path of a site, and as it should be. */
const IS_FOLDED = /^[!-@[-~]*\/$/;

const folded = (path: string): string =>
  path
    .normalize("NFD")
    .replace(/[^ı]+/g, (part) => part.toLowerCase().toUpperCase().toLowerCase())
    .replace(/ς/g, "σ")
    .normalize("NFC")
    .replace(/\/?(index\.html)?$/, "/");
