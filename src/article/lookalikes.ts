import { closeSync, openSync, readSync } from "node:fs";
import type { Issue } from "../lib/issue.ts";

/** What a file that is no article looks like. */
export interface Lookalike {
  /** An error where it was plainly meant as a story, else advice. */
  isStory: boolean;
  problem: Pick<Issue, "problem" | "remedy">;
}

/** Endings that mean Markdown. Ours is `.md`, in small letters. */
const MARKDOWN = "md|markdown|mdown|mkdn?|mkdown|mdwn|mdtxt|mdtext|mdx|rmd|qmd";
/** Endings of texts that people write stories in. */
const TEXTS = "txt|text|docx?|odt|rtf|pages|wpd|html?|xhtml|rst|adoc|asciidoc|org|textile|wiki|tex";

/** `story.MD`, `story.markdown`, `story.md.txt`, `story.md ` */
const IS_MARKDOWN = new RegExp(`\\.(${MARKDOWN})(\\.(txt|text))?[\\s.]*$`, "i");
const IS_TEXT = new RegExp(`\\.(${TEXTS})[\\s.]*$`, "i");
const ENDINGS = new RegExp(`(\\.(${MARKDOWN}|${TEXTS}))*[\\s.]*$`, "i");

/** What editors and systems leave behind: backups, locks, the state of a window. */
const LEFTOVER =
  /^(~\$|Thumbs\.db$|ehthumbs\.db$|desktop\.ini$|Icon\r$)|[~#]$|\.(sw[a-p]|tmp|temp|bak|backup|orig|rej|old|lock|part|crdownload)$/i;

/** Data, and what stories show: never a text. YAML begins like front matter. */
const OTHER =
  /\.(jpe?g|png|webp|avif|gif|svgz?|tiff?|bmp|ico|heic|heif|jxl|psd|ai|eps|raw|dng|mp[34]|m4[av]|mov|webm|og[gv]|wav|flac|pdf|zip|gz|ya?ml|json|geojson|csv|tsv|xlsx?|ods|pptx?|odp|xml|js|ts|css|woff2?|ttf|otf)$/i;

/**
 * What an editor may have taken for a story, though its name keeps it from being one; null for all other files.
 * @param name of a file that is no article by its name.
 * @param file where it is: its first line may be read.
 */
export function lookalikeOf(name: string, file: string): Lookalike | null {
  if (LEFTOVER.test(name) || OTHER.test(name)) return null;
  const right = `${name.replace(ENDINGS, "") || "story"}.md`;
  const isStory = IS_MARKDOWN.test(name) || beginsWithFrontMatter(file);
  if (isStory) {
    const problem = "this looks like a story, but only a name that ends with `.md` makes it one: nobody would see it.";
    return { isStory, problem: { problem, remedy: `Rename it to "${right}", or delete it.` } };
  }
  if (!IS_TEXT.test(name)) return null;
  const problem = "this file is not a story: readers will not see it.";
  return {
    isStory,
    problem: { problem, remedy: `Save its text as "${right}", with front matter, if it is meant as one.` },
  };
}

/** Whether the first line is `---`, after a byte order mark or none. Of what cannot be read, only the name counts. */
function beginsWithFrontMatter(file: string): boolean {
  const open = openToRead(file);
  if (open === null) return false;
  try {
    const bytes = Buffer.alloc(64);
    const length = readSync(open, bytes, 0, bytes.length, 0);
    return /^\uFEFF?---[ \t]*(\r|\n)/.test(bytes.toString("utf8", 0, length));
  } finally {
    closeSync(open);
  }
}

function openToRead(file: string): number | null {
  try {
    return openSync(file, "r");
  } catch (error) {
    if (["ENOENT", "EACCES", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) return null;
    throw error;
  }
}
