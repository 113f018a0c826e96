import { readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import type { Edition } from "../edition/edition.ts";
import type { Story, StoryContent } from "../edition/story.ts";
import type { Issue } from "../lib/issue.ts";
import { readYaml } from "../lib/yaml.ts";
import type { Repository } from "./git.ts";

/** The line of a commit message that owns up to a change too small for a correction. */
export const MINOR_EDIT = /^Minor-edit:[ \t]*(\S.*)$/im;

const REMEDY =
  "Add a line to its `corrections`, or an `updated` time; or say in the message of the commit why readers need not know: `Minor-edit: <why>`.";

/**
 * Published stories whose headline, standfirst or text changed since the base without a word to the reader; and
 * corrections that were taken back.
 * @param base the commit to which `before` belongs, checked out at `baseFolder`.
 */
export function findSilentEdits(
  before: Edition,
  after: Edition,
  repository: Repository,
  base: string,
  baseFolder: string,
): Issue[] {
  const known = new Map(before.stories.map((story) => [story.feedId, story]));
  const withdrawn = new Set(before.retractions.map(({ feedId }) => feedId));
  return after.stories.flatMap((story) => {
    const earlier = known.get(story.feedId);
    const isBack = withdrawn.has(story.feedId);
    if (!earlier && !isBack) return [];
    const changed = earlier ? changedParts(earlier, story) : ["retraction"];
    if (changed.length === 0) return [];
    const isTold =
      story.corrections.length > (earlier?.corrections.length ?? 0) ||
      (story.updatedAt ?? 0) > (earlier?.updatedAt ?? (isBack ? story.publishedAt : 0));
    const isTakenBack = changed.includes("corrections");
    if (isTold && !isTakenBack) return [];
    const file = path.relative(repository.root, realpathSync(story.file));
    const files = [file, ...(earlier ? [path.relative(baseFolder, earlier.file)] : [])];
    if (earlier && areMinor(files, repository, base)) return [];
    const problem = `this story is public, and its ${inWords(changed)} changed without telling readers.`;
    return [{ file: story.file, line: story.content().lines.headline, field: null, problem, remedy: REMEDY }];
  });
}

/** A picture as our renderer writes it, of which the words count. */
const PICTURE = /(?:<picture>(?:<source [^>]*>)*)?<img [^>]*?(alt="[^"]*")[^>]*>(?:<\/picture>)?/g;

function changedParts(before: Story, after: Story): string[] {
  // A picture's addresses hold a digest of its bytes: a smaller file of the same picture is no edit.
  const text = (content: StoryContent) => content.text.read().html.html.replace(PICTURE, (_, alt: string) => alt);
  const standfirst = (content: StoryContent) => (content.hasOwnStandfirst ? content.standfirst : null);
  const [was, is] = [before.content(), after.content()];
  const kept = before.corrections.every(({ at, text }) =>
    after.corrections.some((correction) => correction.at === at && correction.text === text),
  );
  return [
    ...(was.headline === is.headline ? [] : ["headline"]),
    ...(standfirst(was) === standfirst(is) ? [] : ["standfirst"]),
    ...(text(was) === text(is) ? [] : ["text"]),
    ...(kept ? [] : ["corrections"]),
  ];
}

const inWords = (parts: string[]): string =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;

/** What a source tells its readers: changes of tags or of the slug are no edits of the story. */
function told(bytes: Buffer): string {
  const text = bytes.toString("utf8").replace(/\r\n?/g, "\n");
  const [, yaml = "", body = ""] = /^---[ \t]*\n([\s\S]*?)^---[ \t]*$([\s\S]*)/m.exec(text) ?? [];
  const matter = readYaml(yaml, "");
  // A version that cannot be read counts as a whole.
  if (!matter.ok) return text;
  const { headline, standfirst, corrections } = matter.value.value as Record<string, unknown>;
  return JSON.stringify([headline, standfirst, corrections, body.trim()]);
}

/**
 * Whether every commit since the base that changed the file says that its edit is minor, and nothing is uncommitted. A
 * merge counts where it made what none of its parents had.
 */
function areMinor(files: string[], repository: Repository, base: string): boolean {
  const names = [...new Set(files)];
  const current = names[0] ?? "";
  const committed = repository.fileAt("HEAD", current);
  if (committed === null || told(committed) !== told(readFileSync(path.join(repository.root, current)))) return false;
  const commits = repository
    .git("rev-list", "--parents", `${base}..HEAD`, "--", ...names)
    .toString()
    .split("\n")
    .filter((line) => line !== "");
  const versions = (commit: string) =>
    names.map((name) => repository.fileAt(commit, name)).map((bytes) => (bytes === null ? "" : told(bytes)));
  const edits = commits.filter((line) => {
    const [commit = "", ...parents] = line.split(" ");
    const own = versions(commit).join();
    return parents.every((parent) => versions(parent).join() !== own);
  });
  const messages = edits.map((line) => repository.git("log", "-1", "--format=%B", line.slice(0, 40)).toString());
  return messages.length > 0 && messages.every((message) => MINOR_EDIT.test(message));
}
