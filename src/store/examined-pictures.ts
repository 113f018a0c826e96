import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { type Article, picturesOf } from "../article/article.ts";
import { ifThere } from "../lib/if-there.ts";
import type { Issue } from "../lib/issue.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";
import { EXAMINATION, type Examination, examinePicture } from "../pictures/examine.ts";
import type { Picture } from "../pictures/picture.ts";
import { ENCODING } from "../pictures/renditions.ts";
import { checkedPayload, replaceFile, withDigest } from "./cache-file.ts";

/** What was found in pictures, by the digest of each. */
export type Examinations = ReadonlyMap<string, Examination>;

/** A place that names a picture, and what was found in it. */
interface Examined extends Pick<Issue, "file" | "line" | "field"> {
  name: string;
  found: Examination;
}

const fileIn = (cacheDir: string) => path.join(cacheDir, "examined-pictures.json");

/** Another decoder may find something else. */
const VERSION = `${EXAMINATION} ${ENCODING.sharp}`;

/**
 * Decodes every picture of the articles and the newsroom that no earlier run has decoded, whether or not it is public:
 * a release must not be the first to look at it. What is found is kept in the cache; where the cache is damaged or
 * cannot be written, all is decoded again.
 * @throws {PictureChanged} where a picture has changed since it was read.
 */
export async function examinePictures(
  articles: readonly Article[],
  newsroom: Newsroom,
  cacheDir: string,
): Promise<Examinations> {
  const kept = readKept(cacheDir);
  const found = new Map<string, Examination>();
  const unknown = new Map<string, () => Picture | undefined>();
  const ask = (digest: string, picture: () => Picture | undefined) => {
    const known = kept.get(digest);
    if (known) found.set(digest, known);
    else unknown.set(digest, picture);
  };
  for (const article of articles) {
    article.pictures.forEach(({ digest }, index) => {
      ask(digest, () => picturesOf(article.content())[index]);
    });
  }
  for (const picture of newsroom.pictures.values()) ask(picture.digest, () => picture);
  const doubtful: typeof unknown = new Map();
  const examine = async (queue: typeof unknown, isAlone: boolean) => {
    for (const [digest, pictureOf] of queue) {
      queue.delete(digest);
      const picture = pictureOf();
      const examination = picture && (await examinePicture(picture, isAlone));
      if (examination) found.set(digest, examination);
      else if (examination === null) doubtful.set(digest, pictureOf);
    }
  };
  const isAnyUnknown = unknown.size > 0;
  await Promise.all(Array.from({ length: availableParallelism() }, () => examine(unknown, false)));
  await examine(doubtful, true);
  if (isAnyUnknown || found.size !== kept.size) keep(cacheDir, found);
  return found;
}

/**
 * The same articles with the issues of pictures that cannot be decoded.
 * @throws {PictureChanged} where a picture has changed since it was read.
 */
export async function withPictureIssues<T extends { articles: Article[]; issues: Issue[] }>(
  read: T,
  newsroom: Newsroom,
  cacheDir: string,
): Promise<T> {
  const examinations = await examinePictures(read.articles, newsroom, cacheDir);
  return { ...read, issues: [...read.issues, ...findBrokenPictures(read.articles, newsroom, examinations)] };
}

/** Every picture that cannot be published, at each place that names it. */
export const findBrokenPictures = (
  articles: readonly Article[],
  newsroom: Newsroom,
  examinations: Examinations,
): Issue[] =>
  placesOf(articles, newsroom, examinations, ({ problem }) => problem !== null).flatMap(({ name, found, ...place }) =>
    found.problem ? [{ ...place, problem: `"${name}" ${found.problem.problem}`, remedy: found.problem.remedy }] : [],
  );

/** Pictures that can be published, but that few readers will see anything in. */
export const adviseOnPictures = (
  articles: readonly Article[],
  newsroom: Newsroom,
  examinations: Examinations,
): Issue[] =>
  placesOf(
    articles,
    { ...newsroom, pictureUses: newsroom.pictureUses.filter(isPortrait) },
    examinations,
    isSwallowed,
  ).map(({ name, found, ...place }) => ({
    ...place,
    problem:
      found.drawnIn === "white"
        ? `"${name}" is transparent and nearly white: on the white ground that pages give it, nobody sees it.`
        : `"${name}" is transparent and nearly black: a dark page would swallow it, and shows it on a white ground.`,
    remedy: "Give it a ground of its own.",
  }));

const isSwallowed = ({ drawnIn }: Examination): boolean => drawnIn !== null;

/** Of the newsroom's own pictures, pages show these on a ground; the mark takes the color of the text around it. */
const isPortrait = ({ field }: Pick<Issue, "field">): boolean => /\bphoto$/.test(field ?? "");

/** The places of those pictures that are wanted. Of no other one is more asked than its digest. */
function placesOf(
  articles: readonly Article[],
  newsroom: Newsroom,
  examinations: Examinations,
  isWanted: (found: Examination) => boolean,
): Examined[] {
  const wanted = new Map([...examinations].filter(([, found]) => isWanted(found)));
  if (wanted.size === 0) return [];
  const inArticles = articles.flatMap((article) =>
    article.pictures.flatMap(({ digest, line, field }, index): Examined[] => {
      const found = wanted.get(digest);
      const name = found && picturesOf(article.content())[index]?.name;
      return found && name !== undefined ? [{ file: article.file, line, field, name, found }] : [];
    }),
  );
  const inNewsroom = newsroom.pictureUses.flatMap((use): Examined[] => {
    const found = wanted.get(newsroom.pictures.get(use.name)?.digest ?? "");
    return found ? [{ ...use, found }] : [];
  });
  return [...inArticles, ...inNewsroom];
}

/** Of most pictures, nothing is to be said. */
interface Kept {
  version: string;
  sound: string[];
  others: [digest: string, found: Examination][];
}

const SOUND: Examination = { problem: null, drawnIn: null };

function readKept(cacheDir: string): Examinations {
  const text = unlessRefused(() => ifThere(() => readFileSync(fileIn(cacheDir), "utf8")));
  const payload = text === null ? null : checkedPayload(text);
  if (payload === null) return new Map();
  const { version, sound, others } = JSON.parse(payload) as Kept;
  if (version !== VERSION) return new Map();
  return new Map([...sound.map((digest) => [digest, SOUND] as const), ...others]);
}

/** In one order, whatever was decoded first. */
function keep(cacheDir: string, examinations: Examinations): void {
  const found = [...examinations].sort(([a], [b]) => (a < b ? -1 : 1));
  const isSound = ({ problem, drawnIn }: Examination) => problem === null && drawnIn === null;
  const kept: Kept = {
    version: VERSION,
    sound: found.filter(([, one]) => isSound(one)).map(([digest]) => digest),
    others: found.filter(([, one]) => !isSound(one)),
  };
  unlessRefused(() => replaceFile(fileIn(cacheDir), withDigest(JSON.stringify(kept))));
}

/** Null where the disk refuses: nothing is lost but time. @throws {Error} whatever is not the disk's. */
function unlessRefused<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return null;
  }
}
