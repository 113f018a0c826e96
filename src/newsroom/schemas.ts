import { z } from "zod";
import type { FieldMeta } from "../lib/validate.ts";
import { fitsHeader, httpsAddress, isOrigin } from "../lib/web-address.ts";
import { unportable } from "../text/portable-names.ts";
import { LONGEST_SLUG } from "../text/slugs.ts";

const field = <S extends z.ZodType>(schema: S, form: string): S => schema.meta({ form, rule: "" } satisfies FieldMeta);

const text = field(z.string().trim().min(1), "text");
const slug = field(
  z
    .string()
    .refine((value) => Buffer.byteLength(value) <= LONGEST_SLUG, { message: "is too long for an address." })
    .refine((value) => unportable(value) === null, { message: "is a name that Windows keeps for a device." })
    .regex(/^[\p{Ll}\p{Lm}\p{Lo}\p{M}\p{N}]+(-[\p{Ll}\p{Lm}\p{Lo}\p{M}\p{N}]+)*$/u, { message: "is not a slug." }),
  "lower-case words joined by hyphens",
);
const HTTPS = "an address that begins with https://";
/** For readers to follow. */
const webAddress = field(
  address((url) => url !== null, "is not a web address."),
  HTTPS,
);
/** For machines, and so for the headers of every answer. */
const headerAddress = field(
  address((url) => url !== null && fitsHeader(url), "is not a web address, or holds one of the signs ; , * '."),
  `${HTTPS}, and holds no ; , * or '`,
);
/** The same where paths follow: without a slash at its end. */
const headerBase = field(
  headerAddress.transform((href) => href.replace(/\/+$/, "")),
  `${HTTPS}, and holds no ; , * or '`,
);
const siteAddress = field(
  z
    .string()
    .trim()
    .refine((text) => isOrigin(httpsAddress(text)), { message: "is not the address of a whole site." })
    .transform((text) => new URL(text).origin),
  `${HTTPS} and ends with the name of the host, like https://www.example.com`,
);
const email = field(z.email({ message: "is not an e-mail address." }), "an e-mail address");
const fileName = field(
  z.string().regex(/^[\w-]+(\/[\w-]+)*\.\w+$/, { message: "is not a file's name." }),
  "the name of a file in the newsroom folder",
);

