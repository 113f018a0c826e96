import { readFileSync } from "node:fs";
import { DateTime } from "luxon";
import { stringify } from "yaml";
import type { Instant } from "../lib/clock.ts";
import { placeholderMark, placeholderPictures } from "../pictures/draw-placeholder.ts";
import { PLACEHOLDER_SIZES } from "../pictures/placeholder.ts";
import { fileSlug } from "../text/file-slug.ts";
import { slugOf } from "../text/slugs.ts";
import { say } from "../words/sentence.ts";
import { type Answers, textsOf } from "./answers.ts";

/** The accents of sections take turns. */
const ACCENTS = ["red", "blue", "green", "ochre", "plum", "slate", "teal"] as const;

/** The commands of the program that a newsroom's `package.json` has by name. */
const SCRIPTS = ["start", "dev", "build", "check", "new", "receipt", "verify", "rules"];

/** What a newsroom stands on. */
export interface Ground {
  /** Where npm finds the generator: a version, or `file:`. */
  halyard: string;
  /** The Node versions that the generator runs on. */
  engines: string;
  /** The way from the top of the git repository to the newsroom's folder, with slashes; empty where it is the top itself. */
  folder: string;
}

/**
 * Every file of a new newsroom, by its path from the newsroom's folder.
 * @param now when the first story is published.
 */
export async function starterFiles(
  answers: Answers,
  { halyard, engines, folder }: Ground,
  now: Instant,
): Promise<Map<string, string | Buffer>> {
  const { name, locale, zone, language } = answers;
  const texts = textsOf(answers);
  const local = DateTime.fromMillis(now, { zone });
  const slug = fileSlug(say(texts.story.headline, { name }), local.toFormat("yyyy"), locale);
  const story = `articles/${local.toFormat("yyyy/MM")}/${slug}.md`;
  const email = `newsroom@${new URL(answers.url).hostname.replace(/^www\./, "")}`;
  const filled = (text: string, values: Record<string, string> = {}) =>
    say(text, { name, email, file: story, ...PLACEHOLDER_SIZES, ...values });
  /** In a text, what Markdown would read in a name is no markup. */
  const markdown = (text: string) => filled(text, { name: name.replace(/[\\`*_[\]<>{}~#|!]/g, "\\$&") });
  const { author } = texts;
  const pictures = await placeholderPictures(name, locale);
  const yaml = (value: unknown) => stringify(value, { lineWidth: 0 });
  const sections = answers.sections.map((section, index) => ({
    slug: slugOf(section, locale),
    name: section,
    description: filled(texts.section, { section }),
    accent: ACCENTS[index % ACCENTS.length],
  }));
  const authorSlug = slugOf(author.name, locale);
  const file = (own: string) => readFileSync(new URL(`files/${own}`, import.meta.url), "utf8");
  return new Map<string, string | Buffer>([
    ["package.json", `${JSON.stringify(packageOf(answers, halyard, engines), null, 2)}\n`],
    [".nvmrc", "24\n"],
    [".gitignore", ["node_modules", "/_site/", "/.cache/", "/.netlify/", "*.log", ""].join("\n")],
    ["README.md", markdown(texts.readme)],
    ["netlify.toml", file("netlify.toml")],
    ...workflows(answers, folder, file),
    [
      "newsroom/site.yaml",
      yaml({
        name,
        tagline: filled(texts.tagline),
        description: filled(texts.description),
        url: answers.url,
        language,
        locale,
        zone,
        publisher: { name, logo: "logo.png" },
        rights: filled(texts.rights),
        mark: "mark.svg",
        icon: "icon.png",
        socialCard: "social-card.png",
        storyCards: true,
        newsletter: {
          name: filled(texts.newsletter.name),
          promise: texts.newsletter.promise,
          privacy: texts.newsletter.privacy,
          localNews: false,
        },
        contact: { newsroom: email, letters: email, corrections: email },
        comments: { provider: "letters", default: "open" },
      }),
    ],
    ["newsroom/sections.yaml", yaml(sections)],
    ["newsroom/authors.yaml", yaml([{ slug: authorSlug, ...author, bio: filled(author.bio) }])],
    ["newsroom/agencies.yaml", texts.empty.agencies],
    ["newsroom/tags.yaml", texts.empty.tags],
    ["newsroom/front-page.yaml", texts.empty.frontPage],
    ["newsroom/about.md", markdown(texts.about)],
    ["newsroom/community-guidelines.md", markdown(texts.guidelines)],
    ["newsroom/privacy.md", markdown(texts.privacy)],
    ["newsroom/mark.svg", await placeholderMark(name, locale)],
    ["newsroom/icon.png", pictures.icon],
    ["newsroom/logo.png", pictures.logo],
    ["newsroom/social-card.png", pictures.socialCard],
    [
      story,
      [
        "---",
        yaml({
          headline: filled(texts.story.headline),
          published: local.toFormat("yyyy-MM-dd HH:mm"),
          section: sections[0]?.slug,
          standfirst: texts.story.standfirst,
          byline: [authorSlug],
          tags: [texts.story.tag],
        }).trimEnd(),
        "---",
        "",
        markdown(texts.story.text),
      ].join("\n"),
    ],
  ]);
}

/** GitHub reads workflows at the top of a repository alone. In a larger one, each paper has its own. */
function workflows({ name, locale }: Answers, folder: string, file: (name: string) => string): [string, string][] {
  const isTop = folder === "";
  const slug = isTop ? "paper" : slugOf(folder.replaceAll("/", " "), locale);
  const top = isTop
    ? ""
    : `${folder
        .split("/")
        .map(() => "..")
        .join("/")}/`;
  const values = {
    paper: name.replace(/["\\]/g, "'"),
    slug,
    folder: isTop ? "." : folder,
    paths: isTop ? "**" : `${folder}/**`,
  };
  return ["check", "receipt"].map((workflow) => [
    `${top}.github/workflows/${isTop ? workflow : `${workflow}-${slug}`}.yml`,
    say(file(`${workflow}.yml`), values),
  ]);
}

const packageOf = ({ name }: Answers, halyard: string, engines: string) => ({
  name: slugOf(name).slice(0, 200),
  private: true,
  type: "module",
  engines: { node: engines },
  scripts: { ...Object.fromEntries(SCRIPTS.map((script) => [script, `halyard ${script}`])), test: "halyard check" },
  dependencies: { halyard },
});
