import { blocksOf } from "../edition/blocks.ts";
import type { Story } from "../edition/story.ts";
import type { NewsroomFacts } from "../newsroom/newsroom.ts";
import { imageHref } from "../pictures/address.ts";
import { type Picture, pictureBytes } from "../pictures/picture.ts";
import {
  asFavicon,
  asIcon,
  asPortrait,
  inStory,
  isVector,
  onCard,
  type Renditions,
  regionPath,
  toShare,
} from "../pictures/renditions.ts";
import { type CardText, cardFile } from "../pictures/story-card.ts";
import type { PageContext } from "./context.ts";
import { type Asset, type EncodedPicture, type PageGroup, pageGroup } from "./page.ts";
import { cardOf } from "./story-cards.ts";

/** What the site publishes of pictures. */
export interface PublishedPictures {
  /** Files that go out as they are: vector drawings, and what the newsroom has made for its own pages. */
  assets: Asset[];
  encoded: EncodedPicture[];
}

/** Pictures of some stories: the same key, the same pictures. */
export interface PictureGroup extends PageGroup {
  /** Reads the content of each of the stories: a build that finds nothing changed does not ask. */
  list(): PublishedPictures;
}

/**
 * Pictures of the newsroom itself: its icons, and those authors whom a public story names. The name of a file says who
 * somebody is before their first story does. The mark is part of each page.
 */
export function newsroomPictures({ edition, newsroom }: PageContext): PublishedPictures {
  const pictures = new PictureList();
  const { site } = newsroom;
  for (const name of [site.icon, site.publisher.logo, site.socialCard]) {
    const picture = newsroom.pictures.get(name);
    if (picture) pictures.addAsItIs(name, picture);
  }
  const icon = newsroom.pictures.get(site.icon);
  if (icon && !isVector(icon)) pictures.add(site.icon, icon, asIcon(icon), asFavicon(icon));
  for (const { slug, photo } of newsroom.authors.values()) {
    if (!edition.authors.has(slug)) continue;
    const picture = photo === undefined ? undefined : newsroom.pictures.get(photo);
    if (picture) pictures.add(picture.file, picture, asPortrait(picture));
  }
  return pictures.published();
}

/** The files that the newsroom publishes as they are. */
export const ownFiles = ({ newsroom }: PageContext): Asset[] =>
  newsroom.files.map((own) => ({
    kind: "asset",
    path: own.path,
    owner: own.file,
    bytes: () => pictureBytes(own),
    version: own.digest,
  }));

/**
 * Pictures of public stories, and the cards that are drawn for those without one. Where stories of several blocks use one
 * picture, each block lists its files.
 * @param block how many stories make a group.
 */
export function storyPictures({ edition, newsroom }: PageContext, block?: number): PictureGroup[] {
  return blocksOf(edition.stories, block).map(({ start, stories }) => {
    let listed: PublishedPictures | null = null;
    return {
      ...pageGroup(`pictures from ${start}`, stories),
      list() {
        listed ??= picturesOf(stories, newsroom);
        return listed;
      },
    };
  });
}

function picturesOf(stories: readonly Story[], newsroom: NewsroomFacts): PublishedPictures {
  const pictures = new PictureList();
  for (const story of stories) {
    const { file } = story;
    const { image, figures } = story.content();
    const card = cardOf(story, newsroom);
    if (card) pictures.addCard(file, card);
    if (image) {
      const { picture, focus } = image;
      pictures.add(file, picture, inStory(picture), onCard(picture, focus), ...toShare(picture, focus));
    }
    for (const { picture } of figures) pictures.add(file, picture, inStory(picture));
  }
  return pictures.published();
}

/** One file where a picture is used several times. */
class PictureList {
  private readonly assets = new Map<string, Asset>();
  private readonly encoded = new Map<string, EncodedPicture>();

  published(): PublishedPictures {
    return { assets: [...this.assets.values()], encoded: [...this.encoded.values()] };
  }

  addAsItIs(owner: string, picture: Picture): void {
    const path = imageHref(picture);
    if (this.assets.has(path)) return;
    this.assets.set(path, {
      kind: "asset",
      path,
      owner,
      bytes: () => pictureBytes(picture),
    });
  }

  add(owner: string, picture: Picture, ...all: Renditions[]): void {
    if (isVector(picture)) this.addAsItIs(owner, picture);
    else for (const renditions of all) this.addRenditions(owner, renditions);
  }

  addCard(owner: string, card: CardText): void {
    const drawn = cardFile(card);
    this.encoded.set(drawn.path, { kind: "picture", path: drawn.path, owner, card, files: [drawn] });
  }

  /** Two uses of one region share the files that both of them need. */
  private addRenditions(owner: string, renditions: Renditions): void {
    const path = regionPath(renditions.picture, renditions.region);
    const known = this.encoded.get(path);
    if (!known) {
      this.encoded.set(path, { kind: "picture", path, owner, ...renditions, files: [...renditions.files] });
      return;
    }
    const paths = new Set(known.files.map((file) => file.path));
    known.files.push(...renditions.files.filter((file) => !paths.has(file.path)));
  }
}
