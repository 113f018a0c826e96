import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { afterEach, expect, test } from "vitest";
import { main as build } from "../../src/cli/build.ts";
import { main as check } from "../../src/cli/check.ts";
import { readSettings } from "../../src/command/settings.ts";
import { silent } from "../../src/lib/progress.ts";
import { UsageError } from "../../src/lib/usage-error.ts";
import { Preview } from "../../src/preview/preview.ts";
import { build as buildSite } from "../../src/publish/build.ts";
import { article, type BuiltSite, TestNewsroom } from "../site.ts";
import { buildHere, runHere } from "./build-here.ts";

const SECRET = "TAKEN-IN-THE-KITCHEN";

/** A photo of a telephone held upright: stored on its side, with the place where it was taken. */
const photo = (width = 900, height = 600): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: "#345" } })
    .withExif({
      IFD0: { Copyright: SECRET, Artist: SECRET },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 3230/100" },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

const STORY = article(
  { image: '{ file: harbor.jpg, alt: "The harbor", credit: "Photo: Ada", focus: 50% 20% }' },
  'Text.\n\n![A quay](quay.jpg "The quay. | Photo: Ada")\n\nMore.',
);

async function newsroomWithPictures(): Promise<TestNewsroom> {
  return new TestNewsroom("ledger")
    .write("articles/2026/11/a.md", STORY)
    .write("articles/2026/11/harbor.jpg", await photo())
    .write("articles/2026/11/quay.jpg", await photo(300, 240));
}

let whole: Promise<{ newsroom: TestNewsroom; site: BuiltSite }> | null = null;

/** That newsroom and its site, built once for the tests that change nothing. */
function built(): Promise<{ newsroom: TestNewsroom; site: BuiltSite }> {
  whole ??= newsroomWithPictures().then(async (newsroom) => ({ newsroom, site: await buildHere(newsroom) }));
  return whole;
}

const PAGE = "2026/11/20/a/index.html";

const encoded = (site: BuiltSite): string[] => site.files().filter((file) => /^images\/(harbor|quay)-/.test(file));

const bytesOf = (site: BuiltSite, file: string): Buffer => readFileSync(path.join(site.folder, file));

const cacheOf = (newsroom: TestNewsroom): string => path.join(newsroom.folder, "cache/pictures");

test("no picture of a story holds what its camera wrote, each has the size that the page says, and the originals are not there", async () => {
  const { newsroom, site } = await built();
  const files = encoded(site);
  // 600 wide once it is turned: three formats in two widths, two more crops in JPEG; the card's crop in three formats.
  expect(files).toHaveLength(6 + 6 + 2 + 3);
  for (const file of files) {
    const { width, exif, icc, xmp, iptc, orientation } = await sharp(bytesOf(site, file)).metadata();
    expect({ exif, icc, xmp, iptc, orientation }, file).toEqual({});
    expect(file).toMatch(new RegExp(`-${width}\\.(avif|webp|jpg)$`));
  }
  expect(site.filesMentioning(SECRET)).toEqual([]);
  const originals = ["harbor.jpg", "quay.jpg"].map((name) =>
    readFileSync(path.join(newsroom.articles, "2026/11", name)),
  );
  const published = files.map((file) => bytesOf(site, file));
  expect(originals.filter((one) => published.some((other) => other.equals(one)))).toEqual([]);
  // Upright, as it is seen.
  expect(site.text(PAGE)).toMatch(
    /<img src="\/images\/harbor-\w+-600\.jpg" alt="The harbor" width="600" height="900" loading="eager"/,
  );
  expect(site.text(PAGE)).toMatch(
    /<img src="\/images\/quay-\w+-240\.jpg" alt="A quay" width="240" height="300" loading="lazy"/,
  );
});

test("every file that a page, a feed or a machine is told of is there", async () => {
  const { site } = await built();
  const told = new Set(
    [PAGE, "index.html", "feed.xml", "feed.atom", "feed.json"].flatMap((file) =>
      [...site.text(file).matchAll(/\/(images\/(?:harbor|quay)-[\w-]+\.\w+)/g)].map(([, name = ""]) => name),
    ),
  );
  expect([...told].filter((file) => !site.has(file))).toEqual([]);
  expect([...told].sort()).toEqual(encoded(site));
});

test("a card and a search engine are given crops around the focus, and a story says which picture to fetch first", async () => {
  const { site } = await built();
  const page = site.text(PAGE);
  const images = JSON.parse(/"image":(\[[^\]]*\])/.exec(page)?.[1] ?? "[]") as string[];
  const sizes = await Promise.all(
    images.map(async (url) => {
      const { width, height } = await sharp(bytesOf(site, new URL(url).pathname.slice(1))).metadata();
      return [width, height];
    }),
  );
  expect(sizes).toEqual([
    [600, 338],
    [600, 450],
    [600, 600],
  ]);
  expect(page).toContain(`<meta property="og:image" content="${images[0]}"`);
  expect(page).toContain('<meta property="og:image:height" content="338"');
  const [, preload = ""] = /<link rel="preload" as="image" ([^>]*)>/.exec(page) ?? [];
  expect(preload).toMatch(
    /^type="image\/avif" imagesrcset="\/images\/harbor-\w+-400\.avif 400w, \S+-600\.avif 600w" imagesizes=/,
  );
  expect(page.split(/srcset="[^"]*\.avif/).length).toBeGreaterThan(1);
});

