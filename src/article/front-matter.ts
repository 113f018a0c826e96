import { z } from "zod";
import type { FieldMeta } from "../lib/validate.ts";

const plain = () => z.string().trim().min(1);

const field = <S extends z.ZodType>(schema: S, meta: FieldMeta): S => schema.meta({ ...meta });

const time = (meta: FieldMeta) => field(z.string(), meta);
const TIME_FORM = "`2024-05-25 18:28` in the newsroom's zone, or ISO 8601 with an offset";

/**
 * The front matter of an article: the one place that says which keys exist, what they look like and which rule they
 * obey. The types, the checker's messages and docs/reference/front-matter.md all come from here.
 * Times and slugs are still text here: `parseArticle` reads them, since that takes the newsroom's zone and lists.
 */
export const frontMatterSchema = z.strictObject({
  headline: field(plain(), { form: "text", rule: "Required." }),
  published: time({ form: TIME_FORM, rule: "Required. In the future: embargoed until then." }),
  section: field(plain(), { form: "a section's slug", rule: "Required. One of `sections.yaml`." }),
  standfirst: field(plain().optional(), {
    form: "text",
    rule: "The summary under the headline. Default: the first paragraph, cut at a sentence or word.",
  }),
  kicker: field(plain().optional(), { form: "text", rule: "A line above the headline." }),
  byline: field(z.array(plain()).min(1).optional(), {
    form: "a list of author slugs",
    rule: "Required unless `source` is given. Each one of `authors.yaml`.",
  }),
  source: field(plain().optional(), {
    form: "an agency's slug",
    rule: 'Wire copy: credited as "© AFP 2024", the agency and the year of publication. One of `agencies.yaml`.',
  }),
  dateline: field(plain().optional(), {
    form: "a place",
    rule: "Where the story was filed from, before its first paragraph.",
  }),
  tags: field(z.array(plain()).optional(), {
    form: "a list of text",
    rule: "Each tag has a page. Spelled as in `tags.yaml`, else as first used.",
  }),
  image: field(
    z
      .strictObject({
        file: field(plain(), { form: "the name of a picture beside the article", rule: "Required." }),
        alt: field(z.string(), {
          form: 'what the picture shows, or "" where it only decorates',
          rule: "Required.",
        }),
        credit: field(plain(), { form: "who made the picture", rule: "Required." }),
        caption: field(plain().optional(), { form: "text", rule: "Shown under the picture." }),
        focus: field(
          z
            .string()
            .regex(/^(100|[1-9]?\d)% (100|[1-9]?\d)%$/, { message: "is not a point." })
            .optional(),
          { form: "the point that crops keep, from left and top: `30% 40%`", rule: "Default: the middle." },
        ),
      })
      .optional(),
    {
      form: "`{ file, alt, credit, caption, focus }`",
      rule: "The lead picture. `file`, `alt` and `credit` are required.",
    },
  ),
  updated: time({ form: TIME_FORM, rule: "Not before `published`." }).optional(),
  corrections: field(
    z
      .array(
        z.strictObject({
          at: time({ form: TIME_FORM, rule: "Required." }),
          text: field(plain(), { form: "what was wrong, and what is right", rule: "Required." }),
        }),
      )
      .optional(),
    { form: "a list of `{ at, text }`", rule: "Shown on the page, on the corrections page and in its feed." },
  ),
  retracted: field(
    z
      .strictObject({
        at: time({ form: TIME_FORM, rule: "Required." }),
        reason: field(plain(), { form: "why the story is withdrawn", rule: "Required." }),
      })
      .optional(),
    { form: "`{ at, reason }`", rule: "The page becomes a notice; text, picture, feeds and search let the story go." },
  ),
  expires: time({ form: TIME_FORM, rule: "From then on as if it had never been; its address answers 410." }).optional(),
  draft: field(z.boolean().optional(), { form: "`true` or `false`", rule: "Not public, whatever the date." }),
  slug: field(plain().optional(), { form: "lower-case words joined by hyphens", rule: "Default: the file's name." }),
  aliases: field(z.array(plain()).optional(), {
    form: "a list of old paths, like `/2024/05/25/old-slug/`",
    rule: "Each redirects here for good. `/?p=123` is one, too.",
  }),
  id: field(plain().optional(), { form: "text", rule: "The id in feeds. Default: made from the first address." }),
  comments: field(z.enum(["open", "closed"]).optional(), {
    form: "`open` or `closed`",
    rule: "Default: from `site.yaml`.",
  }),
  live: field(z.literal([true, false, "ended"]).optional(), {
    form: "`true`, `false` or `ended`",
    rule: "`true`: covered as it happens, in updates. `ended`: the coverage is over, the updates stay.",
  }),
  series: field(
    z
      .strictObject({
        name: field(plain(), { form: "the name of the series", rule: "Required." }),
        part: field(
          z
            .string()
            .regex(/^[1-9]\d{0,3}$/, { message: "is not the number of a part." })
            .transform(Number),
          { form: "the number of the part: `2`", rule: "Required." },
        ),
      })
      .optional(),
    { form: "`{ name, part }`", rule: "The series that the story is a part of, spelled alike in all of its parts." },
  ),
  lang: field(plain().optional(), {
    form: "a language as in BCP 47: `ar`, `pt-BR`",
    rule: "What the story is written in. Default: the site's language.",
  }),
  dir: field(z.enum(["ltr", "rtl"]).optional(), {
    form: "`ltr` or `rtl`",
    rule: "Which way the story's script runs. Default: as `lang` is written.",
  }),
  dropCap: field(z.boolean().optional(), {
    form: "`true` or `false`",
    rule: "Whether the text begins with a large letter, for a long read. Scripts that run from right to left have none.",
  }),
  history: field(z.boolean().optional(), {
    form: "`true` or `false`",
    rule: "`false`: no earlier version may be read again. Needs `history: true` in `site.yaml` to matter.",
  }),
  social: field(
    z
      .strictObject({
        headline: field(plain().optional(), { form: "text", rule: "" }),
        description: field(plain().optional(), { form: "text", rule: "" }),
      })
      .optional(),
    { form: "`{ headline, description }`", rule: "For cards on social networks, where they should differ." },
  ),
});

export type FrontMatter = z.output<typeof frontMatterSchema>;
