import { expect, test } from "vitest";
import { article, TestNewsroom } from "../site.ts";
import { PNG } from "../unit/pictures.ts";
import { buildHere } from "./build-here.ts";

const WHISTLE = `
- slug: carla-nowhere
  name: Carla Nowhere
  role: Reporter
  bio: Begins next month.
  photo: authors/carla-nowhere.png
  aliases: [carla-elsewhere]
`;

const newsroom = () =>
  new TestNewsroom("ledger")
    .write("newsroom/authors/ada.png", PNG)
    .write("newsroom/authors/carla-nowhere.png", PNG)
    .write("articles/2026/11/a.md", article());

/** With a portrait of the author of the public story. */
function withPortrait(one: TestNewsroom): TestNewsroom {
  const authors = one.read("newsroom/authors.yaml");
  return one.write(
    "newsroom/authors.yaml",
    authors.replace("slug: ada-byron,", "slug: ada-byron, photo: authors/ada.png,"),
  );
}

test("an author without a public story is nowhere in the output, and neither is the portrait", async () => {
  const before = await buildHere(withPortrait(newsroom()));
  const hired = withPortrait(newsroom());
  hired
    .write("newsroom/authors.yaml", hired.read("newsroom/authors.yaml") + WHISTLE)
    .write(
      "articles/2026/11/later.md",
      article({ headline: "Later", published: "2026-12-01 06:30", byline: "[carla-nowhere]" }),
    )
    .write("articles/2026/11/draft.md", article({ headline: "Draft", draft: "true", byline: "[carla-nowhere]" }));
  const after = await buildHere(hired);
  expect(after.filesMentioning("carla")).toEqual([]);
  expect(after.contents()).toEqual(before.contents());
  expect(after.files().filter((file) => file.startsWith("images/ada-"))).not.toEqual([]);
  // With the first story, she is there.
  const released = await buildHere(hired, { BUILD_TIME: "2026-12-01T11:30:00Z" });
  expect(released.files().filter((file) => file.startsWith("images/carla-nowhere-"))).not.toEqual([]);
});

test("every picture of the output is named by something that is public", async () => {
  const site = await buildHere(withPortrait(newsroom()));
  const texts = site
    .files()
    .filter((file) => /\.(html|xml|json|atom|webmanifest|txt)$/.test(file) || file === "_headers");
  const all = texts.map((file) => site.text(file)).join("\n");
  const pictures = site.files().filter((file) => file.startsWith("images/"));
  expect(pictures.length).toBeGreaterThan(5);
  expect(pictures.filter((file) => !all.includes(file))).toEqual([]);
});