test("a feed has each picture in one file", async () => {
  const feed = (await built()).site.text("feed.xml");
  expect(feed).toMatch(
    /&lt;img src="https:[^"]+\/images\/quay-\w+-240\.jpg"|<img src="https:[^"]+\/images\/quay-\w+-240\.jpg"/,
  );
  expect(feed).not.toContain("srcset");
  expect(feed).not.toContain("picture>");
});

test("a lost output is made from the cache alone, and what is damaged there is encoded again", async () => {
  const newsroom = await newsroomWithPictures();
  const site = await buildHere(newsroom);
  const clean = site.contents();
  const [name = ""] = encoded(site).map((file) => path.basename(file));
  const kept = path.join(cacheOf(newsroom), name);
  const isDone = async () => {
    rmSync(newsroom.output, { recursive: true });
    const { stdout, stderr } = await runHere(build, newsroom);
    expect(new Map([...site.contents()])).toEqual(clean);
    return stdout + stderr;
  };
  const before = readFileSync(kept);
  expect(await isDone()).not.toContain("damaged");
  writeFileSync(kept, Buffer.concat([before, Buffer.from("x")]));
  expect(await isDone()).toContain(`${kept} is damaged`);
  expect(readFileSync(kept).equals(before)).toBe(true);
  rmSync(cacheOf(newsroom), { recursive: true });
  await isDone();
});

test("the cache keeps what is published and nothing else", async () => {
  const newsroom = await newsroomWithPictures();
  const names = async () => {
    const site = await buildHere(newsroom);
    expect(
      readdirSync(cacheOf(newsroom))
        .filter((name) => /^(harbor|quay)-/.test(name))
        .sort(),
    ).toEqual(encoded(site).map((file) => path.basename(file)));
    return encoded(site);
  };
  expect(await names()).not.toEqual([]);
  newsroom.write("articles/2026/11/a.md", article({ draft: "true" }));
  expect(await names()).toEqual([]);
});

/** Noise, so that no part of the file is idle. */
const noise = (width: number, height: number) => {
  const background = { type: "gaussian", mean: 128, sigma: 60 } as const;
  return sharp({ create: { width, height, channels: 3, background: "#888", noise: background } })
    .png()
    .toBuffer();
};

/** Damaged where only decoding shows it. */
async function damaged(): Promise<Buffer> {
  const bytes = await noise(400, 300);
  return bytes.fill(0, 5_000, 6_000);
}

const DAMAGED = "is damaged: not all of it can be decoded. Upload it again, or export it again from its original.";

test("what decoding shows is told by check and build alike, whatever the state of the story, with its line and field", async () => {
  const newsroom = await newsroomWithPictures();
  const before = (await buildHere(newsroom)).contents();
  // Each story has its own: what is known of one picture is known wherever it is used.
  const image = (file: string) => `{ file: ${file}, alt: "x", credit: "y" }`;
  newsroom
    .write("articles/2026/11/draft.png", await damaged())
    .write("articles/2026/11/later.png", await damaged())
    .write("articles/2026/11/over.png", await damaged())
    .write("newsroom/authors/bo.png", await damaged())
    .write(
      "newsroom/authors.yaml",
      newsroom.read("newsroom/authors.yaml").replace("slug: bo-", "photo: authors/bo.png, slug: bo-"),
    )
    .write("articles/2026/11/draft.md", article({ headline: "Draft", draft: "true", image: image("draft.png") }))
    .write(
      "articles/2026/11/later.md",
      article({ headline: "Later", published: "2026-12-01 06:30" }, 'A.\n\n![x](later.png "| y")'),
    )
    .write(
      "articles/2026/11/over.md",
      article({ headline: "Over", expires: "2026-11-21 08:00", image: image("over.png") }),
    );
  for (const command of [check, build]) {
    const { exitCode, stderr } = await runHere(command, newsroom);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`2026/11/draft.md:7  image.file: "draft.png" ${DAMAGED}`);
    expect(stderr).toContain(`2026/11/later.md:10  "later.png" ${DAMAGED}`);
    expect(stderr).toContain(`2026/11/over.md:7  image.file: "over.png" ${DAMAGED}`);
    expect(stderr).toMatch(/authors\.yaml:\d+ {2}1\.photo: "authors\/bo\.png" is damaged/);
    expect(stderr).toContain("4 issues in 4 files.");
  }
  expect(new Map(siteAt(newsroom))).toEqual(before);
});

