import fc from "fast-check";
import { DateTime } from "luxon";
import { picture } from "./pictures.ts";
import { bodyLine, line, sometimes, soundBodyLine, soundLine } from "./texts.ts";

/** When the newsroom is checked and first built. */
export const NOW = DateTime.fromISO("2026-11-23T15:00:00Z");
const ZONE = "America/New_York";
const FORMATS = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ssZZ"] as const;

/** A story as a file, and what it uses. */
export interface GivenStory {
  name: string;
  text: string;
  /** Names of pictures beside it. */
  pictures: string[];
  path: string;
}

/** Hours from now; and from the release of a story. */
const hours = fc.integer({ min: -80, max: 60 });
const later = fc.integer({ min: 0, max: 90 });
const NAMES = ["a", "night-ferry", "größe", "пий", "東京", "2026", "history", "page"];

const paragraph = fc.oneof(
  { weight: 8, arbitrary: bodyLine },
  soundBodyLine.map((text) => `## ${text}`),
  soundBodyLine.map((text) => `> ${text}`),
  fc.array(soundBodyLine, { minLength: 1, maxLength: 3 }).map((items) => items.map((item) => `- ${item}`).join("\n")),
  soundLine.map((text) => `\`\`\`\n${text.replaceAll("`", "'")}\n\`\`\``),
  soundBodyLine.map((text) => `::: pullquote\n${text}\n:::`),
  fc.constantFrom(
    "| a | b |\n| - | - |\n| c | d |",
    "A note[^1].\n\n[^1]: Of *some* length.",
    "[elsewhere](https://example.org/?a=b&c=<d>)",
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    "[about](/about/) and [the archive](/archive/)",
    "\\# no heading  \nnext line",
    "***",
  ),
);

const facts = fc.record({
  name: fc.constantFrom(...NAMES),
  at: hours,
  format: fc.constantFrom(...FORMATS),
  headline: line,
  standfirst: sometimes(line),
  kicker: sometimes(line),
  dateline: sometimes(soundLine),
  section: fc.constantFrom("city", "world", "opinion"),
  isWire: sometimes(fc.constant(true), 6),
  tags: fc.array(
    fc.oneof(
      fc.constantFrom("harbor", "Harbor", "C++", "Straße"),
      soundLine.map((text) => text.slice(0, 30)),
    ),
    {
      maxLength: 2,
    },
  ),
  image: sometimes(picture, 2),
  imageText: soundLine,
  figures: fc.array(picture, { maxLength: 1 }),
  updated: sometimes(later),
  corrections: fc.array(fc.tuple(later, line), { maxLength: 2 }),
  retracted: sometimes(fc.tuple(later, line), 6),
  expires: sometimes(later, 6),
  draft: sometimes(fc.constant(true), 8),
  aliases: fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.nat(99).map((number) => `/old/${number}/`) },
      fc.constantFrom("/sw.js", "/tags/harbor/", "/2019/größe", "/assets/x.css", "/archive/2026/11/", "/404"),
    ),
    { maxLength: 1 },
  ),
  lang: sometimes(fc.constantFrom("ar", "de", "ja", "he")),
  part: sometimes(fc.integer({ min: 1, max: 4 }), 5),
  updates: sometimes(fc.array(fc.tuple(later, line, bodyLine), { minLength: 1, maxLength: 2 }), 5),
  social: sometimes(line),
  body: fc.array(paragraph, { minLength: 1, maxLength: 5 }),
  /** Which other story it links to, and what it names there. */
  link: sometimes(fc.tuple(fc.nat(3), fc.constantFrom("", "", "", "#comments", "#corrections", "#nowhere")), 3),
  listLink: sometimes(
    fc.constantFrom("/tags/harbor/", "/authors/ada-byron/", "/archive/2026/11/", "/sections/city/"),
    6,
  ),
});

type Facts = typeof facts extends fc.Arbitrary<infer T> ? T : never;

const instantOf = ({ at }: Pick<Facts, "at">) => NOW.plus({ hours: at });

const pathOf = (story: Facts, place: number) =>
  `/${instantOf(story).setZone(ZONE).toFormat("yyyy/MM/dd")}/${slugOf(story, place)}/`;

const slugOf = ({ name }: Facts, place: number) => `${name}-${place}`;

function write(story: Facts, place: number, all: readonly Facts[]): GivenStory {
  const time = (after: number) => instantOf(story).plus({ hours: after }).setZone(ZONE).toFormat(story.format);
  const text = story.imageText;
  const keys: Record<string, unknown> = {
    headline: story.headline,
    published: time(0),
    section: story.section,
    ...(story.isWire ? { source: "afp" } : { byline: ["ada-byron", "bo-lindqvist"].slice(0, 1 + (place % 2)) }),
    standfirst: story.standfirst ?? (story.updates && "What is known."),
    kicker: story.kicker,
    dateline: story.dateline,
    tags: story.tags,
    image: story.image && { file: story.image, alt: text, credit: text, caption: text, focus: "20% 30%" },
    updated: story.updated === undefined ? undefined : time(story.updated),
    corrections: story.corrections.map(([after, said]) => ({ at: time(after), text: said })),
    retracted: story.retracted && { at: time(story.retracted[0]), reason: story.retracted[1] },
    expires: story.expires === undefined ? undefined : time(story.expires),
    draft: story.draft,
    aliases: story.aliases.map((alias) => (alias.startsWith("/old/") ? `${alias}${place}/` : alias)),
    lang: story.lang,
    series: story.part === undefined ? undefined : { name: "Tides", part: story.part },
    live: story.updates && true,
    social: story.social === undefined ? undefined : { headline: story.social, description: story.social },
  };
  const target = story.link && all[story.link[0]];
  const parts = [
    ...story.body,
    ...story.figures.map((name) => `![A view](${name} "A caption | A credit")`),
    ...(target && story.link ? [`See [this](${encodeURI(pathOf(target, story.link[0]))}${story.link[1]}).`] : []),
    ...(story.listLink ? [`See [those](${story.listLink}).`] : []),
    ...[...(story.updates ?? [])]
      .sort(([a], [b]) => b - a)
      .map(([after, headline, said]) => `::: update ${time(after)} ${headline.slice(0, 40)}\n${said}\n:::`),
  ];
  const lines = Object.entries(keys).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${JSON.stringify(value)}`],
  );
  return {
    name: `articles/2026/11/${slugOf(story, place)}.md`,
    text: `---\n${lines.join("\n")}\n---\n\n${parts.join("\n\n")}\n`,
    pictures: [...(story.image ? [story.image] : []), ...story.figures],
    path: pathOf(story, place),
  };
}

/** One to four stories of every state, that may link to each other. */
export const stories: fc.Arbitrary<GivenStory[]> = fc
  .array(facts, { minLength: 1, maxLength: 4 })
  .map((all) => all.map((story, place) => write(story, place, all)));