const listAddress = field(
  z.string().regex(/^\/(tags|authors|series|sections)\/[^/\s?#%*:]+\/$/, { message: "is not the address of a list." }),
  "the address of a tag, author, series or section, like /tags/film/",
);

/** An address as `URL` writes it: what is checked is what is published. */
function address(isRight: (url: URL | null) => boolean, message: string) {
  return z
    .string()
    .trim()
    .refine((text) => isRight(httpsAddress(text)), { message })
    .transform((text) => new URL(text).href);
}

const number = (pattern: RegExp, message: string, form: string) =>
  field(z.string().regex(pattern, { message }).transform(Number), form);

const numberOfStories = number(/^[1-9]\d{0,2}$/, "is not a number of stories.", "a whole number from 1 to 999");

const newsletterTexts = z.strictObject({
  name: text,
  promise: text,
  privacy: text,
  /** Whether the form asks for a ZIP code. */
  localNews: z.boolean(),
  /** What readers agree to: a box that they tick. */
  consent: text.optional(),
});

/** Who keeps the list of subscribers: Netlify Forms, unless another one is named. */
const newsletterSchema = z.discriminatedUnion("provider", [
  newsletterTexts.extend({ provider: z.literal("netlify").optional() }),
  newsletterTexts.extend({
    provider: z.literal("buttondown"),
    username: field(
      z.string().regex(/^[\w.-]+$/, { message: "is not the name of a Buttondown newsletter." }),
      "the last part of the newsletter's address at buttondown.com",
    ),
  }),
  newsletterTexts.extend({
    provider: z.literal("mailchimp"),
    action: field(
      address(isMailchimpAction, "is not the address of a Mailchimp form."),
      "the `action` of the embedded form that Mailchimp offers: https://….list-manage.com/subscribe/post?u=…&id=…",
    ),
  }),
]);

function isMailchimpAction(url: URL | null): boolean {
  if (url === null || !fitsHeader(url)) return false;
  const { hostname, pathname, searchParams } = url;
  const isWhole = searchParams.has("u") && searchParams.has("id");
  return hostname.endsWith(".list-manage.com") && pathname === "/subscribe/post" && isWhole;
}

/** `site.yaml`: who we are, where, and in which language and zone. */
export const siteSchema = z.strictObject({
  name: text,
  tagline: text,
  description: text,
  url: siteAddress,
  language: field(z.string().refine(isLocale, { message: "is not a language tag." }), "a language tag, like en"),
  locale: field(z.string().refine(isLocale, { message: "is not a language tag." }), "a language tag, like en-US"),
  zone: field(
    z.string().refine(isZone, { message: "is not a time zone." }),
    "an IANA time zone, like America/New_York",
  ),
  publisher: z.strictObject({ name: text, logo: fileName }),
  rights: text,
  trademark: text.optional(),
  mark: fileName,
  icon: fileName,
  socialCard: fileName,
  /** Whether a picture is drawn for each story that has none, for where it is shared. */
  storyCards: z.boolean().optional(),
  watchLive: z.strictObject({ label: text, url: webAddress }).optional(),
  newsletter: newsletterSchema,
  /** Whether readers' devices keep the last stories that were read on them, for when there is no network. */
  offline: z.boolean().optional(),
  /** How many stories the feeds of the site and its sections hold at least, and those of tags and authors. */
  feeds: z.strictObject({ items: numberOfStories.optional(), listItems: numberOfStories.optional() }).optional(),
  /** WebSub hubs that readers may subscribe to every feed at. */
  hubs: z.array(headerAddress).optional(),
  contact: z.strictObject({ newsroom: email, letters: email, corrections: email }),
  /** Pages of tags, authors, series or sections that are given up: while nothing is there, they answer 410 (gone). */
  retired: z.array(listAddress).optional(),
  /** Whether readers may see what changed in a story: each gets a page with its versions, from git. */
  history: z.boolean().optional(),
  comments: z.discriminatedUnion("provider", [
    z.strictObject({ provider: z.literal("letters"), default: z.enum(["open", "closed"]) }),
    z.strictObject({ provider: z.literal("coral"), default: z.enum(["open", "closed"]), origin: headerBase }),
    z.strictObject({
      provider: z.literal("giscus"),
      default: z.enum(["open", "closed"]),
      repository: text,
      repositoryId: text,
      category: text,
      categoryId: text,
    }),
  ]),
});

function isLocale(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

function isZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** Slugs that it had before, the oldest first: articles may go on using them, and their old pages lead to the new one. */
const formerSlugs = z.array(slug).optional();

/** `sections.yaml`, in the order of the navigation. */
export const sectionsSchema = z
  .array(
    z.strictObject({
      slug,
      name: text,
      description: text,
      kind: z.enum(["news", "opinion"]).default("news"),
      /** Its color on its own pages, its stories and its cards: an accent of the theme. */
      accent: field(
        slug,
        "the name of an accent: `red`, `blue`, `green`, `ochre`, `plum`, `slate`, `teal`, or one of theme.css",
      ).default("red"),
      aliases: formerSlugs,
    }),
  )
  .min(1);

/** `authors.yaml`: the people (and desks) that a byline may name. */
export const authorsSchema = z.array(
  z.strictObject({
    slug,
    name: text,
    role: text,
    bio: text,
    photo: fileName.optional(),
    email: email.optional(),
    aliases: formerSlugs,
    links: z.array(z.strictObject({ label: text, url: webAddress })).optional(),
  }),
);

/** `agencies.yaml`: the wire services that a `source` may name, and what their contracts allow. */
export const agenciesSchema = z.array(
  z.strictObject({
    slug,
    name: text,
    fullName: text,
    url: webAddress.optional(),
    /** The line under each story; `{year}` is the year of publication. */
    credit: field(text, "text, with {year} where the year belongs").optional(),
    /** Whether feeds may hold the whole text. */
    fullTextInFeeds: z.boolean().default(true),
    /** Days after publication on which the rights end. */
    expiresAfterDays: number(/^[1-9]\d{0,3}$/, "is not a number of days.", "a whole number of days").optional(),
    /** Whether archive pages, the search, monthly sitemaps and other people's caches may keep its stories. */
    archive: z.boolean().default(true),
  }),
);

/** `tags.yaml`: how a tag is spelled, and its own slug where the usual one would serve two meanings. */
export const tagsSchema = z.array(
  z.strictObject({
    label: text,
    slug: slug.optional(),
    description: text.optional(),
    /** Other spellings and former names: an article may use them, and their old pages lead here. */
    aliases: z.array(text).optional(),
  }),
);

/**
 * `front-page.yaml`: addresses of stories, in the order in which they are shown. A key without a value is no choice.
 * `from` lets a front be prepared before its stories are public; in a list of fronts, each takes the place of the one
 * before it at that time.
 */
export const frontPageSchema = z.strictObject({
  from: field(text, "`2024-05-25 18:28` in the newsroom's zone, or ISO 8601 with an offset").nullish(),
  lead: text.nullish(),
  secondary: z.array(text).nullish(),
  rails: z.record(z.string(), z.array(text)).nullish(),
});

export const frontsSchema = z.array(frontPageSchema);

export type SiteSettings = z.output<typeof siteSchema>;
export type Section = z.output<typeof sectionsSchema>[number];
export type Author = z.output<typeof authorsSchema>[number];
export type Agency = z.output<typeof agenciesSchema>[number];
export type RegisteredTag = z.output<typeof tagsSchema>[number];
export type FrontPageCuration = z.output<typeof frontPageSchema>;
