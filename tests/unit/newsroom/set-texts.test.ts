import { expect, test } from "vitest";
import { readNewsroom } from "../../../src/newsroom/read.ts";
import { FILES, newsroomFolder } from "./newsroom-folder.ts";

const french = String(FILES["site.yaml"])
  .replace("locale: en-US", "locale: fr-FR")
  .replace(/^tagline: .*$/m, `tagline: 'L"heure du port?'`)
  .replace(/^rights: .*$/m, "rights: L'Ancre");

const changes = {
  "site.yaml": french,
  "sections.yaml": `- slug: port\n  name: L'eau\n  description: 'Le "port"'\n`,
  "authors.yaml": `- slug: jo\n  name: Jo O'Dea\n  role: L'œil\n  bio: 'Jo a dit "oui"!'\n  links:\n    - label: L'blog\n      url: https://jo.example/?q='a'\n`,
  "agencies.yaml": `- slug: lp\n  name: L'P\n  fullName: L'Presse\n  credit: "L'agence {year}"\n`,
  "tags.yaml": `- label: L'été\n  description: "L'été"\n  aliases: ["l'estive"]\n`,
  "about.md": `Qui est "nous"?\n`,
  "front-page.yaml": "",
};

test("whatever the newsroom's files say to readers has the quotes and spaces of its language", () => {
  const { newsroom, issues } = readNewsroom(newsroomFolder(changes));
  expect(issues).toEqual([]);
  const { site, sections, authors, agencies, tags, prose } = newsroom;
  const shown = [site, sections, [...authors.values()], [...agencies.values()], [...tags.values()]];
  const texts = JSON.stringify(shown, (key, value) => (key === "url" || key === "aliases" ? undefined : value));
  expect(texts.match(/[^{}[\],:]*'[^{}[\],:]*/g)).toBeNull();
  expect([site.tagline, site.rights, prose.about.html.html]).toEqual([
    "L«\u00A0heure du port\u202F?",
    "L’Ancre",
    "<p>Qui est «\u00A0nous\u00A0»\u202F?</p>\n",
  ]);
  expect(authors.get("jo")).toMatchObject({ name: "Jo O’Dea", bio: "Jo a dit «\u00A0oui\u00A0»\u202F!" });
});

test("what no reader sees stays as it is typed", () => {
  const { newsroom } = readNewsroom(newsroomFolder(changes));
  expect(newsroom.authors.get("jo")?.links?.[0]?.url).toContain("%27a%27");
  expect([...newsroom.tags.keys()]).toEqual(["l-ete", "l-estive"]);
  expect(newsroom.tags.get("l-ete")).toBe(newsroom.tags.get("l-estive"));
});
