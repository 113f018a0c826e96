import type { Edition } from "../edition/edition.ts";
import type { PublicVersion } from "../edition/public-versions.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";
import type { SiteView } from "./site-view.ts";

/** What the makers of pages are handed: nothing here knows of an article that is not public. */
export interface PageContext {
  edition: Edition;
  newsroom: Newsroom;
  site: SiteView;
  /** The public versions of stories that have more than one, oldest first, by the story's path. */
  histories: ReadonlyMap<string, readonly PublicVersion[]>;
}
