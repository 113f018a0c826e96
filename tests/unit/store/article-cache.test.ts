import { readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { createTypesetter, parseArticle } from "../../../src/article/parse.ts";
import { type CachedFolder, FolderReader, isCurrent, loadFolder } from "../../../src/store/article-cache.ts";
import { type FileState, fileState } from "../../../src/store/file-state.ts";
import { article } from "../../site.ts";
import { aNewsroom } from "../newsroom-factory.ts";
import { PNG } from "../pictures.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const stateOf = (file: string): FileState => fileState(file) ?? [0, 0, 0];

/** A folder with one story and its picture, read once; what was kept says that both are old. */
function aFolder() {
  const folder = temporaryFolder({
    "a.md": article({ image: "{ file: a.png, alt: A, credit: B }" }),
    "a.png": PNG,
  });
  const [file, picture] = [path.join(folder, "a.md"), path.join(folder, "a.png")];
  const cacheDir = path.join(folder, "cache");
  const damaged: string[] = [];
  const reader = new FolderReader(cacheDir, aNewsroom(), (name) => damaged.push(name));
  const task = () => ({ folder, context: "context", files: [{ file, state: stateOf(file) }] });
  const { cached } = reader.refresh(task());
  const old: CachedFolder = {
    ...cached,
    entries: cached.entries.map((entry) => ({
      ...entry,
      state: stateOf(file),
      pictures: entry.pictures.map((one) => ({ ...one, state: stateOf(one.file) })),
    })),
  };
  return { folder, file, picture, cacheDir, reader, task, old, damaged };
}

test("a folder of old files is not read; one whose story, picture or list of files has changed is", () => {
  const { file, picture, task, old } = aFolder();
  expect(isCurrent(old, task().files)).toBe(true);
  expect(isCurrent(old, [])).toBe(false);
  writeFileSync(picture, Buffer.concat([PNG, Buffer.from("more")]));
  expect(isCurrent(old, task().files)).toBe(false);
  const other = aFolder();
  writeFileSync(other.file, article({ headline: "Another" }));
  expect(isCurrent(other.old, other.task().files)).toBe(false);
  expect(file).not.toBe(other.file);
});

test("what was read within the step of the disk's clock is read again, and parsed only where its bytes differ", () => {
  const { cacheDir, folder, picture, reader, task } = aFolder();
  const kept = loadFolder(cacheDir, folder, "context", () => {});
  expect(kept && isCurrent(kept, task().files)).toBe(false);
  expect(reader.refresh(task()).parsed).toEqual([]);
  writeFileSync(picture, Buffer.concat([PNG, Buffer.from("more")]));
  expect(reader.refresh(task()).parsed).toHaveLength(1);
});

test("what was parsed with other code or settings is of no use", () => {
  const { cacheDir, folder } = aFolder();
  expect(loadFolder(cacheDir, folder, "another", () => {})).toBeNull();
});

test("an article that was kept says what it said when it was parsed", () => {
  const source = article({
    image: "{ file: a.png, alt: A, credit: B, caption: C }",
    social: '{ headline: "Another headline", description: "Another text." }',
    tags: "[Harbor, Tides]",
    corrections: '[{ at: "2026-11-21T10:00", text: "It was Ada." }]',
    aliases: "[/old/]",
    kicker: "Analysis",
    dateline: "HARBOR",
  });
  const folder = temporaryFolder({
    "a.md": `${source}\nSee [this](/2024/05/25/b/).\n\n![B](a.png "What it shows. | Photo: B")\n`,
    "a.png": PNG,
  });
  const file = path.join(folder, "a.md");
  const newsroom = aNewsroom();
  const parsed = parseArticle({ file, bytes: readFileSync(file) }, newsroom, createTypesetter(newsroom.words));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const reader = new FolderReader(path.join(folder, "cache"), newsroom);
  const { cached } = reader.refresh({ folder, context: "context", files: [{ file, state: stateOf(file) }] });
  const [kept] = reader.articles(cached);
  const { body, ...rest } = parsed.value;
  expect(body.figures).toHaveLength(1);
  expect(body.links).toHaveLength(1);
  for (const key of Object.keys(rest) as (keyof typeof rest)[]) expect(kept?.[key], key).toEqual(rest[key]);
  for (const key of ["text", "words", "figures", "links", "anchors", "updates", "hasEmbeds"] as const) {
    expect(kept?.body[key], key).toEqual(body[key]);
  }
  expect(kept?.body.html.html).toBe(body.html.html);
});

test("facts that were bent are parsed again, and told of", () => {
  const { cacheDir, reader, task, damaged } = aFolder();
  const { cached } = reader.refresh(task());
  const facts = path.join(cacheDir, "articles", cached.facts);
  const [again] = reader.articles(cached);
  writeFileSync(facts, readFileSync(facts, "utf8").replace(/headline":"[^"]*"/, 'headline":"Nobody wrote this"'));
  expect(again?.headline).not.toBe("Nobody wrote this");
  expect(damaged).toEqual([facts]);
  const { parsed } = reader.refresh(task());
  expect(parsed).toHaveLength(1);
});

test("a text that was bent is parsed again, and told of", () => {
  const { cacheDir, reader, task, damaged } = aFolder();
  const { cached } = reader.refresh(task());
  const texts = path.join(cacheDir, "articles", cached.texts);
  expect(reader.articles(cached)[0]?.body.text).toBe("The story, in one paragraph.");
  const [again] = reader.articles(reader.refresh(task()).cached);
  truncateSync(texts, 3);
  expect(again?.body.html.html).toBe("<p>The story, in one paragraph.</p>\n");
  expect(damaged).toEqual([texts]);
  expect(readdirSync(path.dirname(texts)).filter((name) => name.endsWith(".json"))).toEqual([]);
});
