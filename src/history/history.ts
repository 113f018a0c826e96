import { readFileSync } from "node:fs";
import path from "node:path";
import type { Article } from "../article/article.ts";
import { createTypesetter, parseArticle, type Typesetter } from "../article/parse.ts";
import { type CommittedVersion, type Histories, mayKeepVersions } from "../edition/public-versions.ts";
import { type Instant, instant } from "../lib/clock.ts";
import { hasInvisible } from "../lib/invisible.ts";
import { formatIssue, type Issue } from "../lib/issue.ts";
import { UsageError } from "../lib/usage-error.ts";
import { readYaml } from "../lib/yaml.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";
import { git, unlessRefused } from "./git.ts";
import { MINOR_EDIT } from "./silent-edits.ts";

/** One commit that changed one file. */
interface FileCommit {
  at: Instant;
  message: string;
  /** What the file was called then, relative to the articles' folder. */
  name: string;
  /** The digest by which git keeps the contents. */
  blob: string;
}

/**
 * The committed versions of every article that may show them, from git; none where the newsroom does not ask for any.
 * What is not committed has no version.
 * @throws {UsageError} where git cannot say: the line of the setting, and what to do.
 */
export function readHistories(
  articlesDir: string,
  newsroomDir: string,
  articles: readonly Article[],
  newsroom: Newsroom,
): Histories {
  if (newsroom.site.history !== true) return new Map();
  refuseCutOff(articlesDir, newsroomDir);
  const commits = commitsByName(gitLog(articlesDir));
  const wanted = articles.flatMap((article) => {
    const own = commits.get(gitName(path.relative(articlesDir, article.file))) ?? [];
    return own.length > 1 && mayKeepVersions(article, newsroom) ? [{ article, own }] : [];
  });
  const blobs = readBlobs(
    articlesDir,
    wanted.flatMap(({ own }) => own.map(({ blob }) => blob)),
  );
  if (blobs === null) throw atSetting(newsroomDir, CUT_OFF);
  const typesetter = createTypesetter(newsroom.words);
  const parse = (article: Article, { name, blob }: FileCommit) =>
    parseVersion(article, name, blobs.get(blob), newsroom, typesetter);
  return new Map(
    wanted.map(({ article, own }): [string, CommittedVersion[]] => [
      article.file,
      own
        .toReversed()
        .map((commit) => ({ at: commit.at, reason: reasonIn(commit.message), article: parse(article, commit) })),
    ]),
  );
}

const CUT_OFF = {
  problem: "the history of this clone is cut off.",
  remedy: "Fetch it whole: git fetch --unshallow",
};
const NO_REPOSITORY = {
  problem: "there is no git repository around the articles.",
  remedy: "Build in a clone, or remove `history`.",
};

/** Half a history would show a change that never was: the first version that is left would count as the first. */
function refuseCutOff(articlesDir: string, newsroomDir: string): void {
  const answer = unlessRefused(() => ownGit(articlesDir, ["rev-parse", "--is-shallow-repository"]));
  if (answer === null) throw atSetting(newsroomDir, NO_REPOSITORY);
  if (answer.toString().trim() === "true") throw atSetting(newsroomDir, CUT_OFF);
}

/** The clone is at fault, and no file. The line says what needs the history. */
function atSetting(newsroomDir: string, what: Pick<Issue, "problem" | "remedy">): UsageError {
  const file = path.join(newsroomDir, "site.yaml");
  const settings = readYaml(readFileSync(file, "utf8"), file);
  const line = settings.ok ? settings.value.lineOf(["history"]) : 1;
  return new UsageError(formatIssue({ file, line, field: "history", ...what }));
}

/** A file is found by the name of today; a version of another story that git takes for a former name counts as none. */
function parseVersion(
  article: Article,
  name: string,
  bytes: Buffer | undefined,
  newsroom: Newsroom,
  typesetter: Typesetter,
): Article | null {
  if (!bytes) return null;
  // Pictures are beside the file of today.
  const file = path.join(path.dirname(article.file), path.posix.basename(name));
  const parsed = parseArticle({ file, bytes }, newsroom, typesetter);
  if (!parsed.ok) return null;
  return file === article.file || parsed.value.feedId === article.feedId ? parsed.value : null;
}

