import { imageHref } from "../article/image-href.ts";
import type { Picture } from "../newsroom/newsroom.ts";
import {
  asIcon,
  asPortrait,
  inStory,
  isVector,
  onCard,
  type Renditions,
  regionPath,
  toShare,
} from "../pictures/renditions.ts";
import { cardFile } from "../pictures/story-card.ts";
import type { PageContext } from "./context.ts";
import type { Asset, EncodedPicture } from "./page.ts";
import { cardOf } from "./story-cards.ts";

/** What the site publishes of pictures. */
export interface PublishedPictures {
  /** Files that go out as they are: vector drawings, and what the newsroom has made for its own pages. */
  assets: Asset[];
  encoded: EncodedPicture[];
}

/** Pictures of public stories and of the newsroom; one file where several stories use the same picture. */
export function publishedPictures({ edition, newsroom }: PageContext): PublishedPictures {
  const assets = new Map<string, Asset>();
  const encoded = new Map<string, EncodedPicture>();
  const addAsItIs = (picture: Picture, owner: string) => {
    const path = imageHref(picture);
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
  const add = (owner: string, picture: Picture, ...all: Renditions[]) => {
    if (isVector(picture)) addAsItIs(picture, owner);
    else for (const renditions of all) addTo(encoded, owner, renditions);
  };
  const { site } = newsroom;
  for (const name of [site.mark, site.icon, site.publisher.logo, site.socialCard]) {
    const picture = newsroom.pictures.get(name);
    if (picture) addAsItIs(picture, name);
  }
  const icon = newsroom.pictures.get(site.icon);
  if (icon && !isVector(icon)) add(site.icon, icon, asIcon(icon));
  for (const { photo } of newsroom.authors.values()) {
    const picture = photo === undefined ? undefined : newsroom.pictures.get(photo);
    if (picture) add(picture.file, picture, asPortrait(picture));
  }
  for (const story of edition.stories) {
    const { file, image, body } = story;
    const card = cardOf(story, newsroom);
    if (card) {
      const drawn = cardFile(card);
      encoded.set(drawn.path, { kind: "picture", path: drawn.path, owner: file, card, files: [drawn] });
    }
    if (image) {
      const { picture, focus } = image;
      add(file, picture, inStory(picture), onCard(picture, focus), ...toShare(picture, focus));
    }
    for (const { picture } of body.figures) add(file, picture, inStory(picture));
  }
  return { assets: [...assets.values()], encoded: [...encoded.values()] };
}

/** Two uses of one region share the files that both of them need. */
function addTo(encoded: Map<string, EncodedPicture>, owner: string, renditions: Renditions): void {
  const path = regionPath(renditions.picture, renditions.region);
  const known = encoded.get(path);
  if (!known) {
    encoded.set(path, { kind: "picture", path, owner, ...renditions, files: [...renditions.files] });
    return;
  }
  const paths = new Set(known.files.map((file) => file.path));
  known.files.push(...renditions.files.filter((file) => !paths.has(file.path)));
}