test("an embargoed story with a very tall picture, a drawing and a turned one passes the check, and its release builds", async () => {
  const tall = await sharp({ create: { width: 60, height: 17_000, channels: 3, background: "#a33" } })
    .jpeg()
    .toBuffer();
  const turned = await sharp(await noise(90, 60))
    .withMetadata({ orientation: 6 })
    .png()
    .toBuffer();
  const newsroom = new TestNewsroom("ledger")
    .write("articles/2026/11/tall.jpg", tall)
    .write("articles/2026/11/turned.png", turned)
    .write(
      "articles/2026/11/a.md",
      article(
        { published: "2026-12-01 06:30", image: "{ file: tall.jpg, alt: x, credit: y }" },
        'A.\n\n![x](turned.png "| y")',
      ),
    );
  expect(await runHere(check, newsroom)).toMatchObject({ exitCode: 0 });
  const site = await buildHere(newsroom, { BUILD_TIME: "2026-12-01T11:30:00Z" });
  const page = site.text("2026/12/01/a/index.html");
  expect(page).toMatch(/<img src="\/images\/turned-\w+-60\.jpg" alt="x" width="60" height="90"/);
  const [, name = ""] = /(images\/tall-\w+-\d+\.avif)/.exec(page) ?? [];
  const { height = 0 } = await sharp(bytesOf(site, name)).metadata();
  expect(height).toBeGreaterThan(16_000);
  expect(height).toBeLessThan(16_384);
});

test.each(["deleted", "replaced"])(
  "a picture that is %s while the site is built ends the build, which can be begun again",
  async (what) => {
    const newsroom = await newsroomWithPictures();
    const before = (await buildHere(newsroom)).contents();
    const file = path.join(newsroom.articles, "2026/11/harbor.jpg");
    writeFileSync(file, await photo(800, 600));
    const another = await photo(700, 600);
    const phase = (name: string) => {
      if (name !== "Rendering") return;
      if (what === "deleted") rmSync(file);
      else writeFileSync(file, another);
    };
    const settings = readSettings(newsroom.environment());
    const building = buildSite(settings, { ...silent, phase });
    await expect(building).rejects.toThrow(UsageError);
    await expect(building).rejects.toThrow(`${file} changed while the site was built. Build again.`);
    expect(new Map(siteAt(newsroom))).toEqual(before);
  },
);

function siteAt(newsroom: TestNewsroom): [string, string][] {
  return readdirSync(newsroom.output, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry): [string, string] => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(newsroom.output, file), readFileSync(file).toString("base64")];
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

test("a vector drawing goes out as it is, and no network is given one", async () => {
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900"><path d="M0 0h9v9z"/></svg>';
  const newsroom = new TestNewsroom("ledger")
    .write("articles/2026/11/a.md", article({ image: '{ file: map.svg, alt: "A map", credit: "Ada" }' }))
    .write("articles/2026/11/map.svg", drawing);
  const site = await buildHere(newsroom);
  const [file = ""] = site.files().filter((name) => name.startsWith("images/map-"));
  expect(site.text(file)).toBe(drawing);
  expect(site.text(PAGE)).toMatch(/<img src="\/images\/map-\w+\.svg" alt="A map" width="1600" height="900"/);
  expect(site.text(PAGE)).not.toMatch(/og:image" content="[^"]*\.svg|rel="preload" as="image"/);
});

let preview: Preview | null = null;
afterEach(() => preview?.close());

test("a preview encodes a file when somebody asks for it, drafts included", async () => {
  const newsroom = (await newsroomWithPictures()).write(
    "articles/2026/11/b.md",
    article({ draft: "true", image: "{ file: secret.jpg, alt: x, credit: y }" }),
  );
  newsroom.write("articles/2026/11/secret.jpg", await photo(500, 400));
  preview = new Preview(readSettings(newsroom.environment(), { preview: true }));
  await preview.refresh({});
  const page = String(await preview.read("2026/11/20/b/index.html"));
  const [, name = ""] = /(images\/secret-\w+-400\.avif)/.exec(page) ?? [];
  expect(await preview.has(name)).toBe(true);
  // Beside the icon, nothing has been encoded.
  const encoded = () => readdirSync(cacheOf(newsroom)).filter((file) => !file.startsWith("icon-"));
  expect(encoded()).toEqual([]);
  const bytes = await preview.read(name);
  expect(await sharp(bytes as Uint8Array).metadata()).toMatchObject({ format: "heif", width: 400, height: 500 });
  expect(encoded()).toEqual([path.basename(name)]);
  expect(await preview.has("images/secret.jpg")).toBe(false);
});
