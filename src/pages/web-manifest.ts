import { imageHref } from "../article/image-href.ts";
import type { Newsroom, Picture } from "../newsroom/newsroom.ts";
import { asFavicon, asIcon, isVector } from "../pictures/renditions.ts";
import { addresses } from "./addresses.ts";
import type { PageContext } from "./context.ts";
import type { TextPage } from "./page.ts";

/** The paper's own ground, light and dark: `--paper` in styles/base.css. */
export const PAPER = { light: "#fbf9f4", dark: "#14181d" };

/** The side of the icon that Apple's devices put on a home screen, in pixels. */
const APPLE_ICON = 180;

const iconOf = ({ site, pictures }: Pick<Newsroom, "site" | "pictures">): Picture => {
  const icon = pictures.get(site.icon);
  if (!icon) throw new Error(`${site.icon} was there when the newsroom was read`);
  return icon;
};

/** The address of the icon for home screens; null for a drawing, which those devices do not take. */
export function homeScreenIcon(newsroom: Pick<Newsroom, "site" | "pictures">): string | null {
  const icon = iconOf(newsroom);
  if (isVector(icon)) return null;
  const { files } = asIcon(icon);
  return (files.find(({ width }) => width >= APPLE_ICON) ?? files.at(-1))?.path ?? null;
}

/** What the tab of a browser shows: a small file, or the drawing itself. */
export function tabIcon(newsroom: Pick<Newsroom, "site" | "pictures">): { href: string; type: string } {
  const icon = iconOf(newsroom);
  const href = isVector(icon) ? undefined : asFavicon(icon).files[0]?.path;
  return href === undefined ? { href: imageHref(icon), type: icon.mediaType } : { href, type: "image/png" };
}

/** What a device needs to know that keeps the site among its apps (https://www.w3.org/TR/appmanifest/). */
export function webManifestPage({ newsroom, site: { dir } }: PageContext): TextPage {
  const { site } = newsroom;
  const icon = iconOf(newsroom);
  const icons = isVector(icon)
    ? [{ src: imageHref(icon), sizes: "any", type: icon.mediaType }]
    : asIcon(icon).files.map(({ path, width, height }) => ({
        src: path,
        sizes: `${width}x${height}`,
        type: "image/png",
      }));
  const manifest = {
    id: "/",
    name: site.name,
    short_name: site.name,
    description: site.description,
    lang: site.locale,
    dir,
    start_url: "/",
    scope: "/",
    display: "minimal-ui",
    background_color: PAPER.light,
    theme_color: PAPER.light,
    icons,
  };
  const text = `${JSON.stringify(manifest, null, 1)}\n`;
  return { kind: "text", path: addresses.webManifest, owner: "site.yaml", model: { text } };
}
