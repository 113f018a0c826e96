import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { formatIssue } from "../../../src/lib/issue.ts";
import type { Picture } from "../../../src/pictures/picture.ts";
import { readPicture } from "../../../src/pictures/read.ts";
import { checkedPayload, withDigest } from "../../../src/store/cache-file.ts";
import { adviseOnPictures, examinePictures, findBrokenPictures } from "../../../src/store/examined-pictures.ts";
import { anArticle, anImage } from "../article-factory.ts";
import { aNewsroom } from "../newsroom-factory.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const CLEAR = { r: 0, g: 0, b: 0, alpha: 0 };

/** A bar of a color on nothing, or on a ground. */
const bar = (color: string, background: typeof CLEAR | string = CLEAR) =>
  sharp({ create: { width: 200, height: 100, channels: 4, background } })
    .composite([{ input: { create: { width: 120, height: 6, channels: 4, background: color } }, left: 20, top: 40 }])
    .png()
    .toBuffer();

const drawing = (color: string, ground = "") =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">${ground}<path d="M20 40h120v6H20z" fill="${color}"/></svg>`;

let files: Record<string, string | Buffer>;
let folder: string;
const picture = (name: string): Picture => {
  const read = readPicture(folder, name);
  if (!read.ok) throw new Error(read.problem);
  return read.picture;
};

beforeAll(async () => {
  const noise = { type: "gaussian", mean: 128, sigma: 60 } as const;
  const create = { width: 200, height: 150, channels: 3, background: "#888", noise } as const;
  const [png, jpeg, webp, gif, deep] = await Promise.all([
    sharp({ create }).png().toBuffer(),
    sharp({ create }).jpeg().toBuffer(),
    sharp({ create }).webp().toBuffer(),
    sharp({ create }).gif().toBuffer(),
    sharp({ create }).toColourspace("rgb16").png().toBuffer(),
  ]);
  const cmyk = await sharp({ create }).toColourspace("cmyk").jpeg().toBuffer();
  const holed = (bytes: Buffer) =>
    Buffer.from(bytes).fill(0, Math.floor(bytes.length / 3), Math.floor(bytes.length / 2));
  const half = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);
  // It has an end, and so has the other one: the size that its head tells is what is left.
  const halfJpeg = Buffer.concat([half(jpeg), Buffer.from("ffd9", "hex")]);
  const halfWebp = Buffer.from(half(webp));
  halfWebp.writeUInt32LE(halfWebp.length - 8, 4);
  // Written by a careless program, and nothing is lost.
  const careless = Buffer.concat([jpeg.subarray(0, -2), Buffer.alloc(9, 0xaa), jpeg.subarray(-2), Buffer.alloc(99)]);
  files = {
    "sound.png": png,
    "sound.jpg": jpeg,
    "sound.webp": webp,
    "sound.gif": gif,
    "deep.png": deep,
    "cmyk.jpg": cmyk,
    "holed.png": holed(png),
    "half.jpg": halfJpeg,
    "half.webp": halfWebp,
    "careless.jpg": careless,
    "empty.gif": Buffer.from("474946383961140014008000000000000000003b", "hex"),
    "black.png": await bar("#0a0a10"),
    "white.png": await bar("#fdfdfd"),
    "red.png": await bar("#c02020"),
    "on-white.png": await bar("#000000", "#ffffff"),
    "black.svg": drawing("#111"),
    "white.svg": drawing("white"),
    "filled.svg": drawing("white", '<path d="M0 0h200v100H0z"/>'),
  };
});

beforeEach(() => {
  folder = temporaryFolder(files);
});

const showing = (lead: string, figure?: string): Article => {
  const figures = figure === undefined ? [] : [{ ...anImage(figure), picture: picture(figure) }];
  return anArticle("a", {
    image: { ...anImage(lead), picture: picture(lead) },
    figures,
    pictures: [
      { digest: picture(lead).digest, line: 6, field: "image.file" },
      ...figures.map(({ picture: { digest } }) => ({ digest, line: 20, field: null })),
    ],
  });
};

const NOBODY = aNewsroom({ pictures: new Map() });

async function told(article: Article, cacheDir = temporaryFolder({}), newsroom = NOBODY): Promise<string[]> {
  const found = await examinePictures([article], newsroom, cacheDir);
  return findBrokenPictures([article], newsroom, found).map(formatIssue);
}

const DAMAGED = "is damaged: not all of it can be decoded. Upload it again, or export it again from its original.";

test.each(["sound.png", "sound.jpg", "sound.webp", "sound.gif", "deep.png", "cmyk.jpg", "careless.jpg", "black.svg"])(
  "%s passes",
  async (name) => {
    expect(await told(showing(name))).toEqual([]);
  },
);

test.each(["holed.png", "half.jpg", "half.webp", "empty.gif"])("%s is told, where it is named", async (name) => {
  expect(await told(showing("sound.png", name))).toEqual([`articles/2024/05/a.md:20  "${name}" ${DAMAGED}`]);
  expect(await told(showing(name))).toEqual([`articles/2024/05/a.md:6  image.file: "${name}" ${DAMAGED}`]);
});

