import { mkdirSync, rmSync, symlinkSync, truncateSync } from "node:fs";
import { type Chapter, entry, FILE, files, newsroom, only, site, text } from "./chapter.ts";

const about = (prepare: () => void) =>
  files({ [FILE]: text() }, () => {
    rmSync("newsroom/about.md");
    prepare();
  });
const people = (...slugs: string[]) =>
  slugs.map((slug) => `- slug: ${slug}\n  name: x\n  role: y\n  bio: z\n`).join("");
/** Stories that name what an example took away say so as well. */
const of = (name: string, content: string | undefined) => only(new RegExp(`newsroom/${name}`), newsroom(name, content));

export const theNewsroom: Chapter = {
  title: "The newsroom",
  entries: [
    entry(
      "Put the file back. [Settings](../newsrooms/settings.md) says what belongs in it.",
      of("agencies.yaml", undefined),
    ),
    entry(
      "Every file of the newsroom must be a file of its own, in UTF-8, without marks of a merge conflict and without control characters, just like a story.",
      about(() => symlinkSync("privacy.md", "newsroom/about.md")),
      about(() => mkdirSync("newsroom/about.md")),
      files({ [FILE]: text() }, () => truncateSync("newsroom/about.md", 300_000)),
      only(
        /authors\.yaml/,
        files({ [FILE]: text() }, () => truncateSync("newsroom/authors.yaml", 3_000_000)),
      ),
    ),
    entry(
      "An entry lacks a required key. `0` is the first entry.",
      of("authors.yaml", "- slug: ada-byron\n  name: Ada\n  bio: x\n"),
    ),
    entry("Two entries have one slug. `2` is the third entry.", of("authors.yaml", people("ada", "bo", "ada"))),
    entry(
      "Write `city-news`, not `City News`.",
      of("sections.yaml", "- slug: City News\n  name: x\n  description: y\n"),
    ),
    entry(
      "Slugs are part of an address, which must fit on every disk.",
      of("sections.yaml", `- slug: ${"very-".repeat(30)}long\n  name: x\n  description: y\n`),
    ),
    entry("`news` or `opinion`.", of("sections.yaml", "- slug: city\n  name: x\n  description: y\n  kind: opinions\n")),
    entry(
      "Addresses of other sites must begin with `https://`.",
      of("authors.yaml", `${people("ada")}  links: [{ label: x, url: www.example.org }]\n`),
    ),
    entry("An e-mail address has an `@`.", site("letters@ledger.example", "letters")),
    entry(
      "Letters, digits, hyphens and underscores, and an ending: `my-logo.png`.",
      site("logo: logo.png", "logo: my logo.png"),
    ),
    entry(
      "The picture is not in the newsroom's folder.",
      site("logo: logo.png", "logo: logos-of-old.png"),
      site("logo: logo.png", "logo: Logo.PNG"),
    ),
    entry("Only the mark in the masthead must be SVG.", site("mark: mark.svg", "mark: icon.png")),
    entry("Zones have names like `America/New_York` or `Europe/Berlin`.", site("America/New_York", "New York")),
    entry("A hyphen, not an underscore: `en-US`.", site("en-US", "en_US")),
    entry(
      "The site speaks English, German, French, Spanish, Arabic and Japanese.",
      site("language: en", "language: it"),
    ),
    entry("Use one of the three names.", site("provider: letters", "provider: disqus")),
    entry(
      "Coral needs the address of its server; giscus needs its four keys. These values go into the headers of every page, where some signs have a meaning of their own.",
      site("provider: letters", "provider: coral"),
      site("provider: letters", "provider: coral\n  origin: https://coral.example;x"),
    ),
    entry(
      "The newsletter's provider gives you this value.",
      site("  localNews: false", "  localNews: false\n  provider: buttondown\n  username: my paper"),
      site("  localNews: false", "  localNews: false\n  provider: mailchimp\n  action: https://example.org/"),
    ),
    entry(
      "Write the number in digits.",
      of("agencies.yaml", "- { slug: afp, name: AFP, fullName: AFP, expiresAfterDays: thirty }\n"),
      site("contact:", "feeds:\n  items: many\ncontact:"),
    ),
    entry("Only these lists can be retired.", site("contact:", "retired: [/film/]\ncontact:")),
    entry(
      "`url` is the name of the host alone, without a path.",
      site("url: https://ledger.example", "url: https://ledger.example/paper/"),
    ),
    entry(
      "The file is empty, or is not a list of entries that begin with `- `. There must be at least one section.",
      of("sections.yaml", "x"),
    ),
    entry(
      "The three prose pages have no pictures and no updates. The first two messages go away with the picture.",
      newsroom("about.md", 'A paper ![x](x.png "x | y") for Wexmouth.\n'),
      newsroom("about.md", 'A paper.\n\n![x](x.png "x | y")\n'),
      newsroom("about.md", "A paper.\n\n::: update 2026-11-20 14:05\nNews.\n:::\n"),
    ),
  ],
};
