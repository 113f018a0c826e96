import type { NewsroomFacts } from "../newsroom/newsroom.ts";
import { imageHref } from "../pictures/address.ts";
import type { Picture } from "../pictures/picture.ts";
import { asFavicon, asIcon, isVector } from "../pictures/renditions.ts";

/** The side of the icon that Apple's devices put on a home screen, in pixels. */
const APPLE_ICON = 180;

/** A picture that the newsroom's settings name. */
export function pictureNamed(name: string, { pictures }: Pick<NewsroomFacts, "pictures">): Picture {
  const picture = pictures.get(name);
  if (!picture) throw new Error(`${name} was there when the newsroom was read`);
  return picture;
}

/** The picture that stands for the paper. */
export const iconOf = (newsroom: Pick<NewsroomFacts, "site" | "pictures">): Picture =>
  pictureNamed(newsroom.site.icon, newsroom);

/** The address of the icon for home screens; null for a drawing, which those devices do not take. */
export function homeScreenIcon(newsroom: Pick<NewsroomFacts, "site" | "pictures">): string | null {
  const icon = iconOf(newsroom);
  if (isVector(icon)) return null;
  const { files } = asIcon(icon);
  return (files.find(({ width }) => width >= APPLE_ICON) ?? files.at(-1))?.path ?? null;
}

/** What the tab of a browser shows: a small file, or the drawing itself. */
export function tabIcon(newsroom: Pick<NewsroomFacts, "site" | "pictures">): { href: string; type: string } {
  const icon = iconOf(newsroom);
  const href = isVector(icon) ? undefined : asFavicon(icon).files[0]?.path;
  return href === undefined ? { href: imageHref(icon), type: icon.mediaType } : { href, type: "image/png" };
}
