import type { FeedModel } from "../feeds/feed.ts";
import type { OpmlModel } from "../feeds/opml.ts";
import type { SitemapModel } from "../sitemaps/sitemap.ts";
import type { ArchiveModel } from "./archive.ts";
import type { ArticleModel } from "./article.ts";
import type { AuthorIndexModel, AuthorModel } from "./authors.ts";
import type { CorrectionsModel } from "./corrections.ts";
import type { FrontModel } from "./front.ts";
import type { ListModel } from "./lists.ts";
import type { RetractionModel } from "./retraction.ts";
import type { FormModel, NoticeModel, ProseModel, SearchModel } from "./service.ts";
import type { TagIndexModel } from "./tags.ts";

/** The model that each kind of page is a function of. One template in `layouts/` renders each kind. */
export interface PageModels {
  article: ArticleModel;
  retraction: RetractionModel;
  front: FrontModel;
  list: ListModel;
  author: AuthorModel;
  authors: AuthorIndexModel;
  tags: TagIndexModel;
  archive: ArchiveModel;
  corrections: CorrectionsModel;
  search: SearchModel;
  form: FormModel;
  prose: ProseModel;
  notice: NoticeModel;
  feed: FeedModel;
  opml: OpmlModel;
  sitemap: SitemapModel;
  text: { text: string };
}

export type PageKind = keyof PageModels;

/** One file of the output that Eleventy renders. */
export type Page = { [Kind in PageKind]: PageOf<Kind> }[PageKind];

export interface PageOf<Kind extends PageKind> {
  kind: Kind;
  /** Where the site answers with it: `/2024/05/25/slug/`. */
  path: string;
  /** The source file or settings file to name where two pages want one path. */
  owner: string;
  model: PageModels[Kind];
}

/** One file of the output that is copied as it is: a picture, a font, a script. */
export interface Asset {
  kind: "asset";
  path: string;
  owner: string;
  bytes: Uint8Array;
}