/** Nothing else of a commit's message is for readers. */
function reasonIn(message: string): string | null {
  const reason = MINOR_EDIT.exec(message)?.[1]?.trim() ?? "";
  return reason === "" || hasInvisible(reason) ? null : reason;
}

const gitName = (file: string): string => file.split(path.sep).join("/");

/**
 * Every commit on the main line that changed a file of the folder: what was merged counts from its merge. Whatever this
 * machine's git is set to, the answer is the same.
 */
function gitLog(folder: string): string[] {
  if (!hasCommit(folder)) return [];
  const options = "--first-parent --diff-merges=first-parent --no-follow --raw --no-abbrev -z --relative -M50% -l0";
  const plain = "--no-ext-diff --no-color --no-notes --no-show-signature --no-mailmap --encoding=UTF-8";
  const format = "--format=format:%ct%x00%B%x00";
  const log = ownGit(folder, [
    ...["-c", "log.showRoot=true", "log"],
    ...options.split(" "),
    ...plain.split(" "),
    format,
    "HEAD",
    "--",
    ".",
  ]);
  return log.toString("utf8").split("\0");
}

const hasCommit = (folder: string): boolean =>
  unlessRefused(() => ownGit(folder, ["rev-parse", "--verify", "--quiet", "HEAD"])) !== null;

/** Reads `time, message, (modes blobs status, name[, new name])…` for each commit, the newest first. */
function commitsByName(fields: readonly string[]): Map<string, FileCommit[]> {
  const walk = new NameWalk();
  let next = 0;
  const take = () => fields[next++] ?? "";
  while (next < fields.length) {
    const time = take().trim();
    if (time === "") continue;
    const message = take();
    const changes: Change[] = [];
    while ((fields[next] ?? "").trimStart().startsWith(":")) {
      const [, , , blob = "", status = ""] = take().trim().split(" ");
      const before = take();
      changes.push({ status: status.slice(0, 1), before, name: status.startsWith("R") ? take() : before, blob });
    }
    walk.back({ at: instant(Number(time) * 1000), message }, changes);
  }
  return walk.files;
}

interface Change {
  /** Added, modified, deleted, renamed, or of another type. */
  status: string;
  before: string;
  name: string;
  blob: string;
}

/** Follows files back through their names. */
class NameWalk {
  /** The commits of each file by its name of today, the newest first. */
  readonly files = new Map<string, FileCommit[]>();
  /** What a name of this point of the walk is called today; null for a file that is gone. Other names have stayed. */
  private readonly names = new Map<string, string | null>();

  back(commit: Pick<FileCommit, "at" | "message">, changes: readonly Change[]): void {
    const followed = changes.map((change) => ({ ...change, today: this.today(change.name) }));
    for (const { status, name, blob, today } of followed) {
      if (today !== null && status !== "D") {
        const known = this.files.get(today) ?? [];
        this.files.set(today, known);
        known.push({ ...commit, name, blob });
      }
      // An older file of the same name was another story.
      if (status !== "M" && status !== "T") this.names.set(name, null);
    }
    for (const { status, before, today } of followed) if (status === "R") this.names.set(before, today);
  }

  private today(name: string): string | null {
    const known = this.names.get(name);
    return known === undefined ? name : known;
  }
}

/** Contents by digest, all in one call; null where this clone lacks one. */
function readBlobs(folder: string, blobs: readonly string[]): Map<string, Buffer> | null {
  const contents = new Map<string, Buffer>();
  if (blobs.length === 0) return contents;
  const output = ownGit(folder, ["cat-file", "--batch"], `${[...new Set(blobs)].join("\n")}\n`);
  for (let start = 0; start < output.length; ) {
    const end = output.indexOf(10, start);
    const [blob = "", type = "", size = ""] = output.toString("utf8", start, end).split(" ");
    if (type !== "blob") return null;
    const first = end + 1;
    contents.set(blob, output.subarray(first, first + Number(size)));
    start = first + Number(size) + 1;
  }
  return contents;
}

const ownGit = (folder: string, options: readonly string[], input = ""): Buffer =>
  git(folder, ["--no-replace-objects", ...options], input);
