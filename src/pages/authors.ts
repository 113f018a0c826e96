import type { Story } from "../edition/story.ts";
import type { NewsroomFacts } from "../newsroom/newsroom.ts";
import type { Author } from "../newsroom/schemas.ts";
import { asPortrait } from "../pictures/renditions.ts";
import { oneFile, type PictureSources, sourcesOf } from "../pictures/sources.ts";
import { labelled } from "../words/sentence.ts";
import { absolute, addresses } from "./addresses.ts";
import type { PageContext, Shared } from "./context.ts";
import { plainHead, rssLink } from "./head.ts";
import { divideList, type ListPage, type ListPart, listPage } from "./lists.ts";
import { pageGroup, pageKind } from "./page.ts";
import { card, type Link } from "./views.ts";

export interface AuthorView {
  href: string;
  name: string;
  role: string;
  bio: string;
  photo: PictureSources | null;
  email: string | null;
  links: Link[];
}

export type AuthorPage = ReturnType<typeof authorPage>;

export type AuthorIndexPage = ReturnType<typeof indexPage>;

/** A page for everyone whose byline is in the edition, with older pages, and the list of them all. */
export function authorPages(context: PageContext): (AuthorPage | ListPage | AuthorIndexPage)[] {
  const { edition, newsroom } = context;
  const present = [...newsroom.authors.values()].filter(({ slug }) => edition.authors.has(slug));
  const index = indexPage({ path: addresses.authorIndex, owner: "authors.yaml" }, () => present, context);
  return [index, ...present.flatMap((author) => pagesOf(author, edition.authors.get(author.slug) ?? [], context))];
}

function pagesOf(author: Author, stories: readonly Story[], shared: Shared): (AuthorPage | ListPage)[] {
  const path = addresses.author(author.slug);
  const [head, ...older] = divideList(path, stories);
  if (!head) return [];
  const group = pageGroup(`list ${path}`, [author, stories]);
  const facts = {
    path,
    title: author.name,
    description: author.bio,
    about: "author" as const,
    feeds: [feedOf(author, shared)],
  };
  return [
    authorPage({ path, owner: "authors.yaml", group }, () => ({ author, part: head }), shared),
    ...older.map((part) => listPage(facts, part, shared, group)),
  ];
}

const feedOf = ({ slug, name }: Author, { site }: Shared) =>
  rssLink(addresses.author(slug), labelled(site.name, name, site.words));

const authorPage = pageKind({
  kind: "author",
  model({ author, part }: { author: Author; part: ListPart }, shared: Shared) {
    const { newsroom, site } = shared;
    const photo = photoOf(author, newsroom);
    const feed = feedOf(author, shared);
    const { path } = part;
    return {
      head: plainHead(site, {
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
      }),
      author: authorView(author, newsroom),
      stories: part.stories.map((story) => card(story, newsroom)),
      pager: part.pager,
      feed,
    };
  },
});

const indexPage = pageKind({
  kind: "authors",
  model(authors: readonly Author[], { newsroom, site }: Shared) {
    const { authors: title, authorsIntro: description } = newsroom.words;
    return {
      head: plainHead(site, { title, description, path: addresses.authorIndex }),
      authors: authors.map((author) => authorView(author, newsroom)),
    };
  },
});

const photoOf = ({ photo }: Author, { pictures }: NewsroomFacts) =>
  photo === undefined ? undefined : pictures.get(photo);

function authorView(author: Author, newsroom: NewsroomFacts): AuthorView {
  const photo = photoOf(author, newsroom);
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
