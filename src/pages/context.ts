import type { Edition } from "../edition/edition.ts";
import type { PublicVersion } from "../edition/public-versions.ts";
import type { Newsroom, NewsroomFacts } from "../newsroom/newsroom.ts";
import type { SiteView } from "./site-view.ts";

/** What all pages share. The version of the site stands for all of it, so no page's key has to. */
export interface Shared {
  newsroom: NewsroomFacts;
  site: SiteView;
}

/** What pages are planned from: nothing here knows of an article that is not public. */
export interface PageContext extends Shared {
  edition: Edition;
  newsroom: Newsroom;
  /** The public versions of stories that have more than one, oldest first, by the story's path. */
  histories: ReadonlyMap<string, readonly PublicVersion[]>;
}
