import type { Story } from "../edition/story.ts";
import { absolute } from "../pages/addresses.ts";
import type { Shared } from "../pages/context.ts";
import { cardOf } from "../pages/story-cards.ts";
import { inStory, isVector } from "../pictures/renditions.ts";
import { oneFile } from "../pictures/sources.ts";
import { cardFile } from "../pictures/story-card.ts";
import type { FeedModel, FeedPicture } from "./model.ts";

/**
 * The lead picture where it is large enough for those who show feeds as pages; else the story's card; where none is drawn, the
 * lead picture as it is, or the newsroom's own card.
 */
export function pictureOfStory(story: Story, shared: Shared): FeedPicture | null {
  const { image, social } = story.content();
  const card = cardOf(story, shared.newsroom);
  if (card) {
    const { path, width, height } = cardFile(card);
    const drawn = { path, mediaType: "image/png", width, height, alt: social.headline, caption: null, credit: null };
    return published(drawn, shared);
  }
  if (!image || isVector(image.picture)) return pictureOfSite(shared);
  const { href, ...facts } = oneFile(image.picture, inStory(image.picture));
  const { alt, caption, credit } = image;
  return published({ path: href, ...facts, alt, caption, credit }, shared);
}

/** The newsroom's own card; null where it is a drawing, which few readers show. */
export function pictureOfSite(shared: Shared): FeedPicture | null {
  const { newsroom, site } = shared;
  const { href, width, height } = site.socialCard;
  const { mediaType = "" } = newsroom.pictures.get(newsroom.site.socialCard) ?? {};
  if (mediaType === "image/svg+xml") return null;
  return published({ path: href, mediaType, width, height, alt: site.name, caption: null, credit: null }, shared);
}

const published = (facts: Omit<FeedPicture, "url" | "length">, { site }: Shared): FeedPicture => ({
  ...facts,
  url: absolute(site.origin, facts.path),
  length: null,
});

/** The feed with the lengths of its pictures, once they are known. @param lengthOf a file, by its path, in bytes. */
export function withLengths(feed: FeedModel, lengthOf: (path: string) => number): FeedModel {
  const items = feed.items.map((item) =>
    item.picture === null ? item : { ...item, picture: { ...item.picture, length: lengthOf(item.picture.path) } },
  );
  return { ...feed, items };
}
