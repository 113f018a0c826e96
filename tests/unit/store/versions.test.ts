import { build } from "esbuild";
import { expect, test } from "vitest";
import { readSettings } from "../../../src/command/settings.ts";
import type { Newsroom } from "../../../src/newsroom/newsroom.ts";
import { siteView } from "../../../src/pages/site-view.ts";
import { codeVersion, parseVersion, READING, siteVersion } from "../../../src/store/versions.ts";
import { aNewsroom, SITE } from "../newsroom-factory.ts";

const CODE = { readers: "readers", all: "all" };
const ASSETS = {
  styles: "/s.css",
  overviewStyles: "/o.css",
  script: "/s.js",
  searchScript: "/q.js",
  formScript: "",
  offlineScript: null,
  liveScript: "/l.js",
  feedStyles: "/feed.css",
  fonts: [],
  italicFont: "",
};
const settings = readSettings({});

const site = (newsroom: Newsroom, code = CODE, changes: Partial<typeof settings> = {}) =>
  siteVersion(code, newsroom, siteView(newsroom, newsroom.site.url, ASSETS), { ...settings, ...changes });
const parsing = (newsroom: Newsroom, code = CODE, folder = "articles") => parseVersion(code, folder, newsroom);

test("the same code, newsroom and settings have the same versions", () => {
  expect(codeVersion()).toEqual(codeVersion());
  expect(site(aNewsroom())).toBe(site(aNewsroom()));
  expect(parsing(aNewsroom())).toBe(parsing(aNewsroom()));
});

test("all code that reads articles is part of what they are parsed with", async () => {
  const { metafile } = await build({
    entryPoints: ["src/store/refresh.ts", "src/store/stored-articles.ts"],
    outdir: "unused",
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "node",
    packages: "external",
  });
  const files = Object.keys(metafile.inputs);
  expect(files).toContain("src/article/parse.ts");
  expect(files.filter((file) => !READING.some((folder) => file.startsWith(`${folder}/`)))).toEqual([]);
});

const author = { slug: "ada-byron", name: "Ada King", role: "Reporter", bio: "Reports." };

test.each<[string, Partial<Newsroom>, boolean]>([
  ["a tagline", { site: { ...SITE, tagline: "Another" } }, false],
  ["an author's name", { authors: new Map([["ada-byron", author]]) }, true],
  ["the zone", { site: { ...SITE, zone: "Europe/Berlin" } }, true],
  ["whether comments are open", { site: { ...SITE, comments: { provider: "letters", default: "closed" } } }, true],
  ["the sections", { sections: aNewsroom().sections.slice(0, 2) }, true],
  ["a section's former slug", { sections: aNewsroom().sections.map((one) => ({ ...one, aliases: ["x"] })) }, true],
  ["the agencies", { agencies: new Map() }, true],
  ["the registered tags", { tags: new Map() }, true],
])("%s makes another site; articles are parsed again only where they depend on it", (_, changes, matters) => {
  expect(site(aNewsroom(changes))).not.toBe(site(aNewsroom()));
  expect(parsing(aNewsroom(changes)) === parsing(aNewsroom())).toBe(!matters);
});

test("an author's name alone changes no article", () => {
  const [first, second] = ["Ada King", "Ada Lovelace"].map((name) =>
    aNewsroom({ authors: new Map([["ada-byron", { ...author, name }]]) }),
  );
  expect(first && parsing(first)).toBe(second && parsing(second));
  expect(first && site(first)).not.toBe(second && site(second));
});

test("layouts are no part of what articles are parsed with; the code that reads them is", () => {
  const layouts = { ...CODE, all: "other layouts" };
  expect(parsing(aNewsroom(), layouts)).toBe(parsing(aNewsroom()));
  expect(site(aNewsroom(), layouts)).not.toBe(site(aNewsroom()));
  expect(parsing(aNewsroom(), { ...CODE, readers: "other" })).not.toBe(parsing(aNewsroom()));
});

test("a preview, and a site that search engines are kept from, are others", () => {
  const all = [{}, { preview: true }, { isProduction: false }].map((changes) => site(aNewsroom(), CODE, changes));
  expect(new Set(all).size).toBe(3);
});
