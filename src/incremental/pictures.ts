import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { ifThere } from "../lib/if-there.ts";
import { isPicture, outputFile } from "../pages/addresses.ts";
import { BrokenPicture, encodePicture, type PictureProblem } from "../pictures/encode.ts";
import { type Picture, pictureBytes } from "../pictures/picture.ts";
import type { Region, Rendition, Renditions } from "../pictures/renditions.ts";
import type { CardText, DrawnCard } from "../pictures/story-card.ts";
import { type BuildCache, bytesWithDigest, checkedBytes, readKept, replaceFile } from "../store/cache-file.ts";
import type { Output } from "./output.ts";
import { stageFile } from "./stage.ts";
import type { MadeFile } from "./target.ts";

/** A part of a picture, or a card, and the files to make of it: JSON. */
export type PictureTask = { files: Rendition[] } & (PictureRegion | { card: CardText });

interface PictureRegion {
  source: Pick<Picture, "file" | "digest" | "width" | "height">;
  region: Region;
}

/** The files that were made; or why the picture cannot be decoded. */
export type PictureResult = MadeFile[] | { broken: PictureProblem };

export function pictureTask(encoded: Renditions | DrawnCard): PictureTask {
  const { files } = encoded;
  if ("card" in encoded) return { card: encoded.card, files };
  const { file, digest, width, height } = encoded.picture;
  return { source: { file, digest, width, height }, region: encoded.region, files };
}

/** Encoded pictures are kept here, each under the name that it is published as: what a lost output loses costs little. */
const folderIn = (cacheDir: string) => path.join(cacheDir, "pictures");

const keptFile = (cacheDir: string, rendition: string) => path.join(folderIn(cacheDir), path.basename(rendition));

/**
 * The bytes of the files, from the cache as far as it has them; what it lacks is encoded and kept.
 * @throws {BrokenPicture} where the picture cannot be decoded.
 * @throws {PictureChanged} where it is another one by now.
 */
export async function encodedFiles(task: PictureTask, cache: BuildCache): Promise<Buffer[]> {
  const { files } = task;
  const kept = new Map(files.map((file) => [file, checkedFile(keptFile(cache.dir, file.path), cache)]));
  const missing = files.filter((file) => !kept.get(file));
  if (missing.length > 0) {
    const encoded =
      "card" in task
        ? [await (await import("../pictures/draw-card.ts")).drawCard(task.card)]
        : await encodePicture(pictureBytes(task.source), task.source, task.region, missing);
    missing.forEach((file, index) => {
      const bytes = encoded[index] ?? null;
      if (bytes) replaceFile(keptFile(cache.dir, file.path), bytesWithDigest(bytes));
      kept.set(file, bytes);
    });
  }
  return files.map((file) => {
    const bytes = kept.get(file);
    if (!bytes) throw new Error(`nothing was encoded for ${file.path}`);
    return bytes;
  });
}

/** Encodes a picture and puts its files aside. @param standing digests of the files in the output, in their order. */
export async function stagePicture(
  task: PictureTask,
  standing: readonly (string | null)[],
  output: Output,
  cache: BuildCache,
): Promise<PictureResult> {
  try {
    const all = await encodedFiles(task, cache);
    return all.map((bytes, index) => stageFile(output, nameOf(task.files, index), bytes, standing[index]));
  } catch (error) {
    if (error instanceof BrokenPicture) return { broken: error.problem };
    throw error;
  }
}

/** Encodes into the cache alone. @throws {BrokenPicture} where the picture cannot be decoded. */
export async function developPicture(task: PictureTask, cache: BuildCache): Promise<null> {
  await encodedFiles(task, cache);
  return null;
}

const nameOf = (files: readonly Rendition[], index: number) => outputFile(files[index]?.path ?? "");

/** Removes what no page uses any more, so that a cache does not grow for ever. */
export function forgetOtherPictures(cacheDir: string, pictures: readonly { files: readonly Rendition[] }[]): void {
  const used = new Set(pictures.flatMap(({ files }) => files.map((file) => path.basename(file.path))));
  for (const name of ifThere(() => readdirSync(folderIn(cacheDir))) ?? []) {
    if (!used.has(name)) rmSync(path.join(folderIn(cacheDir), name), { force: true });
  }
}

/** The same where a build has not asked every story. @param deleted files that have gone from the output. */
export function forgetPictures(cacheDir: string, deleted: readonly string[]): void {
  for (const name of deleted.filter(isPicture)) {
    rmSync(path.join(folderIn(cacheDir), path.basename(name)), { force: true });
  }
}

function checkedFile(file: string, cache: BuildCache): Buffer | null {
  const kept = readKept(file);
  const bytes = kept && checkedBytes(kept);
  if (kept && bytes === null) cache.damaged(file);
  return bytes;
}
