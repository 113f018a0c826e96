import type { Newsroom } from "../newsroom/newsroom.ts";
import { addresses } from "../pages/addresses.ts";
import type { Asset } from "../pages/page.ts";
import { BrokenPicture } from "../pictures/encode.ts";
import { icoOf } from "../pictures/favicon.ts";
import { asFavicon, isVector } from "../pictures/renditions.ts";
import type { BuildCache } from "../store/cache-file.ts";
import { encodedFiles, pictureTask } from "./pictures.ts";

/**
 * `/favicon.ico`, which feed readers and those who preview links ask for whatever a page says; made of the newsroom's icon.
 * None where the icon is a drawing, or is broken: that is reported where pictures are made.
 */
export async function faviconAssets(
  { site, pictures }: Pick<Newsroom, "site" | "pictures">,
  cache: BuildCache,
): Promise<Asset[]> {
  const icon = pictures.get(site.icon);
  if (!icon || isVector(icon)) return [];
  const renditions = asFavicon(icon);
  const [file] = renditions.files;
  if (!file) return [];
  try {
    const [png] = await encodedFiles(pictureTask(renditions), cache);
    if (!png) return [];
    const bytes = icoOf(png, file.width);
    return [{ kind: "asset", path: addresses.favicon, owner: site.icon, bytes: () => bytes, version: file.path }];
  } catch (error) {
    if (error instanceof BrokenPicture) return [];
    throw error;
  }
}
