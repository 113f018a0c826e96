import { type PictureTask, pictureTask } from "../incremental/pictures.ts";
import { isPicture, outputFile } from "../pages/addresses.ts";
import type { Asset, EncodedPicture } from "../pages/page.ts";
import type { PictureGroup, PublishedPictures } from "../pages/picture-assets.ts";
import type { SitePlan } from "../site/site-plan.ts";

/** What is shown at the address of a picture: a file as it is, or one that has to be encoded. */
export type FoundPicture = { asset: Asset; task: null } | { asset: null; task: PictureTask };

type ByName = ReadonlyMap<string, FoundPicture>;

/**
 * Finds pictures for a preview, which lists none until somebody asks, and then those of the newest stories first. What
 * was listed is remembered from one version of the site to the next.
 */
export class PictureFinder {
  /** By what stands for the pictures of a group. */
  private listed = new Map<string, ByName>();
  /** In the order in which they are asked. */
  private groups: PictureGroup[] = [];

  /** @param version stands for all that pictures have in common: code, settings. */
  follow(plan: Pick<SitePlan, "pictures" | "storyPictures">, version: string): void {
    const own = plan.pictures.map(({ path }) => path).join("\n");
    const newsroom = { name: "newsroom", key: own, list: () => ({ assets: [], encoded: plan.pictures }) };
    this.groups = [newsroom, ...plan.storyPictures.toReversed()].map((group) => ({
      ...group,
      key: [version, group.name, group.key].join("\n"),
    }));
    const kept = this.groups.flatMap(({ key }): [string, ByName][] => {
      const known = this.listed.get(key);
      return known ? [[key, known]] : [];
    });
    this.listed = new Map(kept);
  }

  /** @param name of a file of the output. */
  find(name: string): FoundPicture | null {
    if (!isPicture(name)) return null;
    for (const group of this.groups) {
      const found = this.listOf(group).get(name);
      if (found) return found;
    }
    return null;
  }

  private listOf({ key, list }: PictureGroup): ByName {
    const known = this.listed.get(key) ?? byName(list());
    this.listed.set(key, known);
    return known;
  }
}

const byName = ({ assets, encoded }: PublishedPictures): ByName =>
  new Map([
    ...assets.map((asset): [string, FoundPicture] => [outputFile(asset.path), { asset, task: null }]),
    ...encoded.flatMap(tasksByName),
  ]);

/** A reader asks for one file: it is encoded without the others. */
const tasksByName = (picture: EncodedPicture): [string, FoundPicture][] =>
  picture.files.map((file) => [
    outputFile(file.path),
    { asset: null, task: pictureTask({ ...picture, files: [file] }) },
  ]);
