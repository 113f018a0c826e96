import { trust } from "../../src/lib/trusted-html.ts";
import type { Newsroom, Prose } from "../../src/newsroom/newsroom.ts";
import type { Author, RegisteredTag, SiteSettings } from "../../src/newsroom/schemas.ts";
import { HOUSE } from "../../src/newsroom/theme.ts";
import { meaningOf } from "../../src/text/slugs.ts";
import { en } from "../../src/words/en.ts";
import { pictureOf } from "./pictures.ts";

export const SITE: SiteSettings = {
  name: "The Ledger",
  tagline: "A small paper",
  description: "A newsroom for unit tests.",
  url: "https://ledger.example",
  language: "en",
  locale: "en-US",
  zone: "America/New_York",
  publisher: { name: "Ledger Press", logo: "logo.png" },
  rights: "© Ledger Press",
  mark: "mark.svg",
  icon: "icon.png",
  socialCard: "card.png",
  newsletter: { name: "Morning", promise: "News.", privacy: "Yours.", localNews: false },
  contact: {
    newsroom: "desk@ledger.example",
    letters: "letters@ledger.example",
    corrections: "corrections@ledger.example",
  },
  comments: { provider: "letters", default: "open" },
};

const author = (slug: string, name: string): Author => ({ slug, name, role: "Reporter", bio: `${name} reports.` });
const registered = (label: string, slug: string): RegisteredTag & { slug: string } => ({ label, slug });

const prose = (name: string): Prose => ({ file: `${name}.md`, html: trust(""), links: [], anchors: [], advice: [] });

/** A small newsroom in New York; `changes` replaces parts of it. */
export function aNewsroom(changes: Partial<Newsroom> = {}): Newsroom {
  return {
    site: SITE,
    words: en,
    sections: [
      { slug: "globaltalk", name: "GlobalTalk", description: "The world.", kind: "news", accent: "red" },
      { slug: "city", name: "City", description: "The city.", kind: "news", accent: "red" },
      { slug: "opinion", name: "Opinion", description: "Views.", kind: "opinion", accent: "red" },
    ],
    authors: new Map([
      ["ada-byron", author("ada-byron", "Ada Byron")],
      ["bo-lindqvist", author("bo-lindqvist", "Bo Lindqvist")],
    ]),
    agencies: new Map([
      ["afp", { slug: "afp", name: "AFP", fullName: "Agence France-Presse", fullTextInFeeds: true, archive: true }],
    ]),
    tags: new Map(
      [registered("City Council", "city-council"), registered("C++", "c-plus-plus")].map((tag) => [
        meaningOf(tag.label),
        tag,
      ]),
    ),
    frontPage: { fronts: [], file: "front-page.yaml" },
    prose: { about: prose("about"), "community-guidelines": prose("community-guidelines"), privacy: prose("privacy") },
    pictures: new Map(["logo.png", "mark.svg", "icon.png", "card.png"].map((name) => [name, pictureOf(name)])),
    mark: trust("<svg></svg>"),
    pictureUses: [],
    files: [],
    theme: HOUSE,
    unread: new Set(),
    ...changes,
  };
}
