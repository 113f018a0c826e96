import { readdirSync } from "node:fs";
import path from "node:path";
import { shortDigest } from "../lib/digest.ts";
import { ifThere } from "../lib/if-there.ts";
import { hasInvisible } from "../lib/invisible.ts";
import type { Issue } from "../lib/issue.ts";
import { readPlainFile, type SizeLimit } from "../lib/text-file.ts";
import { unportable } from "../text/portable-names.ts";

/** A file that the newsroom publishes as it is: `ads.txt`, a form, the proof for a search engine. */
export interface OwnFile {
  /** Its address: `/ads.txt`. */
  path: string;
  file: string;
  /** As of a picture. */
  digest: string;
}

/** No host takes larger ones. */
const LIMIT: SizeLimit = {
  bytes: 25 * 1024 ** 2,
  what: "this file",
  remedy: "Put it on another server, and link to it.",
};

/** The one hidden folder that the web knows (RFC 8615): `/.well-known/security.txt`. */
const WELL_KNOWN = ".well-known";

/** Where the site keeps files of its own, which browsers keep for a year. */
const OURS = ["assets", "images", "search"];

/** Every file below `files/` of the newsroom folder, in the order of their names. Other hidden files are some program's own. */
export function readOwnFiles(newsroomDir: string): { files: OwnFile[]; issues: Issue[] } {
  const files: OwnFile[] = [];
  const issues: Issue[] = [];
  const top = path.join(newsroomDir, "files");
  const walk = (folder: string, address: string) => {
    const entries = ifThere(() => readdirSync(folder, { withFileTypes: true })) ?? [];
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const { name } = entry;
      const isWellKnown = folder === top && name === WELL_KNOWN;
      if (name.startsWith(".") && !isWellKnown) continue;
      const file = path.join(folder, name);
      const problem = refusal(name, folder === top);
      if (problem !== null) {
        issues.push({ file, line: 1, field: null, problem, remedy: "Rename it." });
      } else if (entry.isDirectory()) walk(file, `${address}${name}/`);
      else {
        const read = readPlainFile(file, LIMIT);
        if (read.ok) files.push({ path: `${address}${name}`, file, digest: shortDigest(read.value) });
        else issues.push(...read.issues);
      }
    }
  };
  walk(top, "/");
  return { files, issues };
}

/** Why a name cannot be part of an address. */
function refusal(name: string, isAtTop: boolean): string | null {
  const reason = unportable(name);
  if (reason !== null) return `"${name}" ${reason}.`;
  if (hasInvisible(name) || /[?#%\\:*"<>|\uFFFD]/.test(name)) return `"${name}" is no name for an address.`;
  if (isAtTop && name.startsWith("_")) return `"${name}" begins with _, as the files do that hosts read.`;
  if (isAtTop && OURS.includes(name.toLowerCase())) return `"${name}" is where the site keeps files of its own.`;
  return null;
}
