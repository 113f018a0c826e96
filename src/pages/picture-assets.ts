import { imageHref } from "../article/image-href.ts";
import type { Picture } from "../newsroom/newsroom.ts";
import type { PageContext } from "./context.ts";
import type { Asset } from "./page.ts";

/** Pictures of public stories and of the newsroom; one file where several stories use the same picture. */
export function pictureAssets({ edition, newsroom }: PageContext): Asset[] {
  const assets = new Map<string, Asset>();
  const add = (path: string, owner: string, picture: Picture) => {
    if (assets.has(path)) return;
    assets.set(path, {
      kind: "asset",
      path,
      owner,
      get bytes() {
        return picture.bytes;
      },
    });
  };
  for (const picture of newsroom.pictures.values()) add(imageHref(picture), picture.name, picture);
  for (const story of edition.stories) {
    for (const { href, picture } of [...(story.image ? [story.image] : []), ...story.body.figures]) {
      add(href, story.file, picture);
    }
  }
  return [...assets.values()];
}
