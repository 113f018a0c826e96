import { type Refused, refused } from "../lib/issue.ts";
import { percentDecoded } from "../lib/web-address.ts";

/** An old address in the form in which it is kept, or why no host could lead it on. */
export type OldAddress = { ok: true; address: string } | Refused;

const EXAMPLE = "Write the old path alone, like /2024/05/25/old-slug/ or /index.php?id=7";

/**
 * Reads an old address as an editor copied it. Percent-encoded octets are the letters that they stand for: `/a%20b/` is
 * `/a b/`. Only `%25`, `%3F` and `%23` stay, so that a percent sign, a question mark and a number sign of the path are
 * told from those of the address.
 */
export function readOldAddress(written: string): OldAddress {
  const refuse = (problem: string, remedy: string) => refused(`"${written}" ${problem}`, remedy);
  if (!/^\/(?![/\\])/.test(written)) return refuse("is not a path.", `${EXAMPLE}: without the name of the site.`);
  if (written.includes("#")) {
    return refuse("has a # that no server ever sees.", "Remove it and what follows it. A # of the path itself is %23.");
  }
  const [asWritten = "", ...queries] = written.split("?");
  const path = percentDecoded(asWritten);
  if (path === null) {
    const remedy = "Write the letters themselves. A percent sign of the path itself is %25.";
    return refuse("has a % that stands for no letter of UTF-8.", remedy);
  }
  const parts = path.split("/");
  if (/%(2f|5c)/i.test(asWritten) || /[\\\p{Cc}]/u.test(path)) {
    const problem = "has a backslash, an encoded slash or a control character, which browsers and hosts change.";
    return refuse(problem, "Remove this old path: no rule can match it.");
  }
  if (path.includes("*") || parts.some((part) => part.startsWith(":"))) {
    const problem = "has a * or a part that begins with a colon: in rules of a host these stand for any text.";
    return refuse(problem, "Remove this old path: no rule can match it alone.");
  }
  if (path.includes("//")) return refuse("has two slashes in a row, which hosts treat as one.", "Write one slash.");
  if (parts.includes("..") || parts.includes("."))
    return refuse("holds a step up (. or ..).", "Write the path that it leads to.");
  // Netlify keeps this folder to itself.
  if (path.startsWith("/.netlify")) return refuse("is in a folder of Netlify's own.", "Remove this old path.");
  const kept = path.replace(/[%?#]/g, encodeURIComponent);
  if (queries.length === 0) {
    return path === "/" ? refuse("is the front page.", `${EXAMPLE}.`) : { ok: true, address: kept };
  }
  const query = queries.join("?");
  const names = query.split("&").map((pair) => pair.split("=")[0]);
  if (!/^[a-z_]\w*=[\w.~-]+(&[a-z_]\w*=[\w.~-]+)*$/i.test(query) || new Set(names).size < names.length) {
    const remedy =
      "Write it like ?p=123 or ?cat=4&id=7: letters, digits and . _ ~ - alone, and each name once, beginning with a letter.";
    return refuse("asks for something that not every host can match.", remedy);
  }
  return { ok: true, address: `${kept}?${query}` };
}

/** The path of an old address, percent-encoded as in rules, and what it asks for by name. */
export function partsOfOldAddress(address: string): { path: string; query: Record<string, string> } {
  const [path = "", query = ""] = address.split("?");
  const encoded = encodeURI(path.normalize("NFC")).replace(/%25(25|3F|23)/g, "%$1");
  return { path: encoded, query: Object.fromEntries(new URLSearchParams(query)) };
}
