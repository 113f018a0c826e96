import { imageHref } from "../pictures/address.ts";
import { asIcon, isVector } from "../pictures/renditions.ts";
import { addresses } from "./addresses.ts";
import type { PageContext } from "./context.ts";
import { iconOf } from "./icons.ts";
import { type TextPage, textPage } from "./page.ts";

/** What a device needs to know that keeps the site among its apps (https://www.w3.org/TR/appmanifest/). */
export function webManifestPage(context: PageContext): TextPage {
  const { newsroom } = context;
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
    dir: context.site.dir,
    start_url: "/",
    scope: "/",
    display: "minimal-ui",
    background_color: newsroom.theme.colors.paper.light,
    theme_color: newsroom.theme.colors.paper.light,
    icons,
  };
  const text = `${JSON.stringify(manifest, null, 1)}\n`;
  return textPage(addresses.webManifest, "site.yaml", text);
}