test("each of many damaged pictures is found, though they are decoded side by side", async () => {
  const create = { width: 200, height: 150, channels: 3, background: "#888" } as const;
  const cut = async (mean: number) => {
    const noise = { type: "gaussian", mean, sigma: 60 } as const;
    const whole = await sharp({ create: { ...create, noise } })
      .jpeg()
      .toBuffer();
    return Buffer.concat([whole.subarray(0, whole.length / 2), Buffer.from("ffd9", "hex")]);
  };
  const many = await Promise.all(Array.from({ length: 40 }, (_, index) => cut(90 + index)));
  folder = temporaryFolder(Object.fromEntries(many.map((bytes, index) => [`cut-${index}.jpg`, bytes])));
  const articles = many.map((_, index) => showing(`cut-${index}.jpg`));
  const found = await examinePictures(articles, NOBODY, temporaryFolder({}));
  expect(findBrokenPictures(articles, NOBODY, found)).toHaveLength(many.length);
});

test("a picture of the newsroom is told at the line of its settings", async () => {
  const newsroom = aNewsroom({
    pictures: new Map([["holed.png", picture("holed.png")]]),
    pictureUses: [{ file: "newsroom/authors.yaml", line: 7, field: "1.photo", name: "holed.png" }],
  });
  expect(await told(anArticle("a"), undefined, newsroom)).toEqual([
    `newsroom/authors.yaml:7  1.photo: "holed.png" ${DAMAGED}`,
  ]);
});

describe("what was found", () => {
  /** Whose bytes nobody may ask for again. */
  const closed = (article: Article): Article => {
    const { image, ...content } = article.content();
    const locked = image && { ...image, picture: { ...image.picture, file: "gone" } };
    return { ...article, content: () => ({ ...content, image: locked }) };
  };
  const file = (cacheDir: string) => path.join(cacheDir, "examined-pictures.json");

  test("is kept: a picture that nobody has changed is decoded once, sound or not", async () => {
    for (const name of ["sound.png", "holed.png", "black.png"]) {
      const cacheDir = temporaryFolder({});
      const first = await examinePictures([showing(name)], NOBODY, cacheDir);
      expect(await examinePictures([closed(showing(name))], NOBODY, cacheDir)).toEqual(first);
    }
  });

  test("is found again where the cache is damaged, of another version, or was never written", async () => {
    // A file that calls every picture sound.
    const lie = (cacheDir: string) =>
      (checkedPayload(readFileSync(file(cacheDir), "utf8")) ?? "").replace(
        /"sound".*/,
        `"sound":["${holed}"],"others":[]}`,
      );
    const holed = picture("holed.png").digest;
    const damage: ((cacheDir: string) => void)[] = [
      (cacheDir) => writeFileSync(file(cacheDir), readFileSync(file(cacheDir)).subarray(0, 90)),
      (cacheDir) => writeFileSync(file(cacheDir), `${"0".repeat(64)}\n${lie(cacheDir)}`),
      (cacheDir) => writeFileSync(file(cacheDir), withDigest(lie(cacheDir).replace(/"version":"\d+/, '"version":"0'))),
      (cacheDir) => writeFileSync(file(cacheDir), ""),
    ];
    for (const hurt of damage) {
      const cacheDir = temporaryFolder({});
      await told(showing("holed.png"), cacheDir);
      hurt(cacheDir);
      expect(await told(showing("holed.png"), cacheDir)).toHaveLength(1);
    }
    // A folder in the file's place, and a file in the folder's.
    const blocked = temporaryFolder({ file: "" });
    mkdirSync(file(blocked));
    expect(await told(showing("holed.png"), blocked)).toHaveLength(1);
    expect(await told(showing("sound.png"), path.join(blocked, "file"))).toEqual([]);
  });

  test("is forgotten of pictures that are gone, and is the same file in whatever order they were decoded", async () => {
    const cacheDir = temporaryFolder({});
    await told(showing("sound.png", "sound.jpg"), cacheDir);
    await told(showing("sound.jpg", "black.png"), cacheDir);
    const before = readFileSync(file(cacheDir), "utf8");
    expect(before).not.toContain(picture("sound.png").digest);
    const fresh = temporaryFolder({});
    await told(showing("black.png", "sound.jpg"), fresh);
    expect(readFileSync(file(fresh), "utf8")).toBe(before);
  });
});

test.each([
  ["black.png", "nearly black"],
  ["black.svg", "nearly black"],
  ["white.png", "nearly white"],
  ["white.svg", "nearly white"],
  ["red.png", null],
  ["on-white.png", null],
  ["filled.svg", null],
  ["sound.jpg", null],
])("advice on %s: %s", async (name, color) => {
  const article = showing("sound.png", name);
  const advice = adviseOnPictures([article], NOBODY, await examinePictures([article], NOBODY, temporaryFolder({})));
  expect(advice.map(({ line, field, remedy }) => ({ line, field, remedy }))).toEqual(
    color === null ? [] : [{ line: 20, field: null, remedy: "Give it a ground of its own." }],
  );
  for (const { problem } of advice) expect(problem).toContain(`"${name}" is transparent and ${color}`);
});
