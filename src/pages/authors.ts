import type { Author } from "../newsroom/schemas.ts";
import { asPortrait } from "../pictures/renditions.ts";
import { oneFile, type PictureSources, sourcesOf } from "../pictures/sources.ts";
import { absolute, addresses } from "./addresses.ts";
import type { PageContext } from "./context.ts";
import { type HeadModel, plainHead, rssLink } from "./head.ts";
import { divideList, ListMaker, type ListPage, listGroup, listKey, type Pager } from "./lists.ts";
import { type PageOf, pageOnDemand } from "./page.ts";
import { type CardView, card, type Link } from "./views.ts";

export interface AuthorView {
  href: string;
  name: string;
  role: string;
  bio: string;
  photo: PictureSources | null;
  email: string | null;
  links: Link[];
}

export interface AuthorModel {
  head: HeadModel;
  author: AuthorView;
  stories: CardView[];
  pager: Pager;
  feed: Link;
}

export type AuthorPage = PageOf<"author", AuthorModel>;

export interface AuthorIndexModel {
  head: HeadModel;
  authors: AuthorView[];
}

export type AuthorIndexPage = PageOf<"authors", AuthorIndexModel>;

/** A page for everyone whose byline is in the edition, with older pages, and the list of them all. */
export function authorPages(context: PageContext): (AuthorPage | ListPage | AuthorIndexPage)[] {
  const { edition, newsroom, site } = context;
  const present = [...newsroom.authors.values()].filter(({ slug }) => edition.authors.has(slug));
  const index: AuthorIndexPage = {
    kind: "authors",
    path: addresses.authorIndex,
    owner: "authors.yaml",
    model: {
      head: plainHead(
        { title: newsroom.words.authors, description: newsroom.words.authorsIntro, path: addresses.authorIndex },
        site,
      ),
      authors: present.map((author) => authorView(author, context)),
    },
  };
  return [index, ...present.flatMap((author) => pagesOf(author, context))];
}

function pagesOf(author: Author, context: PageContext): (AuthorPage | ListPage)[] {
  const { edition, newsroom, site } = context;
  const path = addresses.author(author.slug);
  const stories = edition.authors.get(author.slug) ?? [];
  const [head, ...older] = divideList(path, stories);
  if (!head) return [];
  const view = authorView(author, context);
  const photo = photoOf(author, context);
  const feed = rssLink(path, `${site.name}: ${author.name}`);
  const own = JSON.stringify(author);
  const group = listGroup(path, own, stories);
  const about = { kind: "author" as const, path, owner: "authors.yaml", group, key: () => listKey(own, head) };
  const page: AuthorPage = pageOnDemand(about, () => ({
    head: plainHead(
      {
        title: author.name,
        description: author.bio,
        path,
        feeds: [feed],
        jsonLd: [
          {
            "@context": "https://schema.org",
            "@type": "ProfilePage",
            mainEntity: {
              "@type": "Person",
              name: author.name,
              jobTitle: author.role,
              description: author.bio,
              url: absolute(site.origin, path),
              image: photo ? absolute(site.origin, oneFile(photo, asPortrait(photo)).href) : undefined,
              worksFor: { "@type": "NewsMediaOrganization", name: site.name, url: absolute(site.origin, "/") },
            },
          },
        ],
      },
      site,
    ),
    author: view,
    stories: head.stories.map((story) => card(story, newsroom)),
    pager: head.pager,
    feed,
  }));
  const facts = { path, title: author.name, description: author.bio, about: "author" as const, feeds: [feed] };
  const maker = new ListMaker(facts, context);
  return [page, ...older.map((part) => maker.page(part, group))];
}

const photoOf = ({ photo }: Author, { newsroom }: PageContext) =>
  photo === undefined ? undefined : newsroom.pictures.get(photo);

function authorView(author: Author, context: PageContext): AuthorView {
  const photo = photoOf(author, context);
  return {
    href: addresses.author(author.slug),
    name: author.name,
    role: author.role,
    bio: author.bio,
    photo: photo ? sourcesOf(asPortrait(photo)) : null,
    email: author.email ?? null,
    links: (author.links ?? []).map(({ label, url }) => ({ href: url, label })),
  };
}
